"""A document in another language, sentence by sentence, with every figure as it is printed."""

from core.translating.keeping import Masked, masked, restored
from core.translating.sentences import Sentence, sentences

__all__ = ["Masked", "Sentence", "masked", "restored", "sentences"]
