import xml.etree.ElementTree as ET

from models.training.teaching.report import Judged, curve, reliability, table

JUDGED = [
    Judged("total_amount", given=True, right=True, accepted=True, confidence=0.95),
    Judged("total_amount", given=True, right=False, accepted=True, confidence=0.93),
    Judged("vendor_name", given=True, right=True, accepted=False, confidence=0.4),
    Judged("vendor_name", given=False, right=False, accepted=False, confidence=0.0),
]


def test_table_counts_what_was_accepted_wrongly() -> None:
    assert table(JUDGED)[2:] == ["| total_amount | 2 | 50.0 | 100.0 | 1 |", "| vendor_name | 2 | 50.0 | 0.0 | 0 |"]


def test_reliability_is_the_share_right_among_values_said_to_be_so_probable() -> None:
    shown = [(round(said, 2), seen, count) for said, seen, count in reliability(JUDGED)]
    assert shown == [
        (0.4, 1.0, 1),
        (0.94, 0.5, 2),
    ]


def test_curve_is_a_picture_with_a_dot_for_each_bin() -> None:
    assert len(list(ET.fromstring(curve(JUDGED)).iter("{http://www.w3.org/2000/svg}circle"))) == 2
