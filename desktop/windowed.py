"""The window, shown. Qt is loaded by it alone, and nothing that only other verbs need."""

from __future__ import annotations

import os
import sys

from desktop.door import in_front
from desktop.session import session


def show_window(document: str = "", *, smoke: bool = False) -> int:
    """Opens the window, or brings the one that is open to the front; the exit status once it is closed."""
    now = session()
    if not has_display():
        if not smoke:
            from desktop.terminal import messages  # noqa: PLC0415 (slow to load, and a window does without)

            messages().print(now.words.say("display.none"), markup=False)
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if smoke:
        from desktop.window.smoke import smoke_test  # noqa: PLC0415 (Qt is for the window only)

        return smoke_test()
    if in_front(now.settings, document):
        return 0
    from desktop.window.application import run  # noqa: PLC0415 (likewise)

    return run(now.settings, now.given(), document=document)


def has_display() -> bool:
    """Whether a window could be seen here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
