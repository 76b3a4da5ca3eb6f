"""People's data: how long it is kept, given out, and erased for good."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.domain.change import Change
from core.domain.erasing import Wanted
from core.domain.retention import Keep
from core.domain.selection import Selection
from core.workbench import Deed, Due, Erasing, Given, Personal, Retention, may
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, emptied, label, line, row
from desktop.window.places import names_of
from desktop.window.preferences.keys_asking import Asking
from desktop.window.preferences.persons_erasing import EraseDialog, Eraser
from desktop.window.speaking import several


class Known(NamedTuple):
    """What is read of the vault for what stands here."""

    rules: tuple[Keep, ...]
    due: tuple[Due, ...]
    clients: tuple[str, ...]


class PersonsGroup(QWidget):
    """The part of the settings that is about people's data; only who may do it is offered to."""

    told = Signal()
    """what stands here was read anew"""

    def __init__(self, desk: Desk, retention: Retention, personal: Personal, erasing: Erasing | None) -> None:
        super().__init__()
        self._desk, self._retention, self._personal = desk, retention, personal
        self._eraser = Eraser(desk, erasing, self)
        self._known = Known((), (), ())
        self.rules = column(gap=SPACING.hair)
        self.add = button(self.tr("Say how long …"), self.ask_years)
        self.due = label(role="muted")
        self.look = button(self.tr("Erase what is due …"), self.erase_due)
        self.give = button(self.tr("Give out a person's data …"), self.ask_person)
        self.erase = button(self.tr("Erase a client …"), self.ask_client)
        rule = self.tr(
            "Counted from the end of the year that a document is of. Until then nothing erases it; then it is proposed "
            "here, and erased by a person only. Backups keep what was erased until `vouch backup FOLDER --drop-erased`."
        )
        title = label(self.tr("People's data"), "lead", strong=True)
        self.setLayout(
            column(
                title,
                line(),
                *(self.rules, row(self.add, None)),
                row(self.due, None, self.look),
                row(self.give, self.erase, None),
                label(rule, "caption", role="muted", wrap=True),
                gap=SPACING.near,
            )
        )
        role = retention.who.role
        self.add.setVisible(may(role, Deed.RETENTION))
        self.give.setVisible(may(role, Deed.PERSON))
        self.erase.setVisible(self._eraser.may)
        self._eraser.busy.connect(self.erase.setDisabled)
        self._read()

    def refresh(self, change: Change) -> None:
        """Documents and rules that came or went alter what is due."""
        if {"erased", "exported", "setting_changed"} & {*names_of(change)}:
            self._read()

    def ask_years(self) -> Asking:
        """Asks for how many years documents of a client or type are kept."""
        said = self.tr("A rule of a client goes before one of a type. Leave nothing empty: “*” is for all.")
        asked = Asking(self.tr("How long documents are kept"), said, self.tr("Keep"), self)
        asked.ask(self.tr("Years")).ask(self.tr("Client, or *")).offer(self.tr("Type"), self._types())
        asked.lines[1].setText("*")
        asked.accepted.connect(lambda: self._keep(asked))
        asked.open()
        return asked

    def ask_person(self) -> Asking:
        """Asks whose data is to be given out."""
        said = self.tr("A client, or a name or tax number as documents have it. What is written is not encrypted.")
        asked = Asking(self.tr("Give out a person's data"), said, self.tr("Choose a folder …"), self)
        asked.ask(self.tr("Name or number"))
        asked.accepted.connect(lambda: self._ask_place(asked.values[0].strip()))
        asked.open()
        return asked

    def ask_client(self) -> Asking:
        """Asks which client is to be erased."""
        said = self.tr("Everything of the client goes: documents, files, history, settings. You see it all first.")
        asked = Asking(self.tr("Erase a client"), said, self.tr("Look"), self)
        asked.offer(self.tr("Client"), {one: one for one in self._known.clients})
        asked.accepted.connect(lambda: self.preview(Wanted(client=asked.choice.currentData())))
        asked.open()
        return asked

    def erase_due(self) -> None:
        """Shows what need be kept no longer, to be erased."""
        self.preview(Wanted(tuple(one.document.id for one in self._known.due)))

    def preview(self, wanted: Wanted) -> None:
        """Shows what an erasing would take away, and asks for the reason."""
        self._eraser.preview(lambda: wanted)

    @property
    def asked(self) -> EraseDialog:
        """What asks for the reason."""
        assert self._eraser.asked
        return self._eraser.asked

    def write(self, who: str, place: Path) -> None:
        """Gives out a person's data."""
        self._desk.lane.run(lambda: self._personal.give(who, place), self._given)

    def _given(self, given: Given) -> None:
        one = self.tr("1 document and {files} files are in {place}; they are not encrypted.")
        many = self.tr("{count} documents and {files} files are in {place}; they are not encrypted.")
        said = several(given.documents, one, many)
        self._desk.tell(said.format(files=given.files, place=given.place.name))

    def _ask_place(self, who: str) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("An archive that is not there yet"), "", "*.zip")
        if name:
            self.write(who, Path(name if name.endswith(".zip") else f"{name}.zip"))

    def _keep(self, asked: Asking) -> None:
        years, client = (one.strip() for one in asked.values)
        keep = Keep(int(years) if years.isdigit() else 0, "" if client == "*" else client, asked.choice.currentData())
        self._desk.act(lambda: self._retention.keep(keep))

    def _read(self) -> None:
        def known() -> Known:
            clients = self._desk.workbench.facets(Selection()).clients
            return Known(self._retention.rules(), self._retention.due(), tuple(clients))

        self._desk.lane.ask(known, self._show)

    def _show(self, known: Known) -> None:
        self._known = known
        emptied(self.rules)
        for one in known.rules:
            self.rules.addWidget(self._line(one))
        if not known.rules:
            none = self.tr("No rule so far: nothing is held, and nothing is ever due.")
            self.rules.addWidget(label(none, role="muted"))
        self.due.setText(self._said(known.due))
        self.due.setVisible(bool(known.rules))
        self.look.setVisible(bool(known.due) and self._eraser.may)
        self.erase.setVisible(self._eraser.may and bool(known.clients))
        self.told.emit()

    def _said(self, due: Sequence[Due]) -> str:
        if not due:
            return self.tr("Nothing is due.")
        many = self.tr("{count} documents need not be kept any longer.")
        return several(len(due), self.tr("1 document need not be kept any longer."), many)

    def _line(self, keep: Keep) -> QWidget:
        kind = self._desk.words.type(keep.type) if keep.type else self.tr("all types")
        said = self.tr("{client}, {type}").format(client=keep.client or self.tr("All clients"), type=kind)
        made = QWidget()
        release = partial(self._retention.release, keep.client, keep.type)
        remove = button(self.tr("Remove"), lambda: self._desk.act(release), role="quiet")
        remove.setAccessibleName(self.tr("Remove {name}").format(name=said))
        remove.setVisible(may(self._retention.who.role, Deed.RETENTION))
        years = several(keep.years, self.tr("1 year"), self.tr("{count} years"))
        made.setLayout(row(label(said), label(years, role="muted"), None, remove))
        return made

    def _types(self) -> dict[str, str]:
        types = {one: self._desk.words.type(one) for one in self._desk.workbench.types}
        return {"": self.tr("All types"), **dict(sorted(types.items(), key=lambda pair: pair[1]))}
