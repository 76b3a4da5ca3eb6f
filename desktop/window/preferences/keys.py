"""Keys: who and what opens the vault, and the verbs about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.change import Change
from core.domain.profile import Profile, Role
from core.workbench import Keys
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, emptied, label, line, row
from desktop.window.preferences.keys_asking import Asking, KeyShown


class Ways(NamedTuple):
    """Who and what opens the vault now."""

    people: tuple[Profile, ...]
    recovery: tuple[str, ...]


class KeysGroup(QWidget):
    """The part of the settings that is about keys; what only an administrator may do is offered to no other."""

    told = Signal()
    """what stands here was read anew"""

    def __init__(self, desk: Desk, keys: Keys) -> None:
        super().__init__()
        self._desk, self._keys = desk, keys
        self.mine = label()
        self.change = button(self.tr("Change the passphrase …"), self.ask_passphrase)
        self.people, self.recovery = _list(), _list()
        self.add = button(self.tr("Add a person …"), self.ask_person)
        self.add_key = button(self.tr("Add a recovery key …"), self.ask_key)
        self.here = label(role="muted", wrap=True)
        self.here.setVisible(keys.new_here)
        self.here.setText(self.tr("This machine opened the vault for the first time: it had no receipt to compare."))
        self.renew = button(self.tr("Give the vault another key …"), self.ask_renewal)
        renewing = self.tr(
            "When a person has left, give the vault another key. "
            "`vouch keys move` says what to copy to another machine."
        )
        title = label(self.tr("Keys"), "lead", strong=True)
        self.setLayout(
            column(
                title,
                line(),
                row(self.mine, None, self.change),
                *(self.people, row(self.add, None)),
                *(self.recovery, row(self.add_key, None)),
                row(self.renew, None),
                self.here,
                label(renewing, "caption", role="muted", wrap=True),
                gap=SPACING.near,
            )
        )
        self._read()

    def ask_passphrase(self) -> Asking:
        """Asks for the passphrase of now and a new one."""
        said = self.tr("What opened the vault otherwise, recovery keys too, still does.")
        asked = Asking(self.tr("Change the passphrase"), said, self.tr("Change"), self)
        asked.ask(self.tr("Passphrase of now"), hidden=True).ask_twice(self.tr("New passphrase"))
        done = self.tr("The passphrase is changed")
        asked.accepted.connect(lambda: self._do(partial(self._keys.change_passphrase, *asked.values[:2]), done))
        asked.open()
        return asked

    def ask_renewal(self) -> Asking:
        """Asks for the passphrase with which everything is sealed anew."""
        said = self.tr(
            "The vault closes, everything in it is sealed anew, and it opens again; passphrases and recovery keys "
            "stay. That takes a while and as much room again as the vault has."
        )
        asked = Asking(self.tr("Give the vault another key"), said, self.tr("Seal anew"), self)
        asked.ask(self.tr("Passphrase of now"), hidden=True)
        asked.accepted.connect(lambda: self._desk.renewing.emit(asked.values[0]))
        asked.open()
        return asked

    def ask_person(self) -> Asking:
        """Asks for a person's name, role and passphrase; the first one is whoever sits here."""
        return self._ask_colleague() if self._keys.profiles() else self._ask_yourself()

    def ask_key(self) -> Asking:
        """Asks what a new recovery key is to be called, and shows it once."""
        said = self.tr("Name it for where it will lie, such as a safe. It opens everything and sets a new passphrase.")
        asked = Asking(self.tr("Add a recovery key"), said, self.tr("Add"), self).ask(self.tr("Name"))
        asked.accepted.connect(lambda: self._add_key(asked.values[0]))
        asked.open()
        return asked

    def _ask_yourself(self) -> Asking:
        said = self.tr("Name yourself first: you become an administrator and keep your passphrase.")
        asked = Asking(self.tr("Your own name"), said, self.tr("Name me"), self)
        asked.ask(self.tr("Name")).ask(self.tr("Passphrase of now"), hidden=True)
        done = self.tr("The history names you from the next unlocking on")
        asked.accepted.connect(lambda: self._do(partial(self._keys.name_yourself, *reversed(asked.values)), done))
        asked.open()
        return asked

    def _ask_colleague(self) -> Asking:
        said = self.tr("They type a passphrase of their own, which says who they are. The keychain no longer opens it.")
        asked = Asking(self.tr("Add a person"), said, self.tr("Add"), self)
        roles = {one.value: self._role(one) for one in Role}
        asked.ask(self.tr("Name")).offer(self.tr("Role"), roles).ask_twice(self.tr("Their passphrase"))

        def added() -> None:
            name, passphrase, _ = asked.values
            profile = Profile(name.strip(), Role(asked.choice.currentData()))
            done = self.tr("{name} opens the vault from now on").format(name=profile.name)
            self._do(lambda: self._keys.add_profile(profile, passphrase), done)

        asked.accepted.connect(added)
        asked.open()
        return asked

    def _add_key(self, name: str) -> None:
        def shown(key: str) -> None:
            KeyShown(self._desk.look, key, self).open()
            self._done()

        self._desk.lane.ask(partial(self._keys.add_recovery_key, name.strip()), shown)

    def _do(self, verb: Callable[[], None], done: str) -> None:
        def finished(_: None) -> None:
            self._desk.tell(done)
            self._done()

        self._desk.lane.ask(verb, finished)

    def _done(self) -> None:
        self._desk.changed.emit(Change("keys_changed"))
        self._read()

    def _read(self) -> None:
        self._desk.lane.ask(lambda: Ways(self._keys.profiles(), self._keys.recovery_keys()), self._show)

    def _show(self, ways: Ways) -> None:
        me = self._keys.profile
        administers = me is None or me.role is Role.ADMINISTRATOR
        self.mine.setText(
            self.tr("You are {name}, {role}.").format(name=me.name, role=self._role(me.role).lower())
            if me
            else self.tr("One passphrase opens the vault, for whoever knows it.")
        )
        for part in (self.people, self.recovery):
            emptied(part)
        for one in ways.people:
            remove = self._removal(one.name, partial(self._keys.remove_profile, one.name), administers)
            self.people.addWidget(self._line(one.name, self._role(one.role), remove))
        for name in ways.recovery:
            remove = self._removal(name, partial(self._keys.remove_recovery_key, name), administers)
            self.recovery.addWidget(self._line(self.tr("Recovery key {name}").format(name=name), "", remove))
        self.add.setText(self.tr("Add a person …") if ways.people else self.tr("Name people …"))
        for shown in (self.add, self.add_key, self.renew):
            shown.setVisible(administers)
        self.told.emit()

    def _removal(self, name: str, verb: Callable[[], None], offered: bool) -> QWidget | None:  # noqa: FBT001 (private)
        if not offered:
            return None
        done = self.tr("{name} no longer opens the vault").format(name=name)
        made = button(self.tr("Remove"), lambda: self._do(verb, done), role="quiet")
        made.setAccessibleName(self.tr("Remove {name}").format(name=name))
        return made

    def _line(self, name: str, said: str, remove: QWidget | None) -> QWidget:
        made = QWidget()
        made.setLayout(row(label(name), label(said, role="muted"), None, *([remove] if remove else [])))
        return made

    def _role(self, role: Role) -> str:
        return self._desk.words.say(f"role.{role.value}").capitalize()


def _list() -> QVBoxLayout:
    return column(gap=SPACING.hair)
