"""The errors of models, which belong to the one tree."""

from __future__ import annotations

from core.domain.errors import VouchError


class ModelError(VouchError):
    """A model could not be installed, loaded or asked. No document is lost by it."""


class ModelUnknown(ModelError):
    code = "model.unknown"


class ModelMissing(ModelUnknown):
    """No installed model can do what is asked for."""

    code = "model.missing"


class ModelsMistaken(ModelUnknown):
    """All that could be asked were found wrong too often of that type of document."""

    code = "model.mistaken"


class ModelExists(ModelError):
    code = "model.exists"


class ModelFormat(ModelError):
    """A file that is not of one of the formats that hold numbers only."""

    code = "model.format"


class ModelDamaged(ModelError):
    """A file whose hash is not the one it should have."""

    code = "model.damaged"


class ModelUnreadable(ModelError):
    """The runtime could not load the weights."""

    code = "model.unreadable"


class ModelRuntimeMissing(ModelError):
    code = "model.runtime"


class ModelTooLarge(ModelError):
    code = "model.memory"


class ModelSlow(ModelError):
    code = "model.time"


class ModelCrashed(ModelError):
    code = "model.crashed"


class QuestionTooLong(ModelError):
    """The question does not fit into what the model can take in at once."""

    code = "model.question"


class LanguageMissing(ModelError):
    """A language that the model, or the product, does not translate into."""

    code = "translation.language"


class RecordingUnreadable(ModelError):
    """Bytes that no sound could be read from."""

    code = "recording.unreadable"


class RecordingForeign(ModelError):
    """A recording of a format that nothing installed here decodes."""

    code = "recording.foreign"


class RecordingTooLong(ModelError):
    code = "recording.long"


class PackDamaged(ModelError):
    """A pack that is not whole, or that says what no pack may say."""

    code = "pack.damaged"


class PackUntrusted(ModelError):
    """A pack that is signed by a key that the user has not named."""

    code = "pack.untrusted"
