"""The one door into the core: window, command line and server do all their verbs through it."""

from core.export.csv import STYLES, CsvStyle
from core.intake.take import Originals
from core.intake.watch import Folder, Inbox, Offer, Pace, Trouble
from core.workbench.door import Workbench
from core.workbench.exporting import Exported, ExportRequest, Format
from core.workbench.extracting import Answer, Extractor, files_in
from core.workbench.looking import Overview, Shown
from core.workbench.presenting import listed, shown, totalled
from core.workbench.watching import Taken, watch
from core.workbench.working import Outcome, Work

__all__ = [
    "STYLES",
    "Answer",
    "CsvStyle",
    "ExportRequest",
    "Exported",
    "Extractor",
    "Folder",
    "Format",
    "Inbox",
    "Offer",
    "Originals",
    "Outcome",
    "Overview",
    "Pace",
    "Shown",
    "Taken",
    "Trouble",
    "Work",
    "Workbench",
    "files_in",
    "listed",
    "shown",
    "totalled",
    "watch",
]
