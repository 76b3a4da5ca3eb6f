"""Trades whose paper has a column of gains for each term."""

from core.domain.record import Field, Record
from core.extraction.forms.terms import gains_told


def trade(short: str, long: str) -> Record:
    fields = {"short_gain": Field(short).accept("sum"), "long_gain": Field(long).accept("sum")}
    return Record({"asset": Field("Fund")} | fields)


def test_the_gain_is_the_one_that_is_not_nought() -> None:
    record = gains_told(Record({}, {"trades": (trade("0.00", "81.50"), trade("-12.00", "0.00"))}))
    assert [(row.value("gain"), row.value("term")) for row in record.tables["trades"]] == [
        ("81.50", "long"),
        ("-12.00", "short"),
    ]
    assert record.tables["trades"][0].fields["gain"].accepted


def test_an_open_part_leaves_the_gain_open() -> None:
    one = trade("0.00", "81.50")
    open_ = Record({**one.fields, "short_gain": Field("0.00").doubt("guess")})
    (row,) = gains_told(Record({}, {"trades": (open_,)})).tables["trades"]
    assert not row.fields["gain"].accepted


def test_trades_of_which_one_has_two_gains_are_left_as_they_are() -> None:
    record = Record({}, {"trades": (trade("1.00", "2.00"), trade("0.00", "3.00"))})
    assert gains_told(record) == record


def test_a_nought_in_one_column_alone_leaves_the_gain_to_a_person() -> None:
    one = Record({"long_gain": Field("0.00").accept("sum")})
    (row,) = gains_told(Record({}, {"trades": (one,)})).tables["trades"]
    assert not row.fields["gain"].accepted
