"""One installed model: what it is, whose it is, whether it is whole, and how it did here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from core.domain.weights import Card, Measure, Use, Verdict
from core.workbench.modelling import Route
from core.workbench.placing import of_size
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, line, row, tool

SHOWN = 12
"""letters of a hash that are shown"""


class ModelLine(QWidget):
    """Verified, measured and removed by its buttons."""

    verify = Signal(str)
    measure = Signal(str)
    remove = Signal(str)
    anew = Signal(str)
    """what people found of it is to be forgotten"""

    def __init__(self, desk: Desk, card: Card, measures: Sequence[Measure], *, measured: bool, may: bool) -> None:
        super().__init__()
        self.card, self._words, self._locale = card, desk.words, QLocale(desk.words.language)
        name, icon = card.name, desk.look.icon
        self.about, self.hash = label(self._about(), role="muted", wrap=True), label(self._hash(), role="muted")
        self.hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hash.setToolTip(card.weights.sha256)
        self.measured = label("\n".join(self._measured(measures, can=measured)), role="muted", wrap=True)
        self.start = button(self.tr("Measure"), lambda: self.measure.emit(name), icon=icon("gauge"))
        self.start.setAccessibleName(self.tr("Measure {engine}").format(engine=name))
        self.start.setVisible(measured)
        self.verifying = tool(
            icon("shield-check"), self._said(self.tr("Verify {name}")), lambda: self.verify.emit(name)
        )
        self.removing = tool(icon("trash-2"), self._said(self.tr("Remove {name}")), lambda: self.remove.emit(name))
        self.removing.setVisible(may)
        self.judged, self._may = label(role="muted", wrap=True), may
        self.judging = button(self.tr("Judge anew"), lambda: self.anew.emit(name), role="quiet")
        self.judging.setAccessibleName(self._said(self.tr("Judge {name} anew")))
        self.judging.setToolTip(self.tr("Forgets what people found of it: it is asked again"))
        found = row(self.judged, self.judging)
        found.setStretch(0, 1)
        texts = column(label(name, strong=True), self.about, self.hash, self.measured, found, gap=SPACING.hair)
        buttons = row(self.start, self.verifying, self.removing)
        buttons.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner = row(texts, buttons, gap=SPACING.wide, margins=(0, SPACING.near, 0, SPACING.near))
        inner.setStretch(0, 1)
        self.setLayout(column(inner, line(), gap=0))

    def show_verdicts(self, verdicts: Sequence[Verdict], routes: Sequence[Route]) -> None:
        """Says what people found of its answers, type by type, and where it is not asked for that any more."""
        said, number = self.tr("{type}: people found {right} of {count} right"), self._locale.toString
        out = {kind for route in routes if self.card.name in route.out for kind in route.types}
        told = [
            said.format(type=self._words.type(one.type), right=number(one.right), count=number(one.looked))
            + (self.tr(", so it is not asked any more") if one.type in out else "")
            for one in verdicts
        ]
        self.judged.setText("\n".join(told))
        self.judged.setVisible(bool(told))
        self.judging.setVisible(bool(told) and self._may)

    def _said(self, text: str) -> str:
        return text.format(name=self.card.name)

    def _about(self) -> str:
        card = self.card
        parts = [
            self._words.say(f"model.use.{card.use.value}"),
            card.format.value.upper() if card.format.value != "safetensors" else card.format.value,
            of_size(self._words, card.size, lambda one: self._locale.toString(one, "g", 3)),
            self.tr("licence: {licence}").format(licence=card.licence or self._words.say("model.unsaid")),
            self.tr("from: {origin}").format(origin=card.origin or self._words.say("model.unsaid")),
        ]
        return "  ·  ".join(parts)

    def _hash(self) -> str:
        compared = self._words.say(f"model.hash.{'compared' if self.card.compared else 'own'}")
        return f"SHA-256 {self.card.weights.sha256[:SHOWN]}…  ·  {compared}"

    def _done(self) -> list[str]:
        """What a model does that is not asked about values."""
        if self.card.use is Use.SPEECH:
            return [self.tr("listens to recordings while nothing is being read")]
        if self.card.use is Use.TRANSLATION:
            return [self.tr("translates pages for reading: Review, menu More")]
        return []

    def _measured(self, measures: Sequence[Measure], *, can: bool) -> list[str]:
        if not can:
            return self._done() or [self.tr("is not asked about documents")]
        if not measures:
            return [*self._done(), self.tr("not measured here so far")]
        return [*self._done(), *(self._figures(one) for one in measures)]

    def _figures(self, one: Measure) -> str:
        """How it did with what it is for."""
        number, quick = self._locale.toString, self.card.use in (Use.MEANING, Use.TRANSLATION)
        said = {
            Use.MEANING: self.tr("{share} % of {count} questions found their passage, {seconds} s each, {memory} MB"),
            Use.TRANSLATION: self.tr("{share} % of {count} figures kept, {seconds} s a sentence, {memory} MB"),
            Use.SPEECH: self.tr("{seconds} s for a minute of sound, {memory} MB"),
        }
        values = self.tr("{type}: {share} % of {count} values right, {wrong} wrong, {seconds} s a paper, {memory} MB")
        return said.get(self.card.use, values).format(
            type="" if self.card.use in said else self._words.type(one.type),
            share=number(100 * one.share, "f", 0),
            count=one.asked,
            wrong=one.wrong,
            seconds=number(one.seconds / max(1, one.papers), "f", 2 if quick else 1),
            memory=number(float(one.peak_mb), "f", 0),
        )
