"""Papers whose type is in doubt."""

from core.checks import sorting_findings


def test_a_paper_that_may_be_of_another_type_needs_a_person() -> None:
    (finding,) = sorting_findings(0.51)
    assert finding.blocks
    assert finding.code == "type.doubtful"


def test_a_clear_type_says_nothing() -> None:
    assert sorting_findings(0.9) == ()
