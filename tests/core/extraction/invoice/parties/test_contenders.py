"""Whole entries of a first page, and what tells the sender's from the one addressed."""

from collections.abc import Iterator

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.invoice.paper import paper
from core.extraction.invoice.parties.contenders import contenders

INVOICE, ORDER = (bundled_types()[name] for name in ("invoice", "purchase_order"))
Line = tuple[float, float, float, str]
"""left, top, height, text"""
HEAD: tuple[Line, ...] = (
    (50, 40, 16, "Barrowmead"), (50, 57, 16, "Design Ltd"), (50, 76, 10, "12 Mill Road"), (50, 88, 10, "Leeds LS1 4AB"),
)  # fmt: skip
BODY: tuple[Line, ...] = (
    (50, 140, 10, "Norwood Supplies Limited"), (50, 152, 10, "4 Quay Street"), (50, 164, 10, "Bristol BS1 4AB"),
)  # fmt: skip
GOODS: tuple[Line, ...] = (
    (50, 300, 10, "Description"), (250, 300, 10, "Quantity"), (350, 300, 10, "Price"), (450, 300, 10, "Amount"),
    (50, 314, 10, "Oak board"), (250, 314, 10, "2"), (350, 314, 10, "10.00"), (450, 314, 10, "20.00"),
)  # fmt: skip


def drawn(*lines: Line) -> Contents:
    words = tuple(word for line in sorted(lines, key=lambda line: (line[1], line[0])) for word in _words(*line))
    return Contents(pages=(Page(1, 595.0, 842.0, words, TextSource.LAYER),), format="pdf")


def _words(left: float, top: float, height: float, text: str) -> Iterator[Word]:
    for part in text.split():
        yield Word(part, Box(left, top, left + 0.5 * height * len(part), top + height))
        left += 0.5 * height * len(part) + 0.3 * height


def names(record: Record) -> tuple[str | None, ...]:
    return record.value("vendor_name"), record.value("customer_name")


def test_a_name_in_larger_letters_is_the_senders_on_all_its_lines() -> None:
    record = extract_invoice(INVOICE, drawn(*HEAD, *BODY, *GOODS))
    assert names(record) == ("Barrowmead Design Ltd", "Norwood Supplies Limited")
    assert all(record.fields[name].accepted for name in ("vendor_name", "customer_name", "vendor_address"))


def test_an_order_is_from_who_buys() -> None:
    record = extract_invoice(ORDER, drawn(*HEAD, *BODY, *GOODS))
    assert names(record) == ("Norwood Supplies Limited", "Barrowmead Design Ltd")


def test_two_entries_alike_are_left_to_a_person() -> None:
    alike = tuple((left, top - 90, height, text) for left, top, height, text in BODY)
    other = (50, 50, 10, "Kestrel Prints Ltd"), *alike[1:]
    record = extract_invoice(INVOICE, drawn(*other, *BODY, *GOODS))
    assert not any(record.fields[name].accepted for name in ("vendor_name", "customer_name") if name in record.fields)


def test_who_stands_below_the_goods_is_not_addressed() -> None:
    foot = tuple((left, top + 300, height, text) for left, top, height, text in BODY)
    (one,) = contenders(paper(INVOICE, drawn(*GOODS, *foot)))
    assert one.below


def test_an_address_for_money_alone_is_nobodys() -> None:
    head = ((50.0, 40.0, 16.0, "Kestrel Prints Ltd"), (50.0, 120.0, 10.0, "Remit to:"))
    record = extract_invoice(INVOICE, drawn(*head, *BODY, *GOODS))
    assert record.value("vendor_name") == "Kestrel Prints Ltd"


def test_a_line_that_ends_a_sentence_begins_no_name() -> None:
    lines = ((50.0, 500.0, 10.0, "Thank you for your order."), *((x, y + 372, h, t) for x, y, h, t in BODY))
    (one,) = contenders(paper(INVOICE, drawn(*GOODS, *lines)))
    assert one.entry.name == "Norwood Supplies Limited"


def test_a_name_in_larger_letters_may_take_four_lines() -> None:
    head: tuple[Line, ...] = (
        (50, 40, 16, "Barrowmead"), (50, 57, 16, "Quay"), (50, 74, 16, "Joinery"), (50, 91, 16, "Partnership"),
        (50, 112, 10, "12 Mill Road"), (50, 124, 10, "Leeds LS1 4AB"),
    )  # fmt: skip
    body = tuple((left, top + 30, height, text) for left, top, height, text in BODY)
    record = extract_invoice(INVOICE, drawn(*head, *body, *GOODS))
    assert record.value("vendor_name") == "Barrowmead Quay Joinery Partnership"


def test_the_full_name_under_a_sign_begins_behind_its_leading_word() -> None:
    head: tuple[Line, ...] = ((50, 40, 24, "BARROWMEAD"), (50, 66, 10, "by Barrowmead Design Ltd"), *HEAD[2:])
    record = extract_invoice(INVOICE, drawn(*head, *BODY, *GOODS))
    assert record.value("vendor_name") == "Barrowmead Design Ltd"
    assert record.fields["vendor_name"].accepted


def test_a_title_over_two_lines_is_no_larger_sign() -> None:
    title: tuple[Line, ...] = ((350, 40, 20, "SALES"), (350, 62, 20, "INVOICE"))
    record = extract_invoice(INVOICE, drawn(*HEAD, *title, *BODY, *GOODS))
    assert record.fields["vendor_name"].accepted


def test_a_sender_at_the_foot_is_told_by_how_to_reach_it() -> None:
    foot: tuple[Line, ...] = (
        (50, 500, 8, "Barrowmead Design Ltd"), (50, 509, 8, "12 Mill Road, Leeds LS1 4AB"),
        (50, 518, 8, "Phone 0113 496 0000"),
    )  # fmt: skip
    record = extract_invoice(INVOICE, drawn(*BODY, *GOODS, *foot))
    assert names(record) == ("Barrowmead Design Ltd", "Norwood Supplies Limited")
    assert record.fields["vendor_name"].accepted


def test_a_name_that_stands_elsewhere_with_its_partners_is_left_to_a_person() -> None:
    more: tuple[Line, ...] = (
        (350, 140, 10, "Ship to"),
        (350, 152, 10, "Norwood Kiln & Sons"),
        (350, 164, 10, "9 Hill Road"),
    )
    body: tuple[Line, ...] = ((50, 128, 10, "Bill to"), (50, 140, 10, "Norwood Kiln"), *BODY[1:])
    record = extract_invoice(INVOICE, drawn(*HEAD, *body, *more, *GOODS))
    assert record.value("customer_name") == "Norwood Kiln"
    assert not record.fields["customer_name"].accepted


def test_partners_on_a_line_of_their_own_end_a_name() -> None:
    body: tuple[Line, ...] = (
        (50, 128, 10, "Bill to"), (50, 140, 10, "Norwood Kiln"), (50, 152, 10, "& Sons"),
        (50, 164, 10, "4 Quay Street"), (50, 176, 10, "Bristol BS1 4AB"),
    )  # fmt: skip
    assert extract_invoice(INVOICE, drawn(*HEAD, *body, *GOODS)).value("customer_name") == "Norwood Kiln & Sons"


def test_a_lane_in_the_name_of_a_trade_is_no_address() -> None:
    body: tuple[Line, ...] = ((50, 140, 10, "Norwood Lane Bakery"), *BODY[1:])
    record = extract_invoice(INVOICE, drawn(*HEAD, *body, *GOODS))
    assert record.value("customer_name") == "Norwood Lane Bakery"
