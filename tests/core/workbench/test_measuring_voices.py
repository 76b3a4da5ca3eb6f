"""Models that translate or listen, measured by what is bundled; no word of theirs is judged."""

import io
import wave
from collections.abc import Sequence

import pytest

from core.domain.model_errors import LanguageMissing, ModelCrashed, ModelUnreadable
from core.domain.question import Question, Said
from core.domain.weights import Card, Format, Use
from core.ports import Progress, silent
from core.translating import masked, restored
from core.workbench import Workbench
from core.workbench.hearing import Models, Speech
from core.workbench.measuring import ModelBench
from core.workbench.measuring_voices import RATE, SECONDS, recording, sentences

TONGUE = Card("tongue", Format.SAFETENSORS, Use.TRANSLATION, ())
EAR = Card("ear", Format.SAFETENSORS, Use.SPEECH, ())


class Saying:
    """Answers a question by a function."""

    def __init__(self, error: Exception | None = None, *, loses: str = "", whole: bool = True) -> None:
        self._error, self._loses, self._whole = error, loses, whole

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        if self._error and self._loses in question.text:
            raise self._error
        said = question.text.replace("[2]", "") if self._loses else question.text
        return Said(said, 7, whole=self._whole, peak_mb=90.0)


def models(saying: Saying) -> Models:
    def look(model: str, question: Question, shown: Sequence[bytes], progress: Progress = silent) -> Said:
        assert len(shown) == 1
        return saying.ask(model, question, progress)

    return Models(saying, tuple, tuple, speech=Speech(look, lambda: [EAR]), translators=lambda: [TONGUE])


def test_the_bundled_sentences_have_figures_and_words_in_both_languages() -> None:
    told = sentences()
    assert {one.wanted for one in told} == {"en", "fr"}
    for one in told:
        cut = masked(one.text)
        assert cut.figures
        assert cut.says
        assert restored(cut.text, cut) == " ".join(one.text.split())


def test_the_share_of_figures_that_are_kept(bench: Workbench) -> None:
    figures = sum(len(masked(one.text).figures) for one in sentences())
    (all_,) = ModelBench(bench.reader, models(Saying()), bench.types).measure("tongue", ())
    assert (all_.type, all_.asked, all_.right, all_.wrong) == ("translation", figures, figures, 0)
    assert (all_.papers, all_.peak_mb) == (len(sentences()), 90.0)
    (some,) = ModelBench(bench.reader, models(Saying(loses="[2]")), bench.types).measure("tongue", ())
    assert 0 < some.right < some.asked == some.right + some.wrong
    (cut,) = ModelBench(bench.reader, models(Saying(whole=False)), bench.types).measure("tongue", ())
    assert cut.right == 0


@pytest.mark.parametrize("error", [ModelCrashed(model="tongue"), LanguageMissing(language="fr")])
def test_a_sentence_on_which_it_fails_keeps_nothing(bench: Workbench, error: Exception) -> None:
    (found,) = ModelBench(bench.reader, models(Saying(error, loses="[3]")), bench.types).measure("tongue", ())
    assert 0 < found.right < found.asked


def test_one_that_cannot_be_asked_at_all_says_so(bench: Workbench) -> None:
    for name in ("tongue", "ear"):
        with pytest.raises(ModelUnreadable):
            ModelBench(bench.reader, models(Saying(ModelUnreadable())), bench.types).measure(name, ())


def test_of_one_that_listens_nothing_is_right_or_wrong(bench: Workbench) -> None:
    (found,) = ModelBench(bench.reader, models(Saying()), bench.types).measure("ear", ())
    assert (found.type, found.asked, found.right, found.wrong, found.papers) == ("speech", 0, 0, 0, SECONDS // 60)
    assert found.peak_mb == 90.0


def test_the_made_recording_is_a_minute_long() -> None:
    with wave.open(io.BytesIO(recording())) as sound:
        assert (sound.getframerate(), sound.getnframes()) == (RATE, SECONDS * RATE)
