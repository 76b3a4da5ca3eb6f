"""The tokens of a text, by the description of a tokenizer that lies beside the weights."""

from __future__ import annotations

from pathlib import Path

import tokenizers

from core.domain.model_errors import ModelUnreadable

TOKENIZER = "tokenizer.json"
LARGEST = 100_000_000


class Tokens:
    """Cuts texts into numbered tokens, as many as the model takes. Raises ModelUnreadable."""

    def __init__(self, folder: Path, longest: int) -> None:
        path = folder / TOKENIZER
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise ModelUnreadable
        try:  # the library raises nothing narrower than Exception for what it cannot parse
            self._made = tokenizers.Tokenizer.from_file(str(path))
            self._made.enable_truncation(max_length=longest)
            self._made.no_padding()
        except Exception as problem:
            raise ModelUnreadable from problem

    def numbers(self, text: str) -> list[int]:
        """The numbers of a text's tokens, with those of its ends."""
        return list(self._made.encode(text).ids)
