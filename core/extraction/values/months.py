"""Month names and their abbreviations in the languages that papers come in."""

import re

_NAMES = (
    "january jan janvier janv januar jänner enero ene gennaio gen januari janeiro जनवरी",
    "february feb février fevrier févr fevr fév februar febrero febbraio februari fevereiro fev फरवरी फ़रवरी",
    "march mar mars märz maerz mrz marzo maart mrt maret mac março मार्च",
    "april apr avril avr abril abr aprile अप्रैल",
    "may mai mayo maggio mag mei maio मई",
    "june jun juin juni junio giugno giu junho जून",
    "july jul juillet juil juli julio luglio lug julai julho जुलाई",
    "august aug août aout agosto ago augustus agustus ogos अगस्त",
    "september sept sep septembre septiembre settembre set setembro सितंबर सितम्बर",
    "october oct octobre oktober okt octubre ottobre ott outubro out अक्टूबर अक्तूबर",
    "november nov novembre noviembre novembro नवंबर नवम्बर",
    "december dec décembre decembre déc dezember dez diciembre dic dicembre desember disember dezembro दिसंबर दिसम्बर",
)
_NUMBERS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_WORDS = sorted(_NUMBERS, key=len, reverse=True)
MONTH = "(?:" + "|".join(re.escape(word) for word in _WORDS) + r")(?![^\W\d_])\.?"
"""a pattern for any month's name; match it without regard to case"""


def month_number(text: str) -> int:
    """1 to 12 for a month's name or number. Raises ValueError for anything else."""
    if text.isdecimal():
        return int(text)
    number = _NUMBERS.get(text.casefold().rstrip("."))
    if number is None:
        raise ValueError(text)
    return number
