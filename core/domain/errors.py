"""The one tree of errors. An error stops the work; its words stand in resources/texts/errors.toml under its code."""

from __future__ import annotations

from typing import ClassVar


class VouchError(Exception):
    """Something that stopped the work. `facts` fill the gaps in its words and never hold document text."""

    code: ClassVar[str] = "internal"

    def __init__(self, /, **facts: str) -> None:
        super().__init__(self.code, *facts.values())
        self.facts = facts


class FileError(VouchError):
    """The file could not be taken."""


class FileMissing(FileError):
    code = "file.missing"


class FileEmpty(FileError):
    code = "file.empty"


class FileDenied(FileError):
    code = "file.denied"


class FileStays(FileError):
    """A file was taken, but may not be moved or deleted."""

    code = "file.stays"


class FileOutside(FileError):
    code = "file.outside"


class FileChanged(FileError):
    code = "file.changed"


class FileTooLarge(FileError):
    code = "file.too_large"


class DiskFull(FileError):
    code = "disk.full"


class DiskFailed(FileError):
    code = "disk.failed"


class ReadingError(VouchError):
    """The bytes could not be read as a document."""


class FormatUnknown(ReadingError):
    code = "format.unknown"


class FormatDamaged(ReadingError):
    code = "format.damaged"


class PasswordNeeded(ReadingError):
    code = "file.password_needed"


class PagesMissing(ReadingError):
    code = "format.no_pages"


class TooLarge(ReadingError):
    """More than the limits allow once unpacked: a bomb, or a picture too large to open."""

    code = "limit.size"


class TooDeep(ReadingError):
    code = "limit.depth"


class OutOfTime(ReadingError):
    code = "limit.time"


class OutOfMemory(ReadingError):
    code = "limit.memory"


class ReaderCrashed(ReadingError):
    code = "reader.crashed"


class ReaderLied(ReadingError):
    code = "reader.protocol"


class RecognizerMissing(ReadingError):
    code = "recognizer.missing"


class SpeechMissing(ReadingError):
    """A recording, of which nothing is known until a speech model has listened to it."""

    code = "speech.missing"


class Cancelled(ReadingError):
    code = "reader.cancelled"


class VaultError(VouchError):
    """The vault could not be opened, or is not whole."""


class VaultMissing(VaultError):
    code = "vault.missing"


class VaultExists(VaultError):
    code = "vault.exists"


class VaultBusy(VaultError):
    code = "vault.busy"


class VaultDamaged(VaultError):
    code = "vault.damaged"


class VaultTooNew(VaultError):
    code = "vault.too_new"


class PassphraseWrong(VaultError):
    code = "vault.passphrase_wrong"


class PassphraseMissing(VaultError):
    code = "vault.passphrase_missing"


class PassphraseFileMissing(VaultError):
    code = "vault.passphrase_file"


class RecoveryKeyWrong(VaultError):
    code = "vault.recovery_key_wrong"


class PassphraseTaken(VaultError):
    code = "keys.passphrase_taken"


class NameTaken(VaultError):
    code = "keys.name_taken"


class NameUnknown(VaultError):
    code = "keys.name_unknown"


class AdministratorNeeded(VaultError):
    code = "keys.administrator_needed"


class AdministratorLast(VaultError):
    code = "keys.administrator_last"


class RecoveryKeyLast(VaultError):
    code = "keys.recovery_last"


class NotProved(VaultError):
    """Who asks the holder of a vault for something is not who they say."""

    code = "door.not_proved"


class AskedTooMuch(VaultError):
    """More is asked of the holder of a vault at once than it hears."""

    code = "door.too_much"


class OriginalDamaged(VaultError):
    code = "original.damaged"


class AuditRolledBack(VaultError):
    code = "audit.rolled_back"


class ReceiptMistyped(VaultError):
    code = "receipt.mistyped"


class ReceiptForeign(VaultError):
    """The receipt was given by another vault."""

    code = "receipt.foreign"


class RequestError(VouchError):
    """What was asked for cannot be done to this document."""


class DocumentUnknown(RequestError):
    code = "document.unknown"


class DocumentChanged(RequestError):
    code = "document.changed"


class FieldUnknown(RequestError):
    code = "field.unknown"


class ValueUnreadable(RequestError):
    code = "value.unreadable"


class TagInvalid(RequestError):
    code = "tag.invalid"


class PageUnknown(RequestError):
    code = "page.unknown"


class StageWrong(RequestError):
    code = "stage.wrong"


class RoleNotAllowed(RequestError):
    """The role of whoever asks is not there for this."""

    code = "role.not_allowed"


class DocumentApproved(RequestError):
    """An approved or exported document is changed only once it was reopened, with a reason."""

    code = "document.approved"


class PeriodClosed(DocumentApproved):
    """The same of a document that lies in a closed period."""

    code = "period.closed"


class PeriodOpen(RequestError):
    code = "period.open"


class ReasonMissing(RequestError):
    code = "reason.missing"


class EraseHeld(RequestError):
    """Something of what was to be erased must be kept."""

    code = "erase.held"


class EraseWatched(RequestError):
    """A file would come again from a watched folder as soon as it is erased."""

    code = "erase.watched"


class NothingToErase(RequestError):
    code = "erase.nothing"


class KeepInvalid(RequestError):
    code = "retention.invalid"


class PersonUnknown(RequestError):
    """No client is called so, and no document names it."""

    code = "person.unknown"


class PlaceOccupied(RequestError):
    """What was to be written into an empty folder, or a new file, would lie among other things."""

    code = "person.occupied"


class SecondPersonNeeded(RequestError):
    """The rule asks for two persons, and this one has had their part."""

    code = "approval.second_person"


class CertificateUnreadable(RequestError):
    code = "trust.unreadable"


class CertificateUnknown(RequestError):
    code = "trust.unknown"


class NothingToSplit(RequestError):
    code = "split.nothing"


class CannotMerge(RequestError):
    code = "merge.impossible"


class TypeUnknown(RequestError):
    code = "type.unknown"


class RetypeHeard(RequestError):
    """A recording stays one: figures that were only heard are never values."""

    code = "retype.heard"


class LessonUnknown(RequestError):
    code = "lesson.unknown"


class TypeFileInvalid(RequestError):
    code = "type.invalid"


class RuleInvalid(RequestError):
    code = "rule.invalid"


class NothingWatched(RequestError):
    code = "watch.nothing"


class NothingToExport(RequestError):
    code = "export.nothing"


class NothingNewToExport(NothingToExport):
    code = "export.nothing_new"


class ExportFailed(RequestError):
    code = "export.failed"


class BackupError(VouchError):
    """A backup could not be made or used."""


class BackupMissing(BackupError):
    code = "backup.missing"


class BackupAway(BackupError):
    """The folder of the backups is not there: a drive that is not plugged in, or another one in its place."""

    code = "backup.away"


class BackupInside(BackupError):
    code = "backup.inside"


class BackupForeign(BackupError):
    """The folder holds backups of another vault."""

    code = "backup.foreign"


class BackupFull(BackupError):
    code = "backup.full"


class BackupDamaged(BackupError):
    code = "backup.damaged"


class RestoreOccupied(BackupError):
    code = "restore.occupied"
