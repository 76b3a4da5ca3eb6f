"""Other programs that want to look at the vault: a person is asked, and sees in the settings what was answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.workbench import Deed, may
from core.workbench.programs import Consent, Program
from desktop.window.desk import Action, Desk, Message
from desktop.window.look import SPACING
from desktop.window.parts import button, column, emptied, label, line, row
from desktop.window.places import names_of

WAITS, PROGRAM = "program_waits", "program_"


class Asked(QObject):
    """Asks the person at the window about each program that waits, once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._seen: set[str] = set()
        desk.changed.connect(self._hear)
        self._read()

    def _hear(self, change: Change) -> None:
        if change.action == WAITS:
            self._read()

    def _read(self) -> None:
        self._desk.lane.ask(self._desk.workbench.programs.known, self._ask)

    def _ask(self, programs: tuple[Program, ...]) -> None:
        for one in programs:
            if one.consent is Consent.WAITS and one.name not in self._seen:
                self._seen.add(one.name)
                said = self.tr("{program} wants to look at your documents").format(program=one.name)
                advice = self.tr(
                    "It could read everything in this vault, and alter nothing. Allow it only if you set it up; "
                    "Settings show what you answered."
                )
                allow = Action(self.tr("Allow {program}").format(program=one.name), partial(self._allow, one.name))
                self._desk.told.emit(Message(said, advice, allow, bad=True))

    def _allow(self, name: str) -> None:
        done = self.tr("{program} may look now").format(program=name)
        self._desk.act(lambda: self._desk.workbench.programs.allow(name), lambda _: self._desk.tell(done))


class ProgramsGroup(QWidget):
    """The part of the settings that is about other programs; only who may answer them is offered to."""

    told = Signal()
    """what stands here was read anew"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._programs = desk, desk.workbench.programs
        self._may = may(desk.workbench.role, Deed.PROGRAMS)
        self.lines = column(gap=SPACING.hair)
        said = self.tr(
            "Programs on this machine that ask by the Model Context Protocol (`vouch mcp`). They can search, ask and "
            "read, and alter nothing; Activity shows each look."
        )
        title = label(self.tr("Other programs"), "lead", strong=True)
        self.setLayout(
            column(title, line(), self.lines, label(said, "caption", role="muted", wrap=True), gap=SPACING.near)
        )
        self._read()

    def refresh(self, change: Change) -> None:
        """Programs that asked or were answered are listed anew."""
        if any(name.startswith(PROGRAM) for name in names_of(change)):
            self._read()

    def _read(self) -> None:
        self._desk.lane.ask(self._programs.known, self._show)

    def _show(self, programs: tuple[Program, ...]) -> None:
        emptied(self.lines)
        for one in programs:
            self.lines.addWidget(self._line(one))
        if not programs:
            self.lines.addWidget(label(self.tr("None has asked so far."), role="muted"))
        self.told.emit()

    def _line(self, one: Program) -> QWidget:
        said = {
            Consent.WAITS: self.tr("waits for your answer"),
            Consent.ALLOWED: self.tr("may look"),
            Consent.REFUSED: self.tr("may not look"),
        }[one.consent]
        allow = button(self.tr("Allow"), partial(self._answer, one.name, allowed=True), role="quiet")
        allow.setAccessibleName(self.tr("Allow {program}").format(program=one.name))
        allow.setVisible(self._may and one.consent is not Consent.ALLOWED)
        refuse = button(self.tr("Refuse"), partial(self._answer, one.name, allowed=False), role="quiet")
        refuse.setAccessibleName(self.tr("Refuse {program}").format(program=one.name))
        refuse.setVisible(self._may and one.consent is not Consent.REFUSED)
        made = QWidget()
        made.setLayout(row(label(one.name), label(said, role="muted"), None, allow, refuse))
        return made

    def _answer(self, name: str, *, allowed: bool) -> None:
        verb = self._programs.allow if allowed else self._programs.refuse
        self._desk.act(lambda: verb(name))
