"""A made year of a client's documents, in which nothing is wrong though much looks as if it were."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from core.domain.facts import Facts, Movement
from core.domain.folding import folded
from tests.core.checks.across.made import facts

CLIENT = "Alder Works"
CLIENT_ID = "27AALCA1234F1Z5"
START = date(2024, 4, 1)
NAMES = (
    *("Blue Fern Traders", "Red Oak Logistics", "Quiet Harbour Properties", "Meridian Telecom", "Saffron Stationers"),
    *("Coastal Power", "Kestrel Couriers", "Lotus Catering", "Granite Builders", "Juniper Software", "Falcon Travels"),
    *("Indigo Printers", "Marigold Foods", "Northstar Security", "Orchid Cleaning", "Peacock Textiles"),
    *("Quartz Hardware", "River Packaging", "Sunrise Fuels", "Tamarind Tools"),
)
CUSTOMERS = ("Willow Retail Pvt Ltd", "Banyan Stores LLP", "Cedar Exports Ltd", "Dahlia Fashions", "Elm Foods Pvt Ltd")
STAFF = ("Asha Verma", "Rohit Nair", "Meera Joshi", "Imran Qureshi", "Lata Pillai", "Dev Bhatt")


@dataclass
class Year:
    """Documents as they are made, in the order in which they come in."""

    random: Random
    come: list[tuple[date, Facts]] = field(default_factory=list)
    rows: list[tuple[date, Decimal, str]] = field(default_factory=list)

    def amount(self, least: int, most: int) -> str:
        return f"{self.random.randint(least * 100, most * 100) / 100:.2f}"

    def add(self, day: date, document: Facts) -> None:
        self.come.append((day, document))

    def pay(self, day: date, amount: str | Decimal, text: str) -> None:
        self.rows.append((day, Decimal(amount), " ".join(map(folded, text.split()))))


def made_year(seed: int, busy: int = 1) -> list[Facts]:
    """A year of documents; several hundred at `busy` 1, and so many times more above."""
    year = Year(Random(seed))
    for number, name in enumerate(NAMES * busy):
        _supplier(year, number, name if number < len(NAMES) else f"{name} {chr(65 + number // len(NAMES))}")
    _sales(year, busy)
    _receipts(year, busy)
    _salaries(year)
    _statements(year)
    year.come.sort(key=lambda one: one[0])
    return [document for _, document in year.come]


def _paper(year: Year, number: int, name: str, said: dict[str, str], *, subtype: str = "invoice") -> None:
    day = date.fromisoformat(said["invoice_date"])
    own = {
        "vendor_name": name,
        "vendor_tax_id": _gstin(number),
        "customer_name": f"{CLIENT} Pvt Ltd",
        "currency": "INR",
    }
    own |= {"customer_tax_id": CLIENT_ID, "bank_account": f"00{number:03d}4455667", **said}
    year.add(day + timedelta(days=year.random.randint(0, 9)), facts("invoice", subtype=subtype, **own))


def _gstin(number: int) -> str:
    return f"27AAB{'CFHLP'[number % 5]}{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number // 5 % 26]}{1000 + number}K1Z{number % 10}"


def _supplier(year: Year, number: int, name: str) -> None:
    """A supplier's habits: rent, contract bills, weekly work at one price, orders of all sizes, a credit note."""
    serial, fixed = year.random.randint(1, 900), year.amount(900, 40000)
    every = (30, 30, 7, 14, 30, 45)[number % 6]
    day = START + timedelta(days=number % 28)
    while day < START + timedelta(days=365):
        serial += (1, 1, 1, year.random.randint(1, 30))[number % 4]
        written = (f"INV-{serial:05d}", f"{serial}/24-25", f"QH{serial:04d}", "CN-778812")[number % 4]
        total = fixed if number % 3 == 0 else year.amount(500, 60000)
        due = day + timedelta(days=(0, 15, 30)[number % 3])
        said = {"invoice_number": written, "invoice_date": day.isoformat(), "total_amount": total}
        _paper(year, number, name, {**said, "due_date": due.isoformat()})
        _settle(year, name, written, day, total)
        if year.random.random() < 0.04:
            credit = {**said, "invoice_number": f"CR-{serial}", "total_amount": total}
            _paper(year, number, name, credit, subtype="credit_note")
        day += timedelta(days=every)


def _settle(year: Year, name: str, number: str, day: date, total: str) -> None:
    """Pays within weeks; the narration says this or that, or little."""
    short = name.upper()[:14]
    text = year.random.choice(
        (f"NEFT DR {short}", f"IMPS {number} {short}", f"UPI {short} {number}", f"NEFT DR {short}")
    )
    year.pay(day + timedelta(days=year.random.randint(1, 40)), f"-{total}", text)


def _sales(year: Year, busy: int) -> None:
    for number in range(60 * busy):
        customer = year.random.choice(CUSTOMERS)
        day, total = START + timedelta(days=number * 6 // busy), year.amount(5000, 200000)
        said = {"vendor_name": f"{CLIENT} Pvt Ltd", "vendor_tax_id": CLIENT_ID, "customer_name": customer}
        said |= {
            "customer_tax_id": f"29AAECC{2000 + CUSTOMERS.index(customer)}Q1Z3",
            "invoice_number": f"AW/{number:04d}",
        }
        said |= {"invoice_date": day.isoformat(), "total_amount": total, "currency": "INR"}
        year.add(day, facts("invoice", subtype="invoice", **said))
        year.pay(day + timedelta(days=year.random.randint(3, 60)), total, f"NEFT CR {customer.upper()} AW/{number:04d}")


def _receipts(year: Year, busy: int) -> None:
    """Coffees, fuel, tolls: the same place and price again and again, twice on some days."""
    for number in range(80 * busy):
        day, place = (
            START + timedelta(days=number * 4 // busy),
            ("Blue Tokai Coffee", "Sunrise Fuels", "NH48 Toll")[number % 3],
        )
        total = ("240.00", year.amount(500, 4000), "85.00")[number % 3]
        said = {"vendor_name": place, "receipt_date": day.isoformat(), "total_amount": total, "currency": "INR"}
        for hour in ("09:10", "18:40")[: 1 + (number % 5 == 0)]:
            year.add(day, facts("receipt", **said, receipt_time=hour))
            year.pay(day + timedelta(days=1), f"-{total}", f"POS {place.upper()}")


def _salaries(year: Year) -> None:
    for number, name in enumerate(STAFF):
        pan, gross = f"BKJP{'ABCDEF'[number]}{3000 + number}L", Decimal(50000 + 9000 * number)
        own = {"employee_name": name, "employee_pan": pan, "employer_name": f"{CLIENT} Pvt Ltd"}
        for month in range(12):
            day = date(2024 + (month + 3) // 12, (month + 3) % 12 + 1, 28)
            slip = {"pay_month": f"{day:%Y-%m}", "gross_earnings": f"{gross}.00", "net_pay": f"{gross - 6200}.00"}
            year.add(day, facts("payslip", **own, **slip, income_tax_withheld="5000.00"))
            year.pay(day, f"-{gross - 6200}", f"SAL {name.upper()}")
        certificate = {"assessment_year": "2025-26", "employer_tan": "MUMA12345B", "total_tax_deducted": "60000.00"}
        year.add(
            date(2025, 6, 10),
            facts("form_16", **own, **certificate, gross_salary=f"{gross * 12}.00", employee_code="7"),
        )


def _statements(year: Year) -> None:
    """A statement a month; the opening balance is the closing balance of the one before."""
    balance = Decimal("500000.00")
    for month in range(15):
        first = date(2024 + (month + 3) // 12, (month + 3) % 12 + 1, 1)
        last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
        rows = sorted(row for row in year.rows if first <= row[0] <= last)
        said = {"account_number": "000111222333", "bank_name": "Harbour Bank", "opening_balance": f"{balance}"}
        balance += sum(amount for _, amount, _ in rows)
        said |= {
            "statement_start": first.isoformat(),
            "statement_end": last.isoformat(),
            "closing_balance": f"{balance}",
        }
        moved = tuple(Movement("", "", day, amount, text) for day, amount, text in rows)
        year.add(last + timedelta(days=3), replace(facts("bank_statement", **said), movements=moved))
