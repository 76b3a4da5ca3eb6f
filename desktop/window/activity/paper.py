"""A receipt of the audit trail, to be kept apart from the machine."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPlainTextEdit, QWidget

from core.workbench import Receipts
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, row

SIZE = (700, 400)
PDF = ".pdf"


class ReceiptShown(QDialog):
    """What a person copies, saves or prints."""

    def __init__(self, desk: Desk, receipts: Receipts, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._receipts = desk, receipts
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Receipt for your files"))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(self.windowTitle())
        self.copy = button(self.tr("Copy"), self._copy, icon=desk.look.icon("copy"))
        self.save = button(self.tr("Save …"), self._save, icon=desk.look.icon("save"))
        close = button(self.tr("Close"), self.accept, role="main")
        whole = column(self._said(), self.text, row(self.copy, self.save, None, close), gap=SPACING.near)
        whole.setContentsMargins(*(SPACING.apart,) * 4)
        self.setLayout(whole)
        self.resize(*SIZE)

    def write(self, path: Path) -> None:
        """Keeps the receipt in a file: as a page where that is a PDF, else as text."""
        data = self._page() if path.suffix.lower() == PDF else f"{self.text.toPlainText()}\n".encode()
        said = self.tr("The receipt is in {file}").format(file=path.name)
        self._desk.lane.ask(lambda: self._receipts.keep(path, data), lambda _: self._desk.tell(said))

    def _said(self) -> QLabel:
        said = self.tr(
            "Print it or write it down. It notices an earlier vault that was put back even where all that this machine "
            "knows of it was put back as well."
        )
        return label(said, role="muted", wrap=True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the receipt"), "vouch-receipt.pdf", "*.pdf *.txt")
        if name:
            self.write(Path(name))

    def _page(self) -> bytes:
        drawn, paper = QBuffer(), QTextDocument()
        drawn.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(drawn)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        paper.setDefaultFont(self.text.font())
        paper.setPlainText(self.text.toPlainText())
        paper.print_(writer)
        return bytes(drawn.data().data())
