"""The parties of a UBL document: names, addresses, tax numbers."""

from __future__ import annotations

import re

from core.domain.record import Field
from core.reading.markup import Node
from core.reading.stated import address, stated, text

VAT = "VAT"
SIREN_SCHEMES = ("0002", "0009")
SIREN_LENGTH = 9
NAMES = ("PartyLegalEntity/RegistrationName", "PartyName/Name")


def party(role: str, one: Node | None) -> dict[str, Field | None]:
    """Name, address and tax number of one side, and the SIREN of a French seller."""
    if one is None:
        return {}
    postal = one.at("PostalAddress")
    fields = {
        f"{role}_name": next((name for path in NAMES if (name := text(one.at(path)))), None) or _person(one),
        f"{role}_address": address_of(postal) if postal else None,
        f"{role}_tax_id": _tax_id(one),
    }
    return fields if role != "vendor" else {**fields, "siren": _siren(one)}


def address_of(postal: Node) -> Field | None:
    """A postal address; a house number stands behind its street."""
    street, house = postal.at("StreetName"), postal.value("BuildingNumber")
    extra = [postal.at("AdditionalStreetName"), *(line.at("Line") for line in postal.each("AddressLine"))]
    postcode, city = postal.value("PostalZone"), postal.value("CityName")
    whole = address([street, *extra], postcode, city, postal.value("Country/IdentificationCode"), postal.path)
    if whole is None or street is None or not house:
        return whole
    numbered = whole.value.replace(street.text, f"{street.text} {house}", 1)
    return stated(numbered, path=postal.path)


def _person(one: Node) -> Field | None:
    person = one.at("Person")
    if person is None:
        return None
    name = f"{person.value('FirstName')} {person.value('FamilyName')}".strip()
    return stated(name, path=person.path) if name else None


def _tax_id(one: Node) -> Field | None:
    """The VAT number, else the number of another tax scheme."""
    schemes = [scheme for scheme in one.each("PartyTaxScheme") if scheme.value("CompanyID")]
    ranked = sorted(schemes, key=lambda scheme: scheme.value("TaxScheme/ID").upper() != VAT)
    return text(ranked[0].at("CompanyID")) if ranked else None


def _siren(one: Node) -> Field | None:
    company = one.at("PartyLegalEntity/CompanyID")
    if company is None or company.attribute("schemeID") not in SIREN_SCHEMES:
        return None
    digits = re.sub(r"\D", "", company.text)
    return stated(digits[:SIREN_LENGTH], company.text, company.path) if len(digits) >= SIREN_LENGTH else None
