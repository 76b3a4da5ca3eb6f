"""Purchase orders, delivery notes, contracts, letters."""

from __future__ import annotations

from random import Random

from models.training.facts import Facts
from models.training.made import Made
from models.training.sheet import Column, Sheet
from models.training.writing import Writing


def purchase_order(facts: Facts, writing: Writing, _: Random) -> Made:
    """An order: who orders above, the supplier below, goods with prices."""
    sheet = Sheet(facts, writing)
    sheet.value("customer_name", 40, 50, 14, bold=True)
    sheet.address("customer_address", 40, 64)
    sheet.text(555, 50, "PURCHASE ORDER", 16, bold=True, align="right")
    sheet.pairs(
        (("PO Number", "order_number"), ("Order date", "order_date"), ("Delivery by", "delivery_date")), 380, 80, to=80
    )
    sheet.text(40, 130, "Supplier", 9, bold=True)
    sheet.value("vendor_name", 40, 144, 10)
    sheet.address("vendor_address", 40, 157)
    columns = (
        Column("description", "Description", 40), Column("quantity", "Quantity", 350, right=True),
        Column("unit_price", "Unit price", 450, right=True), Column("amount", "Amount", 555, right=True),
    )  # fmt: skip
    sheet.box(36, 208, 559, 226, grey=0.9)
    sheet.heading(columns, 220)
    y = sheet.rows("line_items", columns, 242, step=17) + 10
    for label, name in (("Subtotal", "subtotal"), ("VAT", "tax_amount"), ("Order total", "total_amount")):
        sheet.text(400, y, label)
        sheet.money(name, 555, y)
        y += 15
    sheet.label("currency")
    return sheet.made("order_form")


def delivery_note(facts: Facts, writing: Writing, _: Random) -> Made:
    """A delivery note: no prices, a line to sign on."""
    sheet = Sheet(facts, writing, "Times-Roman")
    sheet.value("vendor_name", 40, 50, 14, bold=True)
    sheet.text(40, 130, "DELIVERY NOTE", 15, bold=True)
    pairs = (
        ("Delivery note no.", "delivery_number"),
        ("Delivery date", "delivery_date"),
        ("Your order", "order_number"),
    )
    sheet.pairs(pairs, 330, 130, to=110)
    sheet.text(40, 170, "Deliver to", 9, bold=True)
    sheet.value("customer_name", 40, 184, 10)
    sheet.address("delivery_address", 40, 197)
    columns = (
        Column("description", "Description", 40),
        Column("quantity", "Quantity", 450, right=True),
        Column("unit", "Unit", 470),
    )
    sheet.heading(columns, 260)
    sheet.line(40, 265, 555, 265)
    sheet.rows("line_items", columns, 281, rule=(40, 555))
    sheet.text(40, 740, "Received in good condition: ______________________", 9)
    return sheet.made("delivery_list")


def contract(facts: Facts, writing: Writing, _: Random) -> Made:
    """A contract in clauses."""
    sheet = Sheet(facts, writing, "Times-Roman")
    sheet.text(297, 60, "SERVICE AGREEMENT", 16, bold=True, align="middle")
    x = sheet.value("contract_date", sheet.text(50, 100, "This agreement is made on ", 10), 100, 10)
    sheet.text(x, 100, " between", 10)
    sheet.value("first_party", 80, 122, 10, bold=True)
    sheet.text(50, 140, "and", 10)
    sheet.value("second_party", 80, 158, 10, bold=True)
    sheet.pair("Subject", "subject", 50, 180, to=60, size=10)
    x = sheet.value("start_date", sheet.text(50, 196, "1. Term. The services begin on ", 10), 196, 10)
    x = sheet.value("end_date", sheet.text(x, 196, " and end on ", 10), 196, 10)
    x = sheet.text(50, 220, "2. Fee. The fee for the services is ", 10)
    sheet.text(sheet.money("amount", x, 220, 10, align="left"), 220, " per month, payable in advance.", 10)
    sheet.text(50, 244, "3. Governing law. This agreement is governed by the laws of England and Wales.", 10)
    sheet.text(50, 268, "4. Confidentiality. Neither party shall disclose what it learns of the other's affairs.", 10)
    sheet.text(50, 330, "Signed for and on behalf of the parties", 10)
    return sheet.made("contract_clauses")


def letter(facts: Facts, writing: Writing, _: Random) -> Made:
    """A letter that asks for nothing and bills nothing."""
    sheet = Sheet(facts, writing)
    sheet.value("sender", 50, 60, 13, bold=True)
    sheet.text(50, 76, facts.text("sender_address"))
    sheet.value("date", 545, 100, 10, align="right")
    sheet.value("title", 50, 118, 12, bold=True)
    lines = (
        "Dear neighbour,",
        "",
        "Our workshop moves to the yard behind the mill in spring. We would be glad to see you at the",
        "opening, with tea and a tour of the looms. Bring whoever you like.",
        "",
        "With kind regards",
        "The weavers",
    )
    for index, line in enumerate(lines):
        sheet.text(50, 140 + 16 * index, line, 10)
    return sheet.made("plain_letter")
