"""The month of a British slip that tells only the period of its tax, proven by the day on which it is paid."""

from __future__ import annotations

from dataclasses import replace

from core.domain.record import Record

MONTH, PERIOD, DAY, POUNDS = "pay_month", "tax_period", "pay_date", "GBP"
MONTHS, APRIL = 12, 4


def month_of_period(record: Record) -> Record:
    """The record with the month that the period names, counted from April, where an accepted day of pay is in it."""
    period, day, currency = (record.fields.get(name) for name in (PERIOD, DAY, "currency"))
    if record.value(MONTH) is not None or currency is None or currency.value != POUNDS:
        return record
    if period is None or day is None or not (period.accepted and day.accepted):
        return record
    number = period.number or 0
    told = number in range(1, MONTHS + 1) and (number + APRIL - 2) % MONTHS + 1 == int(day.value[5:7])
    return replace(record.put(MONTH, replace(day, value=day.value[:7])), tables=record.tables) if told else record
