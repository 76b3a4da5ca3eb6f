"""What stands behind the gate: most of the program, loaded once the window is painted."""

from desktop.handing import Holding
from desktop.window.inbox.view import InboxView
from desktop.window.preferences.keys_asking import KeyShown
from desktop.window.running import Running
from desktop.window.shell.shell import Shell

__all__ = ["Holding", "InboxView", "KeyShown", "Running", "Shell"]
