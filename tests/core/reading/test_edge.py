"""What foreign parsers raise, on this side of the edge."""

import warnings

import pytest

from core.domain.errors import FormatDamaged, TooLarge
from core.reading.edge import foreign


class PanicException(BaseException):
    pass


@pytest.mark.parametrize("problem", [ValueError("x"), KeyError("x"), RecursionError(), PanicException("x")])
def test_whatever_a_parser_raises_is_damage_of_the_format(problem: BaseException) -> None:
    with pytest.raises(FormatDamaged) as caught, foreign("xlsx"):
        raise problem
    assert caught.value.facts == {"format": "xlsx"}
    assert caught.value.__cause__ is problem


@pytest.mark.parametrize("problem", [TooLarge(), MemoryError(), KeyboardInterrupt(), SystemExit(1)])
def test_what_is_no_parsers_fault_goes_through(problem: BaseException) -> None:
    with pytest.raises(type(problem)) as caught, foreign("xlsx"):
        raise problem
    assert caught.value is problem


def test_warnings_of_a_parser_are_nobodys_business() -> None:
    with foreign("xlsx"):
        warnings.warn("odd style", UserWarning, stacklevel=1)
