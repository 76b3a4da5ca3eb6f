"""What the type codes of UNTDID 1001 and of fatturaPA say an invoice is."""

SUBTYPES = {
    **dict.fromkeys(("81", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532"), "credit_note"),
    **dict.fromkeys(("80", "83", "84", "383", "384", "472"), "debit_note"),
    "325": "proforma",
    "386": "advance",
    "500": "advance",
    "TD02": "advance",
    "TD03": "advance",
    "TD04": "credit_note",
    "TD05": "debit_note",
    "TD08": "credit_note",
    "TD09": "debit_note",
}


def subtype(code: str) -> str:
    """The subtype of an invoice by its type code; an ordinary invoice where the code is none of the others."""
    return SUBTYPES.get(code, "invoice")
