"""Which type a paper is, from words, shape and embedded data."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.page import Contents, Embedded, Page, TextSource
from core.domain.record import Record
from core.sorting import sort
from tests.core.extraction.invoice import drawn

TYPES = bundled_types()
HEADS = {
    "invoice": "TAX INVOICE\nInvoice No: 4417\nInvoice date: 01/02/2025\nBill to: Tin Whistle Ltd\nAmount due 12.00",
    "receipt": "CORNER SHOP\nReceipt No 81\nCashier: Mo\nTotal 12.00\nCash 20.00\nChange 8.00\nThank you",
    "bank_statement": "Account statement\nOpening balance 10.00\n01/02/2025 Card 5.00 5.00\nClosing balance 5.00",
    "form_16": "FORM NO. 16\nPART A\nCertificate of tax deducted at source on salary\nPAN of the employee",
    "form_16a": "FORM NO. 16A\nName and address of the deductee\nSummary of payment",
    "form_26as": "Annual Tax Statement\nForm 26AS\nDetails of tax deducted at source\nName of deductor",
    "payslip": "Payslip for the month of May 2025\nEarnings Deductions\nGross earnings 10.00\nNet pay 9.00",
    "interest_certificate": "Interest Certificate\nThis is to certify\nFixed deposit\nInterest paid 12.00",
    "capital_gains": "Capital Gains Statement\nShort term capital gain 1.00\nBuy value Sell value",
    "cas": "Consolidated Account Statement\nFolio No: 1\nOpening unit balance 0\nMutual fund",
    "investment_proof": "Premium paid certificate\nPolicy number 4417\nSum assured 100\nSection 80C",
    "purchase_order": "PURCHASE ORDER\nPO number 17\nPO date 1/1/2025\nDeliver to: Yard",
    "delivery_note": "DELIVERY NOTE\nDelivery note no 5\nReceived in good condition",
    "tax_notice": "Income Tax Department\nIntimation under section 143(1)\nDemand payable",
    "contract": "SERVICE AGREEMENT\nThis agreement is made and entered into\nWHEREAS the parties\nGoverning law",
    "other": "Dear Silas\nthe garden is in bloom and the bees are back\nwarmly, Wren",
}
ABROAD = {
    "invoice": "FACTURE N° 17\nDate d'échéance\nTotal TTC 12,00",
    "payslip": "Bulletin de paie\nSalaire brut 2 000,00\nCotisations\nNet à payer 1 500,00",
    "tax_notice": "Steuerbescheid für 2024\nFinanzamt Mitte\nFestsetzung",
    "delivery_note": "Lieferschein\nLieferscheinnummer 4\nWare ordnungsgemäß erhalten",
    "form_16": "फॉर्म 16\nकर्मचारी का पैन",
    "contract": "Mietvertrag\nwird folgender Vertrag geschlossen\nVertragsparteien",
}
ROLL = ("Mill Shop", "12 Weir Lane", "3 May 2025 14:05", "Sugar 2.00", "Bread 1.00", "Milk 1.00", "Net 4.00", "4.00")


def page(text: str, number: int = 1, source: TextSource = TextSource.LAYER) -> Page:
    """A page with these lines, ten points high."""
    words = tuple(
        Word(word, Box(40 + 60.0 * column, 40 + 16.0 * row, 95 + 60.0 * column, 50 + 16.0 * row))
        for row, line in enumerate(text.splitlines())
        for column, word in enumerate(line.split())
    )
    return Page(number, 595, 842, words, source)


@pytest.mark.parametrize("kind", HEADS)
def test_each_type_is_known_by_its_words(kind: str) -> None:
    found, confidence = sort(Contents((page(HEADS[kind]),)), TYPES)
    assert found.id == kind
    assert 0.5 <= confidence < 1


@pytest.mark.parametrize("kind", ABROAD)
def test_papers_in_other_languages_are_known_too(kind: str) -> None:
    assert sort(Contents((page(ABROAD[kind]),)), TYPES)[0].id == kind


def test_a_title_of_two_words_with_bare_figures_behind_it_names_the_paper() -> None:
    text = "Thwaite Pemberton LLP\n18 September 2025\nFEE NOTE 11447\nPreparation of accounts\nThe Directors"
    assert sort(Contents((page(text),)), TYPES)[0].id == "invoice"


def test_lost_spaces_on_a_scan_do_not_hide_a_phrase() -> None:
    scan = page("PayslipforthemonthofMay2025\nGrossearnings10.00\nTotaldeductions1.00", source=TextSource.OCR)
    assert sort(Contents((scan,)), TYPES)[0].id == "payslip"


def test_data_in_the_file_names_its_type() -> None:
    letter = Contents((page(HEADS["other"]),), embedded=(Embedded("UBL", "invoice", Record()),))
    assert sort(letter, TYPES) == (TYPES["invoice"], 1.0)


def test_a_payment_code_speaks_for_an_invoice_without_deciding() -> None:
    code = Embedded("swiss_qr", "invoice", Record(), whole=False)
    slip = Contents((page("Zahlbar an\nMusterverein\nBetrag 20.00"),), embedded=(code,))
    found, confidence = sort(slip, TYPES)
    assert found.id == "invoice"
    assert confidence < 1


def test_a_mail_that_only_speaks_of_an_invoice_is_none() -> None:
    note = "Bonjour,\nVeuillez trouver ci-joint notre facture.\nCordialement"
    assert sort(Contents((page(note, source=TextSource.SHEET),)), TYPES)[0].id == "other"
    bill = "Facture n° 17\nDate d'échéance 01/02/2025\nTotal TTC 12,00"
    assert sort(Contents((page(bill, source=TextSource.SHEET),)), TYPES)[0].id == "invoice"


def test_a_blank_page_is_other() -> None:
    assert sort(Contents((replace(page(""), blank=True),)), TYPES)[0].id == "other"


def test_a_longer_phrase_counts_once_not_with_the_words_inside_it() -> None:
    one = sort(Contents((page("form no. 16a\ntan of the deductor"),)), TYPES)[0]
    assert one.id == "form_16a"


def test_a_page_as_narrow_as_a_roll_with_a_time_on_it_is_a_tills() -> None:
    narrow = replace(page("\n".join(ROLL)), width=226.0, height=400.0)
    assert sort(Contents((narrow,)), TYPES)[0].id == "receipt"


def test_a_roll_may_be_shorter_than_it_is_wide() -> None:
    short = replace(page("\n".join(ROLL)), width=226.0, height=190.0)
    assert sort(Contents((short,)), TYPES)[0].id == "receipt"
    label = replace(page("\n".join((*ROLL[:3], *"abcde"))), width=226.0, height=190.0)
    assert sort(Contents((label,)), TYPES)[0].id == "other"


def test_a_picture_of_narrow_print_is_a_tills_however_short() -> None:
    lines = ("Mill Shop", "12 Weir Lane", "Sugar 2.00", "Bread 1.00", "Milk 1.00", "Oats 1.50", "Tea 3.00", "Sum 8.50")
    narrow = page("\n".join(lines), source=TextSource.OCR)
    assert sort(Contents((narrow,)), TYPES)[0].id == "receipt"
    wide = replace(
        narrow, words=tuple(word._replace(box=word.box._replace(x1=word.box.x1 + 400)) for word in narrow.words)
    )
    assert sort(Contents((wide,)), TYPES)[0].id == "other"


ORDER = "Saffron Slate Ltd\nDelivery note HE/7560\nOrder date 01/02/2025\nDelivery date 03/02/2025\nTotal 12.00"


BILL = "BILL\nNumber 4417\nDated 24/08/23\nPay by 31/08/23\nDelivery note 302268\nTotal to pay 12.00\nSubtotal 10.00"


def test_a_paper_that_asks_for_money_only_names_its_delivery_note() -> None:
    assert sort(Contents((page(BILL),)), TYPES)[0].id == "invoice"


def test_a_title_over_two_lines_is_read_as_one() -> None:
    plain = page(ORDER)
    title = (Word("PURCHASE", Box(400, 40, 500, 60)), Word("ORDER", Box(400, 62, 460, 82)))
    titled = replace(plain, words=(*title, *plain.words))
    assert sort(Contents((plain,)), TYPES)[0].id == "delivery_note"
    assert sort(Contents((titled,)), TYPES)[0].id == "purchase_order"


def test_the_number_of_another_paper_in_large_letters_is_no_title() -> None:
    bill = page("Facture de vente\nTotal TTC 12,00")
    said = ("Bon", "de", "commande", "n°:", "PO-830979")
    reference = tuple(Word(text, Box(60 + 90.0 * at, 300, 140 + 90.0 * at, 320)) for at, text in enumerate(said))
    assert sort(Contents((replace(bill, words=(*bill.words, *reference)),)), TYPES)[0].id == "invoice"


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Bon de commande N° 2025-ST-0147", "purchase_order")],
)
def test_a_title_in_large_letters_may_have_its_own_number_behind_it(title: str, kind: str) -> None:
    plain = page("Facture à déposer\nTotal TTC 12,00")
    large = tuple(Word(text, Box(60 + 90.0 * at, 10, 140 + 90.0 * at, 30)) for at, text in enumerate(title.split()))
    assert sort(Contents((replace(plain, words=(*large, *plain.words)),)), TYPES)[0].id == kind


ROWS = "Bill\nNumber 2025/2452\n" + "\n".join(f"{row} Steel bracket 90 deg 2,284.95 4,569.90" for row in range(1, 12))


def test_numbered_rows_of_goods_are_no_rows_of_balances() -> None:
    assert sort(Contents((page(ROWS),)), TYPES)[0].id == "invoice"


TITLES = {
    "PURCHASE ORDER": "purchase_order", "Inkooporder": "purchase_order", "Pedido de compra": "purchase_order",
    "Ordine a fornitore": "purchase_order", "Pedido a proveedor": "purchase_order",
    "Conferma d'ordine": "purchase_order", "Confirmación de pedido": "purchase_order",
    "Bestellung": "purchase_order", "Ordine fornitore": "purchase_order", "Nota de crédito": "invoice",
    "Creditnota": "invoice", "Gutschrift": "invoice", "Facture d'avoir": "invoice", "Nota di credito": "invoice",
    "Albarán de entrega": "delivery_note", "Pakbon": "delivery_note", "Factura": "invoice", "Factuur": "invoice",
    "Kassabon": "receipt", "Ticket de compra": "receipt",
}  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_titles_of_all_languages_tell_the_type(title: str) -> None:
    assert sort(Contents((page(f"{title}\nHollin Mere\n12-03-2025"),)), TYPES)[0].id == TITLES[title]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tin Whistle Ltd\nOrder\nNo: 17\nDate 1/1/2025\nTotal 12.00", "purchase_order"),
        ("P U R C H A S E O R D E R\nTin Whistle Ltd\nTotal 12.00", "purchase_order"),
        ("Auftrag\nTin Whistle GmbH\nGesamt 12,00", "purchase_order"),
    ],
)
def test_a_title_that_stands_alone_tells_the_type_in_any_size(text: str, kind: str) -> None:
    assert sort(Contents(pages=(page(text),), format="pdf"), TYPES)[0].id == kind


def test_a_word_over_a_number_is_a_label_and_no_title() -> None:
    assert (
        sort(Contents(pages=(page("Tin Whistle Ltd\nOrder\nPO-114477\nTotal 12.00"),), format="pdf"), TYPES)[0].id
        == "other"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Haskell Byrne LLP\nAttorneys\nInvoice No. 77120\nFor services rendered", "invoice"),
        ("Holzbau Roth AG\nRechnung Nr. 23-1044\nTüre kürzen 350.00", "invoice"),
        ("Haskell Byrne LLP\nRe: Invoice No. 77120\nplease call us", "other"),
        ("Faktura VAT nr FV/3/2023\nSprzedawca\nNabywca\nTermin płatności", "invoice"),
        ("Fatura FT 2023/884\nData de emissão\nData de vencimento", "invoice"),
        ("FAKTURA\nFakturadato 02-06-2023\nForfaldsdato 16-06-2023", "invoice"),
        ("Holzbau Trenkle GmbH\nSchlussrechnung Nr. SR-24-0392\nLeistungszeitraum KW 24", "invoice"),
        ("Fiduciaire Pittet Sàrl\nNote d'honoraires n° 2025.0031\nTotal à payer 5'411.25", "invoice"),
        ("Tessitura Alba srl\nConferma d'ordine n. 221/2026\nConsegna 12/03/2026", "purchase_order"),
        ("RailConnect\nJUSTIFICATIF DE PAIEMENT\nTotal TTC 106,00 €", "receipt"),
    ],
)
def test_a_title_with_nothing_but_its_number_tells_a_type_that_no_other_words_do(text: str, kind: str) -> None:
    assert sort(Contents(pages=(page(text),), format="pdf"), TYPES)[0].id == kind


@pytest.mark.parametrize(
    "text",
    [
        "Zaunbau Kern GmbH\n2. Mahnung\nRechnungsnummer Rechnungsdatum Betrag\nRE-118 12.07.2023 1.190,00",
        "Garnet Fencing Ltd\nPayment reminder\nInvoice number INV-118\nInvoice date 12/06/2023\nDue date 12/07/2023",
        "Riverside Hotel Ltd\nRemittance advice\nInvoice number Amount\nINV-118 1,200.00",
        "Angebot\nAngebotsnummer 118\nNettobetrag 1.000,00\nUnit price",
    ],
)
def test_what_speaks_of_invoices_and_is_none_is_another_paper(text: str) -> None:
    assert sort(Contents(pages=(page(text),), format="pdf"), TYPES)[0].id == "other"


def test_an_invoice_may_speak_of_reminders() -> None:
    text = "Zaunbau Kern GmbH\nRechnung Nr. 118\nNach Verzug folgt ohne Zahlungserinnerung die Mahnung"
    assert sort(Contents(pages=(page(text),), format="pdf"), TYPES)[0].id == "invoice"


def test_a_reminder_that_begins_with_the_number_of_its_invoice_is_one() -> None:
    text = "Zaunbau Kern GmbH\nZahlungserinnerung zur Rechnung Nr. 1001 vom 01.03.2025\nRechnungsbetrag 119,00"
    assert sort(Contents(pages=(page(text),), format="pdf"), TYPES)[0].id == "other"


LISTED: tuple[drawn.Row | str, ...] = (
    "Garnet Fencing Ltd",
    "STATEMENT",
    "Bill to: Tin Whistle Ltd",
    ((50, "Invoice No."), (200, "Due date"), (330, "Amount"), (450, "Outstanding")),
    ((50, "INV-118"), (200, "31/03/2025"), (330, "120.00"), (450, "70.00")),
    ((50, "INV-131"), (200, "08/04/2025"), (330, "80.00"), (450, "80.00")),
    ((330, "Total amount due"), (450, "150.00")),
)


def test_a_supplier_s_statement_of_account_lists_invoices_and_is_none() -> None:
    assert sort(drawn.contents(drawn.page(*LISTED)), TYPES)[0].id == "other"


def test_an_invoice_may_list_the_ones_before_it() -> None:
    assert sort(drawn.contents(drawn.page("INVOICE", "Invoice No: INV-140", *LISTED[2:])), TYPES)[0].id == "invoice"


def test_a_bank_s_statement_may_speak_of_invoices_in_its_rows() -> None:
    rows: list[drawn.Row] = [
        ((50, f"0{day}/03/2025"), (150, "Transfer, invoice number"), (330, "120.00"), (450, f"{day}20.00"))
        for day in range(1, 7)
    ]
    paper = drawn.page("Account statement", "Opening balance 0.00", *rows, "Closing balance 620.00")
    assert sort(drawn.contents(paper), TYPES)[0].id == "bank_statement"


ROW: drawn.Row = ((50, "Date"), (150, "Reference"), (260, "Details"), (350, "Debit"), (420, "Credit"), (490, "Balance"))


def account(*rows: drawn.Row | str) -> str:
    return sort(drawn.contents(drawn.page("Garnet Fencing Ltd", "STATEMENT OF ACCOUNT", *rows)), TYPES)[0].id


def booked(what: str, reference: str = "") -> list[drawn.Row]:
    return [
        ((50, f"0{day}/03/2025"), (150, f"{reference}{110 + day}"), (260, what), (350, "120.00"), (490, f"{day}20.00"))
        for day in range(1, 7)
    ]


def test_an_account_that_a_supplier_keeps_is_no_bank_s() -> None:
    assert account(ROW, *booked("Invoice", "INV-")) == "other"
    assert account(ROW, *booked("To sales"), ((50, "Current"), (150, "30 days"), (260, "60 days"))) == "other"
    assert account(((50, "Date"), (150, "Vch type"), (350, "Debit"), (490, "Balance")), *booked("Sales")) == "other"
    assert account(ROW, *booked("Card payment")) == "bank_statement"
    assert account("11-30-2024 to 12-30-2024", ROW, *booked("Card payment")) == "bank_statement"


def test_the_heading_of_a_column_is_no_title() -> None:
    head: drawn.Row = ((50, "Désignation"), (250, "Devis"), (450, "Montant HT"))
    drawn_page = drawn.page(
        "FACTURE N° 118", "Date de facture 03/05/2025", head, ((50, "Portes"), (250, "D-12"), (450, "100,00"))
    )
    large = tuple(
        word._replace(box=word.box._replace(y1=word.box.y0 + 13)) if word.text == "Devis" else word
        for word in drawn_page.words
    )
    assert sort(drawn.contents(replace(drawn_page, words=large)), TYPES)[0].id == "invoice"


def test_a_receipt_that_names_its_invoice_is_one() -> None:
    text = "Receipt\nInvoice number 8C1F-0007\nReceipt number 2291\nDate paid February 29, 2024\nBill to"
    assert sort(Contents((page(text),)), TYPES)[0].id == "receipt"


def test_a_guest_s_folio_is_no_account_of_funds() -> None:
    text = "GUEST FOLIO\nFolio No. 75789\nRoom charge 148.50\nBalance 0.00"
    assert sort(Contents((page(text),)), TYPES)[0].id == "invoice"


@pytest.mark.parametrize(
    "text",
    [
        (
            "P60 End of Year Certificate\nTax year 2025\nPayroll number 47\nTotal for year 36480.00 4782.00\n"
            "Pay and Income Tax details\nNational Insurance number QQ123456C\nFinal tax code 1257L"
        ),
        (
            "P45 Part 1A Details of employee leaving work\nNational Insurance number QQ445566D\nTotal pay 14211.90\n"
            "Payroll number KT88\nTax code 1257L"
        ),
        (
            "Ausdruck der elektronischen Lohnsteuerbescheinigung für 2024\nPersonalnummer 217\nSteuerklasse 1\n"
            "Einbehaltene Lohnsteuer 5103.00\nKrankenversicherung 3529.35"
        ),
        "A Lohnausweis - Certificat de salaire\n8. Bruttolohn total - Salaire brut total 89010\n11. Nettolohn 77150",
        (
            "Direktbank Nordlicht AG\nErträgnisaufstellung 2024\nDiese Aufstellung ist keine Steuerbescheinigung\n"
            "Zinsen 60,00 Kapitalertragsteuer 15,00 Solidaritätszuschlag 0,82"
        ),
        (
            "Dear Farhan\nWe are pleased to offer you the position\nGross earnings 120000 1440000\nTotal CTC 1680000\n"
            "Net pay 118000 1416000\nProfessional tax 200 2400"
        ),
        (
            "LEAVE STATEMENT as on 31/01/2025\nEmployee No: 20931\nLeave type Opening balance Closing balance\n"
            "Earned leave 28.5 1.5 28.0"
        ),
        (
            "Buchhandlung Lesefuchs OHG\n2. Mahnung zu Rechnung Nr. R-2025-0391\nFällig am 16.04.2025\n"
            "Rechnung vom 02.04.2025\nGesamtbetrag 148,90"
        ),
        (
            "Harlequin Office Supplies Ltd\nOverdue account\nInvoice number Invoice date Due date Amount\n"
            "INV-20441 03/02/2025 05/03/2025 612.00"
        ),
        "COMPUTATION OF TOTAL INCOME\nPAN AFZPB2291G\nInterest (interest certificate) 42,310\nGross total income",
        "FORM NO. 12BB\nStatement showing particulars of claims\nSection 80C: PPF\nPremium receipt",
        "Certificate of insurance cum policy schedule\nPrivate car package policy\nOwn damage 6,210\nPolicy No. 3005",
        "Confirmation of balance as on 30 September\nFixed deposit 10,00,000.00\nInterest accrued 18,205.00",
    ],
    ids=[
        "p60",
        "p45",
        "lohnsteuer",
        "lohnausweis",
        "erträgnis",
        "offer",
        "leave",
        "mahnung",
        "overdue",
        "computation",
        "12bb",
        "motor",
        "balance",
    ],
)
def test_papers_beside_ours_are_none_of_them(text: str) -> None:
    assert sort(Contents((page(text),)), TYPES)[0].id == "other"


def test_a_payslip_with_its_leave_is_one() -> None:
    text = "Payslip for May 2025\nLeave statement\nCasual leave 2\n Deductions\nGross earnings 10.00\nNet pay 9.00"
    assert sort(Contents((page(text),)), TYPES)[0].id == "payslip"


@pytest.mark.parametrize(
    "text",
    [
        "RELEVE ET INFORMATIONS BANCAIRES\nDate valeur Opération Débit Crédit\nSOLDE CREDITEUR AU 31/05/2025\nTotal",
        "Closing Date 07/27/25 Account Ending 7-31004\nTotal New Charges\nDays in Billing Period: 30\nPayments/Credits",
    ],
)
def test_words_of_banks_and_cards_make_a_statement(text: str) -> None:
    assert sort(Contents((page(text),)), TYPES)[0].id == "bank_statement"


def test_a_statement_of_interest_and_capital_is_a_certificate() -> None:
    text = "Zins- und Kapitalausweis per 31.12.2025\nSparkonto\nBruttozins 241.05\nVerrechnungssteuer 35% 84.35"
    assert sort(Contents((page(text),)), TYPES)[0].id == "interest_certificate"


@pytest.mark.parametrize(
    "text",
    [
        "Example\nSubtotal $32.50\nTip $4.94\nTotal $37.44\nVisa 4407 (Contactless)\nAuth code: 09112D",
        "Salon\nGesamt 92,90 €\nVisa **** 5512 Kontaktlos\nAutorisierungscode 774120\nBelegnummer S2281",
        "Autoroutes\nReçu de péage\nMontant TTC 14,20\nBonne route !",
    ],
    ids=["card", "terminal", "toll"],
)
def test_a_card_read_by_a_terminal_and_a_toll_make_a_receipt(text: str) -> None:
    assert sort(Contents((page(text),)), TYPES)[0].id == "receipt"
