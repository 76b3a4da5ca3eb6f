"""What only the review needs of a style sheet, in the colours of a theme."""

from __future__ import annotations

from string import Template

from desktop.window.look import Theme

SHEET = Template("""
QPushButton[role="choice"] {
  background: $surface; border: 1px solid $hairline; border-radius: 6px; padding: 3px 8px;
  text-align: left; min-height: 16px;
}
QPushButton[role="choice"]:hover { border-color: $accent; }
QToolButton[role="page"] { color: $muted; padding: 0 4px; border: none; max-height: 16px; }
QToolButton[role="page"]:hover { color: $text; background: transparent; }
#canvas { background: $ground; border: none; }
""")


def sheet(theme: Theme) -> str:
    """The rules, filled with colours."""
    return SHEET.substitute(theme.colours)
