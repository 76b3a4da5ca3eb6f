"""Programs that may look at the vault through `vouch mcp`: each asks a person before its first look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from threading import Lock

from core.domain.change import Change
from core.domain.codec import plain, restore
from core.domain.errors import DocumentUnknown
from core.domain.profile import Profile
from core.ports import Selection, Store
from core.rules import Deed, demand

TOLD = ("client", "document", "type")
"""what the audit keeps of what a program asks for: its words may name people"""
PROGRAMS = "programs"
"""the setting that keeps them"""
WAITING = 20
"""programs that wait for an answer at a time: what goes by more names than that is no program of a person"""
LONGEST = 80
"""letters of a program's name"""
TURN = Lock()
"""held from reading what is kept to writing it: the window, its door and a command may answer at the same moment"""
KEPT = re.compile(r"[a-z0-9_]{1,40}")
"""names of tools and types; what else a program sends in their place is not written down"""
UNSAID = "?"
ACTED_ON = frozenset('"$`\\!')
"""signs that a shell would act on within quotes: the name stands in a command that a person may copy"""


class Consent(StrEnum):
    """What a person said to a program."""

    WAITS = "waits"
    ALLOWED = "allowed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Program:
    """A program as it calls itself, and what a person said to it."""

    name: str
    consent: Consent = Consent.WAITS
    by: str = ""
    """who said so"""
    at: str = ""
    """ISO 8601, UTC"""


@dataclass(frozen=True)
class Programs:
    """The verbs of consent. A program gives its own name, so consent keeps out what nobody let in, not what lies."""

    store: Store
    who: Profile

    def known(self) -> tuple[Program, ...]:
        """The programs that asked, in the order in which they did."""
        return tuple(restore(Program, one) for one in self.store.setting(PROGRAMS) or ())

    def allowed(self, name: str) -> bool:
        """Whether a person lets a program look."""
        return self._of(name).consent is Consent.ALLOWED

    def wait(self, name: str) -> Change:
        """Keeps that a program asks, where nobody answered it before."""
        with TURN:
            known = self.known()
            waiting = [one for one in known if one.consent is Consent.WAITS]
            if named(name) and not any(one.name == named(name) for one in known) and len(waiting) < WAITING:
                self._keep(Program(named(name)))
        return Change("program_waits")

    def allow(self, name: str) -> Change:
        """Lets a program look at everything in the vault, until it is refused. Raises RoleNotAllowed."""
        return self._answer(name, Consent.ALLOWED)

    def refuse(self, name: str) -> Change:
        """Lets a program look at nothing, from its next call on. Raises RoleNotAllowed."""
        return self._answer(name, Consent.REFUSED)

    def forget(self, name: str) -> Change:
        """Forgets what was said to a program: it asks again. Raises RoleNotAllowed."""
        demand(self.who.role, Deed.PROGRAMS)
        with TURN:
            self._save(tuple(one for one in self.known() if one.name != named(name)))
        return self._noted("program_forgotten", named(name))

    def look(self, name: str, tool: str, facts: Mapping[str, str]) -> Change:
        """Has the audit say that a program looks at something; what words it asks with is not kept.

        Of what it names, only what there is in the vault is written down.
        """
        told = {one: self._known_as(one, str(said)) for one, said in facts.items() if one in TOLD}
        written = {"program": named(name), "tool": _plain(tool)} | told
        self.store.note("program_looked", written, self.who.name)
        return Change("program_looked")

    def _known_as(self, fact: str, said: str) -> str:
        """A client, document or type as a program named it, where there is one."""
        if fact == "type":
            return _plain(said)
        if fact == "client":
            return said if self.store.count(Selection(client=said)) else UNSAID
        try:
            return self.store.document(said).id
        except DocumentUnknown:
            return UNSAID

    def _answer(self, name: str, consent: Consent) -> Change:
        demand(self.who.role, Deed.PROGRAMS)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with TURN:
            self._keep(replace(self._of(name), consent=consent, by=self.who.name, at=at))
        return self._noted(f"program_{consent}", named(name))

    def _of(self, name: str) -> Program:
        return next((one for one in self.known() if one.name == named(name)), Program(named(name)))

    def _keep(self, program: Program) -> None:
        known = self.known()
        there = any(one.name == program.name for one in known)
        self._save(tuple(program if one.name == program.name else one for one in known) + (() if there else (program,)))

    def _save(self, programs: tuple[Program, ...]) -> None:
        self.store.save_setting(PROGRAMS, [plain(one) for one in programs], self.who.name)

    def _noted(self, action: str, name: str) -> Change:
        self.store.note(action, {"program": name}, self.who.name)
        return Change(action)


def _plain(said: str) -> str:
    """The name of a tool or type, where it can be one."""
    return said if KEPT.fullmatch(said) else UNSAID


def named(name: str) -> str:
    """The name of a program as it is kept and shown: on one line, not endless, nothing that a shell would act on."""
    return " ".join("".join(one if one.isprintable() and one not in ACTED_ON else " " for one in name).split())[
        :LONGEST
    ]
