"""What made papers call their values: nothing that would make a right reading look wrong."""

import pytest

from models.training.compositions import TEST, TRAIN, compositions
from models.training.parts.heads import NOT_ON_ORDERS, OTHERS
from models.training.printing import Wanted, drafted


@pytest.mark.parametrize("split", [TRAIN, TEST])
def test_an_order_calls_no_other_day_its_own(split: str) -> None:
    for number, family in enumerate(compositions("purchase_order", split)):
        draft, paper = drafted(Wanted(family, f"labels {number}"))
        own = {draft.word(name) for name in ("order_date", "delivery_date")}
        assert not own & {NOT_ON_ORDERS.get(label, label) for label in OTHERS[draft.writing.language]}, family.name
        assert paper.blocks


@pytest.mark.parametrize("split", [TRAIN, TEST])
def test_a_certificate_calls_no_customer_an_account(split: str) -> None:
    for family in compositions("interest_certificate", split):
        draft, _ = drafted(Wanted(family, "labels"))
        assert "account" not in draft.word("customer_id").casefold(), family.name
