"""Programs that ask to look: who lets them, and how long."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from core.domain.errors import RoleNotAllowed
from core.domain.profile import Role
from core.ports import Trail
from core.workbench import Workbench
from core.workbench.programs import WAITING, Consent, Program, named


def test_a_program_waits_until_a_person_answers_and_is_answered_once(bench: Workbench) -> None:
    programs = bench.programs
    assert not programs.allowed("Ledger")
    programs.wait("Ledger")
    programs.wait("Ledger")
    assert programs.known() == (Program("Ledger"),)
    programs.allow("Ledger")
    assert programs.allowed("Ledger")
    programs.wait("Ledger")
    assert programs.allowed("Ledger")
    assert not programs.allowed("ledger")
    programs.refuse("Ledger")
    (said,) = programs.known()
    assert (said.consent, said.by) == (Consent.REFUSED, bench.actor)
    programs.forget("Ledger")
    assert programs.known() == ()
    done = [one.action for one in bench.activity(Trail()) if one.action.startswith("program")]
    assert done == ["program_forgotten", "program_refused", "program_allowed"]


def test_only_so_many_programs_wait(bench: Workbench) -> None:
    for number in range(3 * WAITING):
        bench.programs.wait(f"program {number}")
    bench.programs.wait("  \n ")
    assert len(bench.programs.known()) == WAITING


@pytest.mark.parametrize("role", [Role.PREPARER, Role.REVIEWER])
def test_only_an_administrator_answers(bench: Workbench, role: Role) -> None:
    other = replace(bench, role=role).programs
    other.wait("Ledger")
    for verb in (other.allow, other.refuse, other.forget):
        with pytest.raises(RoleNotAllowed):
            verb("Ledger")
    assert not other.allowed("Ledger")


def test_a_name_holds_nothing_that_a_shell_would_act_on() -> None:
    assert named('a" $(touch x) `y` \\ !z\n"b') == "a (touch x) y z b"


def test_answers_of_one_moment_are_all_kept(bench: Workbench) -> None:
    names = [f"program {number}" for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(bench.programs.allow, names))
    assert sorted(one.name for one in bench.programs.known()) == sorted(names)


def test_the_audit_keeps_what_there_is_and_nothing_that_a_program_made_up(bench: Workbench) -> None:
    made_up = {"document": "\x1b[2J" * 90, "client": "Nobody", "type": "Invoice from Ann", "words": "secret"}
    bench.programs.look("Ledger", "read; rm", made_up)
    bench.programs.look("Ledger", "read_page", {"type": "invoice"})
    later, first = (line.after for line in bench.activity(Trail()) if line.action == "program_looked")
    assert first == {"program": "Ledger", "tool": "?", "document": "?", "client": "?", "type": "?"}
    assert later == {"program": "Ledger", "tool": "read_page", "type": "invoice"}
