"""The application: one window, one lane, and the vault that opens and closes within it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

import resources
from core.domain.change import Change
from core.domain.document import Totals
from core.domain.errors import VouchError
from desktop.compose import Bench
from desktop.log import log_to
from desktop.settings import Settings
from desktop.window.anew import start_anew
from desktop.window.collecting import Collecting
from desktop.window.desk import Desk
from desktop.window.idling import MINUTES, Idle
from desktop.window.lane import Lane, Otherwise, T, Then
from desktop.window.look import SYSTEM, Look
from desktop.window.opening import Opening
from desktop.window.preferred import COMPACT, LANGUAGE, LOCK_AFTER, SCALE, THEME, Preferences
from desktop.window.renewing import Renewing
from desktop.window.shell.frame import Frame
from desktop.window.shell.gate import Gate
from desktop.window.shell.tray import Tray
from desktop.window.speaking import several, speak, words_of
from desktop.window.watching import Watch

if TYPE_CHECKING:
    from core.workbench import WatchedFolder
    from desktop.handing import Holding
    from desktop.window.running import Running
    from desktop.window.shell.shell import Shell
    from desktop.window.welcome.wizard import Wishes


def application(settings: Settings) -> QApplication:
    """Qt's application, in the size that was chosen. There is one in a process."""
    scale = Preferences(settings.state).get(SCALE, 100)
    if scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(scale / 100))
    made = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(made, QApplication)
    made.setApplicationName("Vouch")
    made.setDesktopFileName("vouch")
    return made


class Main(QObject):
    """What the window shows: the welcome, the gate, or the shell of an open vault."""

    opened = Signal()
    asked_for = Signal(str)
    """another process wants the window in front, with a document or with none"""

    def __init__(self, settings: Settings, given: str | None = None) -> None:
        """`given` is a passphrase that opens the vault without being typed."""
        super().__init__()
        log_to(settings.state)
        self.preferences = Preferences(settings.state)
        language = self.preferences.get(LANGUAGE, settings.language)
        self.settings, self._given = replace(settings, language=language), given
        self.words = words_of(language)
        self._translators = speak(language)
        self.look = Look(self.preferences.get(THEME, SYSTEM), compact=self.preferences.get(COMPACT, False))
        self.preferences.changed.connect(self._prefer)
        self.lane, self.watch = Lane(), Watch()
        self.opening = Opening(self.settings)
        self.holding: Holding | None = None
        self.asked_for.connect(self.show_document)
        self.idle = Idle(self.preferences.get(LOCK_AFTER, MINUTES))
        self.idle.over.connect(self.lock)
        self.bench: Bench | None = None
        self.running: Running | None = None
        self.shell: Shell | None = None
        self._asked = False
        """whether the vault was asked for, by a person or by what was loaded"""
        self.again = False
        """whether the program is to start once more when it has ended"""
        self.frame = Frame(self.look, self.preferences)
        self.frame.closed.connect(self.close)
        verbs = {self.tr("Open Vouch"): self.raise_up, self.tr("Lock"): self.lock, self.tr("Quit"): self.frame.close}
        self.collecting = Collecting(self)
        self.tray = Tray(self.look, self.preferences, verbs)

    def begin(self) -> None:
        """Shows the window; once it is painted, what stands behind it is loaded and the vault looked for."""
        self.frame.painted.connect(lambda: self.lane.run(self._load_the_rest, lambda _: self._knock(), self._refuse))
        self._before()
        self.frame.show()

    def unlock(self, passphrase: str | None) -> None:
        """Opens the vault by a passphrase, or by the keychain."""
        if isinstance(self.frame.centralWidget(), Gate):
            self._gate().busy(self.tr("Opening …"))
        self._open(lambda: self.opening.open(passphrase), self._enter, self._refuse)

    def make(self, passphrase: str) -> None:
        """Makes the vault and opens it, where nobody keeps the recovery key: for samples only."""

        def made() -> Bench:
            self.opening.create(passphrase, keychain=False)
            return self.opening.open(passphrase)

        self._open(made, self._enter, self._refuse)

    def _open(self, call: Callable[[], T], then: Then[T], otherwise: Otherwise) -> None:
        """Opens the vault in one of the ways there are."""
        self._asked = True
        self.lane.run(call, then, otherwise)

    def lock(self) -> None:
        """Closes the vault; nothing of it stays in sight or in memory."""
        if self.bench:
            self._shut_behind(self.tr("Locking …"), self._locked)

    def renew(self, passphrase: str) -> None:
        """Closes the vault, gives it another key and opens it again; where that fails, it is locked as it was."""
        if self.bench:
            self._shut_behind(self.tr("Closing the vault …"), lambda: self._renew(passphrase))

    def _shut_behind(self, said: str, then: Callable[[], object]) -> None:
        """Closes the vault behind the gate, which says why it takes a moment."""
        running, self.bench, self.running, self.shell = self.running, None, None, None
        self.lane.leave_part()
        self._before()
        self._gate().busy(said)
        self.lane.run(lambda: self._shut(running), lambda _: then())

    def _renew(self, passphrase: str) -> None:
        self.collecting.all()
        renewing = Renewing(self.opening, self.lane, self._gate(), self)
        renewing.done.connect(self._renewed)
        renewing.refused.connect(self._refuse)
        renewing.begin(passphrase)

    def _renewed(self, bench: Bench, recovery_key: str) -> None:
        self._enter(bench)
        assert self.shell
        self.shell.desk.tell(self.tr("The vault has another key"))
        if recovery_key:
            from desktop.window.inside import KeyShown  # noqa: PLC0415 (loaded after the first paint)

            KeyShown(self.look, recovery_key, self.shell).open()

    def _locked(self) -> None:
        self.collecting.all()
        self._gate().ready()

    def _prefer(self, name: str) -> None:
        """Does at once what a preference says."""
        if name == THEME:
            self.look.use(self.preferences.get(THEME, SYSTEM))
        elif name == COMPACT:
            self.look.pack(compact=self.preferences.get(COMPACT, False))
        elif name == LOCK_AFTER:
            self.idle.wait(self.preferences.get(LOCK_AFTER, MINUTES))
        elif name == LANGUAGE:
            self._speak(self.preferences.get(LANGUAGE))

    def _speak(self, language: str) -> None:
        """Changes the language of the whole window."""
        self.settings = replace(self.settings, language=language)
        self.words = words_of(language)
        self._hush()
        self._translators = speak(language)
        self._furnish()

    def _hush(self) -> None:
        """Takes back the translations that were installed."""
        for translator in self._translators:
            QApplication.removeTranslator(translator)

    def raise_up(self) -> None:
        """Brings the window before the others."""
        self.frame.setWindowState(self.frame.windowState() & ~Qt.WindowState.WindowMinimized)
        self.frame.show()
        self.frame.raise_()
        self.frame.activateWindow()

    def show_document(self, document: str) -> None:
        """Brings the window before the others, with a document in Review where one is named and the vault is open."""
        self.raise_up()
        if document and self.shell:
            self.shell.go("review", document)

    def start_anew(self) -> None:
        """Ends everything and starts the program once more."""
        self.again = True
        self.frame.close()

    def close(self) -> None:
        """Ends everything; what was being read is read next time."""
        self._hush()
        self.tray.hide()
        running, self.running, self.bench = self.running, None, None
        self.lane.leave_part()
        self.lane.close(lambda: self._shut(running))
        self.opening.close()  # what was being opened meanwhile
        if self.holding:
            self.holding.close()
        self.watch.close()
        self.collecting.end()
        QApplication.quit()

    def _before(self) -> None:
        """Shows what stands before the vault."""
        if self.opening.there:
            gate = Gate(self.look, self.words)
            gate.unlock.connect(self.unlock)
            gate.recover.connect(self._recover)
            self.frame.hold(gate)
        else:
            from desktop.window.welcome.wizard import Welcome  # noqa: PLC0415 (for the first run only)

            welcome = Welcome(self.look, self.words, self.settings, self.lane)
            welcome.wanted.connect(self._create)
            welcome.finished.connect(self._begin_work)
            self.frame.hold(welcome)

    def _load_the_rest(self) -> None:
        """Loads what stands behind the gate, which is most of the program. Not for the window's thread."""
        from desktop.window.inside import Holding  # noqa: PLC0415 (loaded after the first paint)

        self.collecting.leave_out()  # here, for the vault may be open by the time the window is told
        self.holding = Holding(self.settings, self.asked_for.emit)

    def _knock(self) -> None:
        """Opens the vault without asking, where the passphrase is given or the keychain has its key.

        A person who was quicker is not disturbed.
        """
        if self.holding and self.running:
            self.holding.hold(self.running.workbench, self.running.hear)
        if self.opening.there and not self._asked:
            self.unlock(self._given)

    def _gate(self) -> Gate:
        gate = self.frame.centralWidget()
        assert isinstance(gate, Gate)
        return gate

    def _refuse(self, error: VouchError) -> None:
        if isinstance(self.frame.centralWidget(), Gate):
            self._gate().show_problem(error)

    def _recover(self, key: str, passphrase: str) -> None:
        def recovered() -> Bench:
            self.opening.recover(key, passphrase)
            return self.opening.open(passphrase)

        self._gate().busy(self.tr("Opening …"))
        self._open(recovered, self._enter, self._refuse)

    def _create(self, passphrase: str, keychain: bool) -> None:  # noqa: FBT001 (a signal's argument)
        from desktop.window.welcome.wizard import Welcome  # noqa: PLC0415 (for the first run only)

        welcome = self.frame.centralWidget()
        assert isinstance(welcome, Welcome)

        def created() -> tuple[str, Bench]:
            key = self.opening.create(passphrase, keychain=keychain)
            return key, self.opening.open(passphrase)

        def made(found: tuple[str, Bench]) -> None:
            self.bench = found[1]
            welcome.show_key(found[0])

        self._open(created, made, welcome.show_problem)

    def _begin_work(self, wishes: Wishes) -> None:
        """From the welcome into the shell, with the folders and samples that were wished for."""
        assert self.bench
        self._enter(self.bench, wishes)

    def _enter(self, bench: Bench, wishes: Wishes | None = None) -> None:
        from desktop.window.inside import Running  # noqa: PLC0415 (loaded after the first paint)

        self.bench = bench
        self.running = Running(bench)
        self.running.start()
        self.running.written.connect(self._written)
        if self.holding:
            self.holding.hold(self.running.workbench, self.running.hear)
        self._furnish()
        assert self.shell
        if wishes and wishes.samples:
            self.shell.adding.take_by_folder(Path(str(resources.ROOT)) / "samples")
        self.lane.run(lambda: self._watch(wishes.folders if wishes else ()))
        self.opened.emit()

    def _furnish(self) -> None:
        """A shell over the open vault, in the language of now."""
        if not self.bench or not self.running:
            self._before()
            return
        from desktop.window.inside import Shell  # noqa: PLC0415 (loaded after the first paint)

        words = words_of(self.settings.language, self.bench.workbench.types)
        desk = Desk(replace(self.running.workbench, words=words), self.lane.part(), self.preferences, self.look)
        desk.anew.connect(self.start_anew)
        desk.renewing.connect(self.renew)
        self.shell = Shell(desk, self.running)
        self.shell.lock.connect(self.lock)
        self.shell.leave.connect(self.frame.close)
        self.shell.settled.connect(self._notify)
        self.shell.begin_again.connect(self._begin_again)
        self.frame.hold(self.shell)

    def _notify(self, totals: Totals) -> None:
        """Says outside the window that all is read, where the window is not in sight."""
        if not self.frame.isActiveWindow():
            one = self.tr("Everything is read. 1 document waits for you.")
            many = self.tr("Everything is read. {count} documents wait for you.")
            self.tray.notify(several(totals.review + totals.failed, one, many))

    def _written(self, change: Change) -> None:
        """Tells the views of what another process had written."""
        if self.shell:
            self.shell.desk.changed.emit(change)

    def _begin_again(self) -> None:
        """Reads again, after a person let the vault be written."""
        running, bench = self.running, self.bench
        if running and bench:
            self.lane.run(running.stop, lambda _: self._enter(bench))

    def _watch(self, wished: tuple[WatchedFolder, ...]) -> None:
        """Watches the folders that the vault knows, and those that are wished for. Not for the window's thread."""
        running = self.running
        if running and wished:
            running.workbench.automation.save_folders(wished)
        if running:
            running.watch()

    def _shut(self, running: Running | None) -> None:
        if self.holding:
            self.holding.let_go()
        if running:
            running.stop()
        self.opening.close()


def run(
    settings: Settings, given: str | None, ready: Callable[[Main], object] | None = None, *, document: str = ""
) -> int:
    """Opens the window, with a document in Review where one is named; the exit status, once it is closed for good."""
    program = application(settings)
    main = Main(settings, given)
    if document:
        once = Qt.ConnectionType.SingleShotConnection
        main.opened.connect(lambda: main.show_document(document), once)
    if ready:
        ready(main)
    main.begin()
    status = program.exec()
    if main.again:
        start_anew()
    return status
