"""Records of Italian electronic invoices (fatturaPA, ordinary and simplified); a file may hold several bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from core.domain.page import Embedded
from core.domain.record import Field, Record
from core.reading.einvoice.kinds import subtype
from core.reading.markup import Node
from core.reading.stated import (
    accepted,
    address,
    amount,
    day,
    decimal_of,
    identifier,
    joined,
    money,
    number,
    record,
    stated,
    text,
)

SYNTAX = "fatturaPA"
HEADER = "FatturaElettronicaHeader"
BODY = "FatturaElettronicaBody"
GENERAL = "DatiGenerali/DatiGeneraliDocumento"
REDUCTION = "SC"
TERMS = {"TP01": "pagamento a rate", "TP02": "pagamento completo", "TP03": "anticipo"}


def read_fatturapa(root: Node, name: str) -> tuple[Embedded, ...]:
    """The invoices of a file: one for every body."""
    header = root.at(HEADER)
    bodies = list(root.each(BODY))
    if header is None:
        return ()
    return tuple(
        Embedded(SYNTAX, "invoice", accepted(_record(header, body), SYNTAX), name, subtype=subtype(_kind(body)))
        for body in bodies
    )


def _kind(body: Node) -> str:
    return body.value(f"{GENERAL}/TipoDocumento")


def _record(header: Node, body: Node) -> Record:
    general = body.at(GENERAL) or body
    currency = general.value("Divisa").upper() or "EUR"
    supplies = list(body.each("DatiBeniServizi"))
    summaries = [summary for goods in supplies for summary in goods.each("DatiRiepilogo")]
    subtotal, tax = (_sum(summaries, name, currency) for name in ("ImponibileImporto", "Imposta"))
    fields = {
        "invoice_number": text(general.at("Numero")),
        "invoice_date": day(general.at("Data")),
        "currency": text(general.at("Divisa")),
        **_party("vendor", header.at("CedentePrestatore")),
        **_party("customer", header.at("CessionarioCommittente")),
        "purchase_order": text(body.at("DatiGenerali/DatiOrdineAcquisto/IdDocumento")),
        "subtotal": subtotal,
        "tax_amount": tax,
        "round_off": money(general.at("Arrotondamento"), currency),
        "total_amount": money(general.at("ImportoTotaleDocumento"), currency) or _total(subtotal, tax),
        **_payment(body, currency),
    }
    lines = (line for goods in supplies for line in goods.each("DettaglioLinee"))
    return record(
        fields,
        {
            "taxes": (_tax(summary, currency) for summary in summaries),
            "line_items": (_line(line, currency) for line in lines),
        },
    )


def _party(role: str, side: Node | None) -> dict[str, Field | None]:
    """Name, address and VAT number (else fiscal code) of one side."""
    if side is None:
        return {}
    person = side.at("DatiAnagrafici|IdentificativiFiscali") or side
    names = person.at("Anagrafica") or side.at("AltriDatiIdentificativi") or side
    seat = side.at("Sede") or side.at("AltriDatiIdentificativi/Sede")
    country, vat = person.value("IdFiscaleIVA/IdPaese"), person.at("IdFiscaleIVA/IdCodice")
    full = joined([names.at("Nome"), names.at("Cognome")], names.path, between=" ")
    return {
        f"{role}_name": text(names.at("Denominazione")) or full,
        f"{role}_address": _address(seat) if seat else None,
        f"{role}_tax_id": stated(country + vat.text, vat.text, vat.path)
        if vat and vat.text
        else text(person.at("CodiceFiscale")),
    }


def _address(seat: Node) -> Field | None:
    street = joined([seat.at("Indirizzo"), seat.at("NumeroCivico")], seat.path, between=" ")
    town, country = f"{seat.value('CAP')} {seat.value('Comune')}".strip(), seat.value("Nazione")
    if street is None:
        return address([], seat.value("CAP"), seat.value("Comune"), country, seat.path)
    return joined([street.value, town, country], seat.path)


def _payment(body: Node, currency: str) -> dict[str, Field | None]:
    """How and when to pay; of several instalments none is the invoice's."""
    details = [one for terms in body.each("DatiPagamento") for one in terms.each("DettaglioPagamento")]
    lone = details[0] if len(details) == 1 else None
    first = details[0] if details else body
    return {
        "iban": identifier(first.at("IBAN")),
        "bic": identifier(first.at("BIC")),
        "payment_reference": text(first.at("CodicePagamento")),
        "payment_terms": _terms(body.at("DatiPagamento/CondizioniPagamento")),
        "due_date": day(lone.at("DataScadenzaPagamento")) if lone else None,
        "amount_due": money(lone.at("ImportoPagamento"), currency) if lone else None,
    }


def _terms(code: Node | None) -> Field | None:
    """The payment terms in words, by their code."""
    return stated(TERMS.get(code.text, code.text), code.text, code.path) if code and code.text else None


def _line(line: Node, currency: str) -> Record:
    return record(
        {
            "line": text(line.at("NumeroLinea")),
            "code": text(line.at("CodiceArticolo/CodiceValore")),
            "description": text(line.at("Descrizione")),
            "quantity": number(line.at("Quantita")),
            "unit": text(line.at("UnitaMisura")),
            "unit_price": money(line.at("PrezzoUnitario"), currency),
            "discount": _discount(line, currency),
            "tax_rate": number(line.at("AliquotaIVA")),
            "amount": money(line.at("PrezzoTotale"), currency),
        }
    )


def _discount(line: Node, currency: str) -> Field | None:
    """The reductions on a line less the surcharges, where they are stated as amounts."""
    entries = [(one, decimal_of(one.value("Importo"))) for one in line.each("ScontoMaggiorazione")]
    parts = [part if one.value("Tipo") == REDUCTION else -part for one, part in entries if part is not None]
    path = f"{line.path}/ScontoMaggiorazione/Importo"
    return stated(amount(sum(parts, Decimal())), path=path, currency=currency) if parts else None


def _tax(summary: Node, currency: str) -> Record:
    return record(
        {
            "name": stated("IVA", path=summary.path),
            "rate": number(summary.at("AliquotaIVA")),
            "base": money(summary.at("ImponibileImporto"), currency),
            "amount": money(summary.at("Imposta"), currency),
        }
    )


def _sum(summaries: Iterable[Node], name: str, currency: str) -> Field | None:
    """The sum of one amount over the tax breakdown, which the format states per rate only."""
    parts: Iterator[tuple[Node, Decimal | None]] = ((one, decimal_of(one.value(name))) for one in summaries)
    known = [(one, part) for one, part in parts if part is not None]
    if not known:
        return None
    whole = amount(sum((part for _, part in known), Decimal()))
    return stated(whole, path=f"{known[0][0].path.rpartition('[')[0]}/{name}", currency=currency)


def _total(subtotal: Field | None, tax: Field | None) -> Field | None:
    """The total that a file leaves out, as the sum of its parts."""
    if subtotal is None or tax is None or subtotal.number is None or tax.number is None:
        return None
    return stated(amount(subtotal.number + tax.number), path=subtotal.evidence.path, currency=subtotal.currency)
