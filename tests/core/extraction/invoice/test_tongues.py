"""Invoices in further languages, told by their labels."""

import pytest

from core.catalogue import bundled_types
from core.extraction.invoice import extract_invoice
from core.sorting import subtype
from core.sorting.kinds import ranked
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
CZECH: tuple[Row | str, ...] = (
    "Faktura - daňový doklad č. 250100418",
    "",
    ((50.0, "Dodavatel:"), (320.0, "Odběratel:")),
    ((50.0, "Mlýn Podhradí s.r.o."), (320.0, "Pekařství Dvůr s.r.o.")),
    ((50.0, "Podhradí 18"), (320.0, "Náměstí Míru 4")),
    ((50.0, "399 01 Milevsko"), (320.0, "391 99 Tábor")),
    "",
    "Datum vystavení: 11.06.2025",
    "Datum splatnosti: 25.06.2025",
    "",
    "CELKEM K ÚHRADĚ: 10 586,50 Kč",
)
HUNGARIAN: tuple[Row | str, ...] = (
    "SZÁMLA",
    "Sorszám: KRT-2025-00188",
    "",
    ((50.0, "Eladó:"), (320.0, "Vevő:")),
    ((50.0, "Kertész Kft."), (320.0, "Dunapart Kft.")),
    ((50.0, "2199 Tápiómajor, Fő utca 44."), (320.0, "1199 Budapest, Duna sor 8.")),
    "",
    "Számla kelte: 2025.06.17.",
    "Fizetési határidő: 2025.07.01.",
    "",
    "Fizetendő összesen: 307 404,00 Ft",
)
FINNISH: tuple[Row | str, ...] = (
    "LASKU",
    ((50.0, "Laskuttaja: Kalustus Oy"), (320.0, "Ostaja: Peikko Oy")),
    "",
    "Laskun numero: H-2025-118",
    "Laskun päivä: 24.6.2025",
    "Eräpäivä: 8.7.2025",
    "Alv 25,5 %: 42,33",
    "Maksettava yhteensä: 208,33 EUR",
)
INDONESIAN: tuple[Row | str, ...] = (
    "INVOICE",
    "PT Sinar Teknik",
    "",
    "Kepada Yth.",
    "PT Kencana Plastik",
    "",
    ((50.0, "No. Invoice"), (200.0, "0188/SBT/VI/2025")),
    ((50.0, "Tanggal"), (200.0, "12 Juni 2025")),
    ((50.0, "Jatuh Tempo"), (200.0, "12 Juli 2025")),
    "PPN 11% 2.530.000,00",
    "Total Tagihan: Rp 25.530.000,00",
)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (CZECH, ("250100418", "2025-06-11", "2025-06-25", "10586.50", "Pekařství Dvůr s.r.o.")),
        (HUNGARIAN, ("KRT-2025-00188", "2025-06-17", "2025-07-01", "307404.00", "Dunapart Kft.")),
        (FINNISH, ("H-2025-118", "2025-06-24", "2025-07-08", "208.33", "Peikko Oy")),
        (INDONESIAN, ("0188/SBT/VI/2025", "2025-06-12", "2025-07-12", "25530000.00", "PT Kencana Plastik")),
    ],
)
def test_labels_tell_the_fields(rows: tuple[Row | str, ...], said: tuple[str, ...]) -> None:
    drawn = page(*rows)
    kind, _ = ranked((drawn,), TYPES)
    record = extract_invoice(TYPES["invoice"], contents(drawn))
    names = ("invoice_number", "invoice_date", "due_date", "total_amount", "customer_name")
    assert kind.id == "invoice"
    assert tuple(record.value(name) for name in names) == said


def test_swedish_totals_beside_each_other_are_told_with_their_rounding() -> None:
    heads = ((50.0, "Exkl. moms"), (180.0, "Moms 25 %"), (300.0, "Öresavr."), (420.0, "Att betala"))
    amounts = ((50.0, "30 858,00"), (180.0, "7 714,50"), (300.0, "0,50"), (420.0, "38 573,00 SEK"))
    goods = ((50.0, "Benämning"), (300.0, "Antal"), (370.0, "À-pris"), (480.0, "Belopp"))
    sold = ((50.0, "Takplåt"), (300.0, "1"), (370.0, "30 858,00"), (480.0, "30 858,00"))
    record = extract_invoice(TYPES["invoice"], contents(page("FAKTURA", "", goods, sold, "", heads, amounts)))
    names = ("subtotal", "tax_amount", "round_off", "total_amount")
    assert [record.value(name) for name in names] == ["30858.00", "7714.50", "0.50", "38573.00"]
    assert all(record.fields[name].accepted for name in names)


PARTIES = ((50.0, "Dodavatel: Mlýn s.r.o."), (320.0, "Odběratel: Dvůr s.r.o."))
SELLERS = ((50.0, "Eladó: Kertész Kft."), (320.0, "Vevő: Dunapart Kft."))
DATED = "Datum vystavení: 11.06.2025"
DUE = ("Laskun numero: 118", "Laskun päivä: 24.6.2025", "Eräpäivä: 8.7.2025", "Maksettava yhteensä: 213,33 EUR")


@pytest.mark.parametrize(
    ("rows", "known"),
    [
        (("DODACÍ LIST", PARTIES, DATED, "Celkem s DPH: 121,00"), "delivery_note"),
        (("CENOVÁ NABÍDKA", PARTIES, DATED, "Celkem s DPH: 121,00"), "other"),
        (("OBJEDNÁVKA", PARTIES, DATED, "Celkem s DPH: 121,00"), "other"),
        (("UPOMÍNKA", PARTIES, "Faktura č. 41", "Datum splatnosti: 25.06.2025", "K úhradě: 121,00"), "other"),
        (("SZÁLLÍTÓLEVÉL", SELLERS, "Bruttó összesen: 127 000"), "delivery_note"),
        (("ÁRAJÁNLAT", SELLERS, "Bruttó összesen: 127 000"), "other"),
        (("FIZETÉSI FELSZÓLÍTÁS", SELLERS, "Számla kelte: 2025.06.17.", "Fizetendő: 127 000"), "other"),
        (("SZÁMLAKIVONAT", "Számla száma: 11773016", "2026.02.05 Számla 41 vevő 27 000 73 000"), "other"),
        (("MAKSUMUISTUTUS", *DUE), "other"),
        (("Saldo insoluto 0.00", "CFDI", "Complemento de recepción de pagos", "Monto total: 1,624.00"), "other"),
    ],
    ids=lambda said: said[0] if isinstance(said, tuple) else said,
)
def test_papers_of_trade_that_are_no_invoices_are_told_in_the_same_languages(
    rows: tuple[Row | str, ...], known: str
) -> None:
    assert ranked((page(*rows),), TYPES)[0].id == known


@pytest.mark.parametrize(
    ("title", "known"),
    [("SZTORNÓ SZÁMLA", "credit_note"), ("ZÁLOHOVÁ FAKTURA", "proforma"), ("DÍJBEKÉRŐ", "proforma")],
)
def test_a_title_in_another_language_says_which_invoice_it_is(title: str, known: str) -> None:
    assert subtype(TYPES["invoice"], contents(page(title, "", SELLERS, DATED))) == known
