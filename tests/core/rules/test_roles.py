"""What each role may do."""

import pytest

from core.domain.errors import RoleNotAllowed
from core.domain.profile import Role
from core.rules import Deed, demand, may

REVIEWED = {Deed.APPROVE, Deed.REOPEN, Deed.EXPORT}


@pytest.mark.parametrize("deed", list(Deed))
def test_the_table_of_roles(deed: Deed) -> None:
    assert may(Role.ADMINISTRATOR, deed)
    assert may(Role.REVIEWER, deed) is (deed is Deed.PREPARE or deed in REVIEWED)
    assert may(Role.PREPARER, deed) is (deed is Deed.PREPARE)


def test_a_refusal_names_who_may() -> None:
    demand(Role.REVIEWER, Deed.APPROVE)
    with pytest.raises(RoleNotAllowed) as refused:
        demand(Role.PREPARER, Deed.APPROVE)
    assert refused.value.facts == {"role": "preparer", "may": "reviewer", "deed": "approve"}
