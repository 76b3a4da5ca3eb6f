"""Papers printed by a headless Chromium: one process, driven over a pipe, a PDF for each page of HTML."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any, Self

LAUNCH = (
    "import fcntl, os, sys; ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]; "
    "[os.dup2(end, place) for place, end in enumerate(ends, 3)]; os.execv(sys.argv[3], sys.argv[3:])"
)
"""puts the pipes where the browser looks for them: it reads commands from 3 and writes answers to 4"""
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


def program() -> str:
    """The browser's path; "" where none is installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), "")


class Browser:
    """A browser that prints; to be used as a context."""

    def __enter__(self) -> Self:
        self._profile = tempfile.TemporaryDirectory()
        commands, self._sent = os.pipe()
        self._answers, answered = os.pipe()
        self._process = subprocess.Popen(  # noqa: S603  # our own arguments
            [sys.executable, "-I", "-S", "-c", LAUNCH, str(commands), str(answered), program(), "--headless",
             "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", f"--user-data-dir={self._profile.name}"],
            pass_fds=(commands, answered), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(commands)
        os.close(answered)
        self._number, self._read, self._session = 0, b"", ""
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._frame = self._call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        return self

    def __exit__(self, *_: object) -> None:
        self._session = ""
        self._call("Browser.close")
        self._process.wait()
        os.close(self._sent)
        os.close(self._answers)
        self._profile.cleanup()

    def pdf(self, html: str) -> bytes:
        """A page of HTML, printed."""
        self._call("Page.setDocumentContent", frameId=self._frame, html=html)
        return base64.b64decode(self._call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        message |= {"sessionId": self._session} if self._session else {}
        left = json.dumps(message).encode() + b"\0"
        while left:
            left = left[os.write(self._sent, left) :]
        return next(answer["result"] for answer in self._messages() if answer.get("id") == self._number)

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            while b"\0" not in self._read:
                more = os.read(self._answers, 1 << 16)
                if not more:
                    raise BrokenPipeError(program())
                self._read += more
            first, self._read = self._read.split(b"\0", 1)
            yield json.loads(first)


def printed(pages: Iterable[str]) -> Iterator[bytes]:
    """Each page of HTML as a PDF."""
    with Browser() as browser:
        yield from (browser.pdf(page) for page in pages)
