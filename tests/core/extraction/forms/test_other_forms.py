"""The rarer types, one layout each and some abroad, drawn here."""

import pytest

from tests.core.extraction.forms.drawn import falsely_accepted, missed, reading

FORM_16A = """
@230 FORM NO. 16A
@90 Certificate under section 203 of the Income-tax Act, 1961 for tax deducted at source
@40 Certificate No. ZXCVBNM @330 Last updated on 14-Aug-2025
@40 Name and address of the deductor @310 Name and address of the deductee
@40 ARAVALI BANK LIMITED @310 DEVIKA SUNDARAM
@40 7 CAMP ROAD, PUNE - 411001 @310 3 BANYAN COURT, PUNE - 411045
@40 PAN of the deductor @180 TAN of the deductor @310 PAN of the deductee
@40 AAACA4417B @180 PNEA01234F @310 AKZPS4417M
@310 Assessment Year @420 Period From @500 To
@310 2026-27 @420 01-Apr-2025 @500 30-Jun-2025
@40 Amount paid/credited @180 Nature of payment @360 Date of payment/credit
>130 35000.00 @180 194A @360 30-06-2025
@40 Quarter @130 Receipt number @300 Amount of tax deducted @440 Amount of tax deposited
@40 Q1 @130 QWASZXED >390 3500.00 >530 3500.00
@40 Total (Rs.) >390 3500.00 >530 3500.00
"""
FORM_26AS = """
@180 Annual Tax Statement
@40 Form 26AS @330 Data updated till 20-Jul-2025
@40 Permanent Account Number (PAN) @220 AKZPS4417M @330 Financial Year @420 2024-25
@40 Name of Assessee @220 DEVIKA SUNDARAM @330 Assessment Year @420 2025-26
@40 PART-I - Details of Tax Deducted at Source
@40 Sr. No. @80 Name of Deductor @220 TAN of Deductor @310 Total Amount Paid/Credited @440 Total Tax Deducted
@40 1 @80 NORTHFELL MINERALS LTD @220 PNEN04417C >410 960000.00 >520 29640.00
@40 Sr. No. @80 Section @130 Transaction Date @310 Amount Paid/Credited @440 Tax Deducted
@40 1 @80 192 @130 31-Mar-2025 >410 480000.00 >520 14820.00
@40 2 @80 192 @130 31-Dec-2024 >410 480000.00 >520 14820.00
@40 Sr. No. @80 Name of Deductor @220 TAN of Deductor @310 Total Amount Paid/Credited @440 Total Tax Deducted
@40 2 @80 ARAVALI BANK LIMITED @220 PNEA01234F >410 56840.00 >520 5684.00
"""
FUNDS = """
@180 Consolidated Account Statement
@40 Statement period: 01-Jan-2025 to 30-Jun-2025 @330 PAN: AKZPV4417M
@40 Investor name: Tarini Vasudevan
@40 Mutual fund holdings
@40 Folio No. @120 Scheme >330 Opening units >420 Closing units >480 NAV >570 Market value
@40 4417/01 @120 Neem Liquid Fund >330 100.000 >420 140.000 >480 1010.50 >570 1,41,470.00
@40 4418/02 @120 Sal Equity Fund >330 250.000 >420 250.000 >480 285.00 >570 71,250.00
@40 Total market value >570 2,12,720.00
"""
DONATION = """
@40 Lantern Trust for Schools
@200 DONATION RECEIPT
@40 Receipt No. @160 D-2025-0417 @330 Date @400 14/02/2025
@40 Received with thanks from @200 Imran Qadri
@40 PAN of donor @200 AKZPQ4417M
@40 Donation amount @200 Rs. 25,000.00
@40 Amount in words @200 Rupees Twenty Five Thousand Only
@40 Eligible for deduction under section 80G of the Income-tax Act
"""
COMMANDE = """
@40 Bruyère et Fils SARL >555 BON DE COMMANDE
@40 14 rue des Tanneurs, 44000 Nantes @330 Commande n° : BC-0417
@330 Date de commande : 12/03/2025
@40 Fournisseur @330 Livraison souhaitée : 28/03/2025
@40 Papeterie du Port SAS
@40 Désignation >330 Quantité >430 Prix unitaire >540 Montant HT
@40 Ramettes A4 >330 20 >430 4,50 >540 90,00
@40 Classeurs >330 15 >430 3,20 >540 48,00
@400 Total HT >540 138,00
@400 TVA >540 27,60
@400 Total TTC >540 165,60
"""
LIEFERSCHEIN = """
@40 Lindwurm Maschinenbau GmbH
@40 Lieferschein
@40 Lieferscheinnummer: LS-0417 @330 Lieferdatum: 14.03.2025
@40 Bestellnummer: B-991 @330 Kunde: Ohlendorf KG
@40 Artikelnummer @140 Bezeichnung >400 Menge @430 Einheit
@40 A-100 @140 Kugellager 6204 >400 12 @430 Stk
@40 A-200 @140 Wellendichtring >400 30 @430 Stk
@40 Gesamtmenge >400 42
@40 Ware ordnungsgemäß erhalten
"""
NOTICE = """
@40 INCOME TAX DEPARTMENT
@40 Intimation under section 143(1) of the Income-tax Act, 1961
@40 Name of the assessee : Devika Sundaram @330 PAN : AKZPS4417M
@40 Assessment Year : 2025-26 @330 Date of order : 03/11/2025
@40 Document Identification Number : CPC/2526/A1/0044170 @330 Due date : 03/12/2025
@40 Total income >540 8,85,000.00
@40 Total tax liability >540 29,640.00
@40 Taxes paid >540 27,000.00
@40 Demand payable >540 2,640.00
"""
BESCHEID = """
@40 Finanzamt Musterhagen
@40 Einkommensteuerbescheid
@40 Bescheid für: 2024 @330 Datum: 14.05.2025
@40 Steuernummer: 44/170/01234
@40 Name: Friederike Ohlendorf
@40 Zu versteuerndes Einkommen >540 38.400,00
@40 Festgesetzte Steuer >540 6.912,00
@40 Bereits getilgt >540 6.400,00
@40 Nachzahlung >540 512,00
@40 Zahlbar bis: 16.06.2025
"""
LEASE = """
@220 LEASE AGREEMENT
@40 This agreement is made and entered into by the parties named below.
@40 Agreement date: 1 March 2025
@40 Landlord: Lantern Court Estates Ltd
@40 Tenant: Silas Wetherby
@40 Premises: Flat 3, Lantern Court
@40 Commencement date: 1 April 2025 @330 Expiry date: 31 March 2026
@40 Monthly rent: £950.00 @330 Security deposit: £1,425.00
@40 IN WITNESS WHEREOF the parties have signed.
"""
PAPERS = {
    "form_16a": (
        FORM_16A,
        {
            "certificate_number": "ZXCVBNM",
            "deductor_name": "ARAVALI BANK LIMITED",
            "deductor_tan": "PNEA01234F",
            "deductee_name": "DEVIKA SUNDARAM",
            "deductee_address": "3 BANYAN COURT, PUNE - 411045",
            "deductee_pan": "AKZPS4417M",
            "assessment_year": "2026-27",
            "period_from": "2025-04-01",
            "period_to": "2025-06-30",
            "total_tax_deducted": "3500.00",
            "payments.1.amount_paid": "35000.00",
            "quarters.1.receipt_number": "QWASZXED",
        },
    ),
    "form_26as": (
        FORM_26AS,
        {
            "name": "DEVIKA SUNDARAM",
            "pan": "AKZPS4417M",
            "financial_year": "2024-25",
            "assessment_year": "2025-26",
            "deductors.1.name": "NORTHFELL MINERALS LTD",
            "deductors.1.tax_deducted": "29640.00",
            "deductors.2.tan": "PNEA01234F",
            "deductors.2.amount_paid": "56840.00",
        },
    ),
    "cas": (
        FUNDS,
        {
            "name": "Tarini Vasudevan",
            "pan": "AKZPV4417M",
            "statement_start": "2025-01-01",
            "statement_end": "2025-06-30",
            "total_value": "212720.00",
            "folios.1.folio": "4417/01",
            "folios.1.close": "140.00",
            "folios.2.scheme": "Sal Equity Fund",
            "folios.2.value": "71250.00",
        },
    ),
    "investment_proof": (
        DONATION,
        {
            "institution": "Lantern Trust for Schools",
            "payer": "Imran Qadri",
            "policy_or_account": "D-2025-0417",
            "payment_date": "2025-02-14",
            "amount": "25000.00",
            "section": "80G",
        },
    ),
    "purchase_order": (
        COMMANDE,
        {
            "order_number": "BC-0417",
            "order_date": "2025-03-12",
            "delivery_date": "2025-03-28",
            "vendor_name": "Papeterie du Port SAS",
            "subtotal": "138.00",
            "tax_amount": "27.60",
            "total_amount": "165.60",
            "line_items.2.description": "Classeurs",
            "line_items.1.amount": "90.00",
        },
    ),
    "delivery_note": (
        LIEFERSCHEIN,
        {
            "delivery_number": "LS-0417",
            "delivery_date": "2025-03-14",
            "order_number": "B-991",
            "customer_name": "Ohlendorf KG",
            "line_items.1.code": "A-100",
            "line_items.2.description": "Wellendichtring",
            "line_items.2.quantity": "30.00",
        },
    ),
    "tax_notice": (
        NOTICE,
        {
            "authority": "INCOME TAX DEPARTMENT",
            "taxpayer_name": "Devika Sundaram",
            "tax_id": "AKZPS4417M",
            "notice_date": "2025-11-03",
            "due_date": "2025-12-03",
            "section": "143(1)",
            "assessment_year": "2025-26",
            "tax_assessed": "29640.00",
            "tax_paid": "27000.00",
            "amount_due": "2640.00",
        },
    ),
    "tax_notice abroad": (
        BESCHEID,
        {
            "taxpayer_name": "Friederike Ohlendorf",
            "tax_id": "44/170/01234",
            "notice_date": "2025-05-14",
            "total_income": "38400.00",
            "tax_assessed": "6912.00",
            "amount_due": "512.00",
            "due_date": "2025-06-16",
        },
    ),
    "contract": (
        LEASE,
        {
            "contract_date": "2025-03-01",
            "first_party": "Lantern Court Estates Ltd",
            "second_party": "Silas Wetherby",
            "subject": "Flat 3, Lantern Court",
            "start_date": "2025-04-01",
            "end_date": "2026-03-31",
            "amount": "950.00",
            "deposit": "1425.00",
        },
    ),
}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_is_known_and_read(paper: str) -> None:
    drawn, says = PAPERS[paper]
    found = reading(drawn)
    assert found.type == paper.split(maxsplit=1)[0]
    assert falsely_accepted(found, says) == {}
    assert missed(found, says) == {}


FOLIOS = """
@180 Consolidated Account Statement
@40 01-Apr-2024 To 31-Mar-2025 @330 PAN: AKZPV4417M
@40 Mutual Fund >330 Cost Value (INR) >480 Market Value (INR)
@40 Banyan Fund >330 15000.00 >480 18254.37
@40 Sal Fund >330 20000.00 >480 23110.05
@40 Total >330 35000.00 >480 41364.42
@40 Folio No: 91012345678 / 0 @300 ISIN: INF846K01EW2
@300 Opening Unit Balance: 100.000
@40 Date @110 Transaction >330 Amount (INR) >410 Units >480 Price (INR) >555 Unit Balance
@40 05-Apr-2024 @110 Purchase >330 5000.00 >410 55.556 >480 90.0000 >555 155.556
@40 10-Jun-2024 @110 Redemption >330 (950.00) >410 (10.000) >480 95.0000 >555 145.556
@40 Closing Unit Balance: 145.556 @180 NAV on 31-Mar-2025: 91.3157
@40 Total Cost Value: 15000.00 @300 Market Value on 31-Mar-2025: INR 18254.37
@40 Folio No: 1234567/89 @300 ISIN: INF179K01UT0
@300 Opening Unit Balance: 0.000
@40 Date @110 Transaction >330 Amount (INR) >410 Units >480 Price (INR) >555 Unit Balance
@40 12-Apr-2024 @110 Purchase >330 20000.00 >410 12.500 >480 1600.0000 >555 12.500
@40 Closing Unit Balance: 12.500 @180 NAV on 31-Mar-2025: 1848.8040
@40 Total Cost Value: 20000.00 @300 Market Value on 31-Mar-2025: INR 23110.05
"""


def test_details_under_a_row_are_no_rows() -> None:
    assert len(reading(FORM_26AS).record.tables["deductors"]) == 2


def test_a_letter_is_kept_as_other_and_left_to_a_person() -> None:
    found = reading("@40 Dear Silas,\n@40 the garden is in bloom and the bees are back.\n@40 Warmly, Wren")
    assert found.type == "other"
    assert found.status.value == "review"


RENT = """
@230 RENT RECEIPT
@40 Received from Ms. Nila Rao a sum of Rs. 18,500 towards rent
@40 for the month of January 2026 for the property at
@40 Flat 4, Lake View, Mysuru.
@40 Date: 05/02/2026
"""


def test_a_dash_behind_a_letter_addresses_nobody() -> None:
    found = reading("@40 Letter of offer\n@40 Dear Farhan,\n@40 Annexure A - Salary structure").record.fields
    assert "recipient" not in found or not found["recipient"].accepted


def test_a_text_that_breaks_off_within_a_sentence_is_left_to_a_person() -> None:
    period = reading(RENT).record.fields.get("period")
    assert period is None or not period.accepted


def test_folios_are_cards_below_a_summary_and_a_folios_cost_is_not_that_of_all() -> None:
    expected = {
        "total_cost": "35000.00",
        "total_value": "41364.42",
        "folios.1.folio": "91012345678/0",
        "folios.1.nav": "91.3157",
        "folios.1.cost": "15000.00",
        "folios.1.value": "18254.37",
        "folios.2.folio": "1234567/89",
        "folios.2.close": "12.500",
    }
    assert missed(reading(FOLIOS), expected) == {}


ACCOUNT = """
@40 Consolidated Account Statement
@40 01-Apr-2026 To 30-Sep-2026
@40 Satpura Mutual Fund
@40 Folio No: 77120/05 @300 PAN: AFKPK8058R
@40 Opening Unit Balance: 100.000 @300 Market Value on 31-Mar-2026: INR 1,10,000.00
@40 Closing Unit Balance: 80.000 @300 NAV on 30-Sep-2026: INR 1,145.5000
@40 Total Cost Value: 80,000.00 {last}
"""


def test_of_two_values_of_a_folio_the_one_counts_that_its_units_make() -> None:
    found = reading(ACCOUNT.format(last="@300 Market Value on 30-Sep-2026: INR 91,640.00"))
    assert missed(found, {"folios.1.value": "91640.00"}) == {}
    assert "cas.worth" not in {finding.code for finding in found.findings}


def test_an_older_value_of_a_folio_is_left_to_a_person() -> None:
    found = reading(ACCOUNT.format(last="")).record.get("folios.1.value")
    assert found is not None
    assert not found.accepted
