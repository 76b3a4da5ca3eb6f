"""The one door into the core: window, command line and server do all their verbs through it."""

from core.export.csv import STYLES, CsvStyle
from core.export.tables import Wish
from core.intake.take import Originals
from core.intake.watch import Folder, Inbox, Offer, Pace, Trouble
from core.rules import Case, Decision, Deed, Rule, may
from core.workbench.approving import Awaited
from core.workbench.asking import Asking
from core.workbench.attesting import Receipts, codes_in
from core.workbench.automation import Automation, Tried, WatchedFolder
from core.workbench.backup import Backup, BackupPlan, BackupService, Every, LastBackup
from core.workbench.choosing import Choice
from core.workbench.differing import Comparison, Difference, PageDifference
from core.workbench.door import Workbench
from core.workbench.erasing import Erasing, Erasures, Plan
from core.workbench.exporting import Choices, Exported, ExportRequest, Exports, Format
from core.workbench.extracting import Answer, Extractor, files_in
from core.workbench.folders import ClientFolder, YearFolder
from core.workbench.insights import Health, Insights, Missing, Remark
from core.workbench.keys import Keys
from core.workbench.kinds import Kinds, TypeShelf
from core.workbench.looking import Overview, Shown
from core.workbench.outlining import FieldLine, Outline, outline, outlined
from core.workbench.periods import Periods
from core.workbench.personal import Given, Personal
from core.workbench.picking import Pick
from core.workbench.presenting import answered, listed, shown, totalled
from core.workbench.previewing import Preview, Table
from core.workbench.recognition import Recognition
from core.workbench.reconciling import Running, first_broken, running
from core.workbench.retaining import Due, Held, Retention
from core.workbench.reversing import Reversal
from core.workbench.review import Review
from core.workbench.trusting import Trust, TrustShelf
from core.workbench.watching import FolderService, Taken, watch
from core.workbench.working import Outcome, Work

__all__ = [
    "STYLES",
    "Answer",
    "Asking",
    "Automation",
    "Awaited",
    "Backup",
    "BackupPlan",
    "BackupService",
    "Case",
    "Choice",
    "Choices",
    "ClientFolder",
    "Comparison",
    "CsvStyle",
    "Decision",
    "Deed",
    "Difference",
    "Due",
    "Erasing",
    "Erasures",
    "Every",
    "ExportRequest",
    "Exported",
    "Exports",
    "Extractor",
    "FieldLine",
    "Folder",
    "FolderService",
    "Format",
    "Given",
    "Health",
    "Held",
    "Inbox",
    "Insights",
    "Keys",
    "Kinds",
    "LastBackup",
    "Missing",
    "Offer",
    "Originals",
    "Outcome",
    "Outline",
    "Overview",
    "Pace",
    "PageDifference",
    "Periods",
    "Personal",
    "Pick",
    "Plan",
    "Preview",
    "Receipts",
    "Recognition",
    "Remark",
    "Retention",
    "Reversal",
    "Review",
    "Rule",
    "Running",
    "Shown",
    "Table",
    "Taken",
    "Tried",
    "Trouble",
    "Trust",
    "TrustShelf",
    "TypeShelf",
    "WatchedFolder",
    "Wish",
    "Work",
    "Workbench",
    "YearFolder",
    "answered",
    "codes_in",
    "files_in",
    "first_broken",
    "listed",
    "may",
    "outline",
    "outlined",
    "running",
    "shown",
    "totalled",
    "watch",
]
