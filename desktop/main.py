"""The command line `vouch`: the window at once where it alone is asked for, else the verb."""

from __future__ import annotations

import sys

from core.domain.errors import VouchError
from desktop.session import session
from desktop.windowed import has_display, show_window

INTERRUPTED = 130


def main() -> None:
    """Runs the command line of this process."""
    try:
        sys.exit(_done(sys.argv[1:]))
    except VouchError as error:
        from desktop.terminal import complain  # noqa: PLC0415 (what draws at the terminal is slow to load)

        complain(error, session().own_words)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _done(arguments: list[str]) -> int | None:
    """The exit status of what was asked for. The window is there sooner without the other verbs."""
    match arguments:
        case ["desktop"]:
            return show_window()
        case ["desktop", "--smoke"]:
            return show_window(smoke=True)
        case [] if has_display():
            return show_window()
    from desktop.verbs import app  # noqa: PLC0415 (as said)

    app()
    return None


if __name__ == "__main__":
    main()
