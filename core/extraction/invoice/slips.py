"""What recognizers take for something else in addresses, put right where the neighbours leave no doubt."""

from __future__ import annotations

import re

NUMBER = re.compile(r"(?<![^\W_])(?=[\dOo]*[Oo])(?=(?:[Oo]*\d){2})[\dOo]{3,}(?![^\W_])")
"""digits with the letter O among them: "4330O", "29O" """
POSTCODE = re.compile(r"(?<![^\W_])(?=\d*D\d*(?![^\W_]))[\dD]{5}(?![^\W_])")
"""five digits of which one is read as D: a house number such as "12D" is shorter"""
CAPITAL_I = re.compile(r"(?<=[A-Z])I(?=[a-z](?![a-z]))")
"""a capital within a short word that goes on small: "JIn", "BIk" """


def mended(text: str) -> str:
    """A line of an address without slips of a recognizer."""
    text = NUMBER.sub(lambda found: found[0].replace("O", "0").replace("o", "0"), text)
    text = POSTCODE.sub(lambda found: found[0].replace("D", "0"), text)
    return CAPITAL_I.sub("l", text)
