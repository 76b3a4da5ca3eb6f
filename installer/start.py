"""Where the packaged application starts: the window or a verb, or one of its own reader processes."""

import runpy
import sys

MODULE = "-m"


def start() -> None:
    """Runs a module of ours where the program calls itself as Python would be called, else the command line."""
    if len(sys.argv) > 2 and sys.argv[1] == MODULE:
        module = sys.argv[2]
        del sys.argv[1:3]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    else:
        from desktop.main import main  # noqa: PLC0415 (a reader needs none of it)

        main()


if __name__ == "__main__":
    start()
