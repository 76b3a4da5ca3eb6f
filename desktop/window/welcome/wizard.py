"""The first run, in four short steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.domain.errors import VouchError
from core.words import Words
from desktop import compose, doctor
from desktop.doctor import Part
from desktop.settings import Settings
from desktop.window.lane import Lane
from desktop.window.look import Look
from desktop.window.parts import label
from desktop.window.welcome.steps import FoldersStep, MachineStep, PassphraseStep, RecoveryStep, framed

if TYPE_CHECKING:
    from core.workbench import WatchedFolder


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for in the first run."""

    folders: tuple[WatchedFolder, ...] = ()
    samples: bool = False


class Welcome(QWidget):
    """Asks for what a vault needs; who makes it is told."""

    wanted = Signal(str, bool)
    """a passphrase, and whether the keychain keeps the key"""
    finished = Signal(object)
    """Wishes"""

    def __init__(self, look: Look, words: Words, settings: Settings, lane: Lane) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._words, self._settings, self._lane = words, settings, lane
        self.passphrase = PassphraseStep(words.say("passphrase.short"))
        self.recovery, self.folders, self.machine = RecoveryStep(look), FoldersStep(look), MachineStep(look)
        self.passphrase.chosen.connect(self.wanted)
        self.recovery.kept.connect(lambda: self._show(2))
        self.folders.chosen.connect(lambda: self._show(3))
        self.machine.done.connect(self._finish)
        self.steps = QStackedWidget()
        for step in (self.passphrase, self.recovery, self.folders, self.machine):
            self.steps.addWidget(step)
        self._progress = label(size="caption", role="muted")
        self.setLayout(framed(self.steps, self._progress))
        self._show(0)

    def show_key(self, key: str) -> None:
        """The vault is made; this is its recovery key."""
        self._show(1)
        self._lane.run(self._examined, self.machine.show_parts)
        self.recovery.show_key(key)

    def show_problem(self, error: VouchError) -> None:
        """The vault was not made."""
        said = self._words.error(error)
        self.passphrase.show_problem(f"{said.message} {said.advice}")

    def _show(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        said = self.tr("Step {step} of {count}").format(step=step + 1, count=self.steps.count())
        self._progress.setText(said)

    def _examined(self) -> list[Part]:
        """What this machine has of what a person can do something about. Not for the window's thread."""
        found = doctor.examine(self._settings, self._words, keychain=compose.keychain_works())
        called = self._called()
        parts = [part._replace(name=called[part.name]) for part in found if part.name in called]
        memory = self.tr("{count} GB").format(count=round(compose.memory_mb() / 1024))
        models = ", ".join(card.name for card in compose.models(self._settings).cards())
        asked = Part(self.tr("Language models"), bool(models), models or self.tr("none installed; Vouch works without"))
        return [parts[0], Part(self.tr("Memory"), there=True, state=memory), *parts[1:], asked]

    def _called(self) -> dict[str, str]:
        """The parts that are shown, and what an accountant calls them."""
        say = self._words.say
        return {
            say("doctor.cores"): self.tr("Processor cores"),
            "rapidocr": self.tr("Text recognition"),
            "tesseract": self.tr("Second reader of doubtful words"),
            say("doctor.gpu"): self.tr("Graphics card"),
            say("doctor.keychain"): self.tr("Keychain"),
            say("doctor.home"): self.tr("Vault"),
        }

    def _finish(self, samples: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self.finished.emit(Wishes(self.folders.watched, samples))
