"""The fields of amounts that sums are made of."""

from __future__ import annotations

LINES, DISCOUNT, NET, TAX, TOTAL = "lines_total", "discount_total", "subtotal", "tax_amount", "total_amount"
PAID, DUE, OLDER = "amount_paid", "amount_due", "previous_balance"
CHARGES = "charges_total"
TENDERED, CHANGE = "amount_tendered", "change_given"
TIP, ROUNDINGS = "tip", ("round_off", "rounding")
