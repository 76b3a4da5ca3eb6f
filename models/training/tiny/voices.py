"""Folders of models for transformers, with random weights: one that listens, and those that translate."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import transformers
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors, trainers

WIDE, LAYERS, HEADS, INNER, LONGEST = 32, 1, 2, 64, 64
HEARD = (
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|en|>",
    "<|fr|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|notimestamps|>",
)
TIMES = 1501
"""of a window of thirty seconds, each fiftieth of one"""
LANGUAGES = ("eng_Latn", "fra_Latn", "deu_Latn")


def listening(folder: Path, *, several: bool = True) -> Path:
    """A folder as those of Whisper, of `several` languages or of English alone."""
    torch.manual_seed(0)
    tokens = _tokens([], {"unk_token": HEARD[0], "eos_token": HEARD[0], "bos_token": HEARD[0], "pad_token": HEARD[0]})
    tokens.add_special_tokens({"additional_special_tokens": list(HEARD[1:])})
    tokens.add_tokens([AddedToken(f"<|{at * 0.02:.2f}|>", special=False) for at in range(TIMES)])
    ids = {name: tokens.convert_tokens_to_ids(name) for name in HEARD}
    end, begin = ids["<|endoftext|>"], ids["<|startoftranscript|>"]
    config = transformers.WhisperConfig(
        vocab_size=len(tokens),
        d_model=WIDE,
        encoder_layers=LAYERS,
        decoder_layers=LAYERS,
        encoder_attention_heads=HEADS,
        decoder_attention_heads=HEADS,
        encoder_ffn_dim=INNER,
        decoder_ffn_dim=INNER,
        max_target_positions=LONGEST,
        pad_token_id=end,
        bos_token_id=end,
        eos_token_id=end,
        decoder_start_token_id=begin,
        suppress_tokens=None,
        begin_suppress_tokens=None,
    )
    model = transformers.WhisperForConditionalGeneration(config)
    given = transformers.GenerationConfig(
        decoder_start_token_id=begin, pad_token_id=end, bos_token_id=end, eos_token_id=end
    )
    given.suppress_tokens = given.begin_suppress_tokens = None
    given.no_timestamps_token_id, given.is_multilingual = ids["<|notimestamps|>"], several
    given.max_initial_timestamp_index = 50
    if several:
        given.lang_to_id = {name: ids[name] for name in ("<|en|>", "<|fr|>")}
        given.task_to_id = {name: ids[f"<|{name}|>"] for name in ("translate", "transcribe")}
    model.generation_config = given
    model.save_pretrained(folder)
    transformers.WhisperFeatureExtractor(feature_size=80).save_pretrained(folder)
    tokens.save_pretrained(folder)
    return folder


def many_tongues(folder: Path) -> Path:
    """A folder as those of NLLB: languages are tokens."""
    torch.manual_seed(0)
    special = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
    tokens = _tokens(list(LANGUAGES), special)
    config = transformers.M2M100Config(vocab_size=len(tokens), **_both_sides(tokens))
    transformers.M2M100ForConditionalGeneration(config).save_pretrained(folder)
    tokens.save_pretrained(folder)
    return folder


def marked_tongues(folder: Path) -> Path:
    """A folder as those of MADLAD: the language stands before the text."""
    torch.manual_seed(0)
    special = {"pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
    tokens = _tokens(["<2en>", "<2fr>"], special)
    config = transformers.T5Config(
        vocab_size=len(tokens),
        d_model=WIDE,
        d_kv=WIDE // HEADS,
        d_ff=INNER,
        num_layers=LAYERS,
        num_heads=HEADS,
        pad_token_id=tokens.pad_token_id,
        eos_token_id=tokens.eos_token_id,
        decoder_start_token_id=tokens.pad_token_id,
        tie_word_embeddings=False,
    )
    transformers.T5ForConditionalGeneration(config).save_pretrained(folder)
    tokens.save_pretrained(folder)
    return folder


def _both_sides(tokens: Any) -> dict[str, int]:
    """Sizes of a model that reads one text and writes another."""
    return {
        "d_model": WIDE,
        "encoder_layers": LAYERS,
        "decoder_layers": LAYERS,
        "encoder_attention_heads": HEADS,
        "decoder_attention_heads": HEADS,
        "encoder_ffn_dim": INNER,
        "decoder_ffn_dim": INNER,
        "pad_token_id": tokens.pad_token_id,
        "bos_token_id": tokens.bos_token_id,
        "eos_token_id": tokens.eos_token_id,
        "decoder_start_token_id": tokens.eos_token_id,
    }


def _tokens(more: list[str], special: dict[str, str]) -> Any:
    """A tokenizer that knows every byte, and that ends a text as its model wants it."""
    made = Tokenizer(models.BPE(unk_token=special["unk_token"]))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    known = list(dict.fromkeys([*special.values(), *more]))
    trainer = trainers.BpeTrainer(vocab_size=300, special_tokens=known, initial_alphabet=alphabet, show_progress=False)
    made.train_from_iterator(["invoice total tax 12.00"], trainer)
    end = special["eos_token"]
    if end == "</s>":
        made.post_processor = processors.TemplateProcessing(
            single=f"$A {end}", special_tokens=[(end, made.token_to_id(end))]
        )
    return transformers.PreTrainedTokenizerFast(tokenizer_object=made, **special)
