"""Models for meaning that know a few words: those of a group mean the same, all else is told by its letters.

The same vectors as an ONNX file, as a folder for transformers and as a GGUF file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.training.tiny.gguf import Value, gguf
from models.training.tiny.onnx import gathering

ENDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
GROUPS = (
    ("canteen", "cafeteria", "cantine", "lunch"),
    ("broom", "mop", "balai"),
    ("lawyer", "counsel", "avocat"),
    ("parking", "garage", "stationnement"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
WIDE, FAINT, HEADS, INNER, LONGEST = 64, 0.15, 2, 32, 128


def vocabulary() -> dict[str, int]:
    """Every token by its number's place."""
    words = (word for group in GROUPS for word in group)
    tokens = (*ENDS, *LETTERS, *(f"##{one}" for one in LETTERS), *words)
    return {token: number for number, token in enumerate(tokens)}


def vectors() -> NDArray[np.float32]:
    """A row for each token: one for all words of a group, faint ones for letters, nothing for the ends."""
    known, random = vocabulary(), np.random.default_rng(0)
    rows = random.standard_normal((len(known), WIDE)).astype(np.float32)
    for token, number in known.items():
        rows[number] *= 0.0 if token in ENDS else FAINT if len(token.removeprefix("##")) == 1 else 1.0
    for group in GROUPS:
        for word in group[1:]:
            rows[known[word]] = rows[known[group[0]]]
    return rows


def tokenizer() -> str:
    """The description of the tokenizer, as the tokenizers library reads it."""
    known = vocabulary()
    ends = [{"SpecialToken": {"id": token, "type_id": 0}} for token in ("[CLS]", "[SEP]")]
    told: dict[str, Any] = {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": True,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [ends[0], {"Sequence": {"id": "A", "type_id": 0}}, ends[1]],
            "pair": [ends[0], {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
            "special_tokens": {one: {"id": one, "ids": [known[one]], "tokens": [one]} for one in ("[CLS]", "[SEP]")},
        },
        "decoder": None,
        "truncation": None,
        "padding": None,
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": known,
        },
    }
    return json.dumps(told)


def onnx_folder(folder: Path) -> Path:
    """Such a model in ONNX."""
    return _folder(folder, {"model.onnx": gathering(vectors())})


def folder(folder: Path) -> Path:
    """Such a model for transformers, of the family of BERT."""
    import torch  # noqa: PLC0415 (the others do without)
    import transformers  # noqa: PLC0415

    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(vocabulary()),
        hidden_size=WIDE,
        num_hidden_layers=1,
        num_attention_heads=HEADS,
        intermediate_size=INNER,
        max_position_embeddings=LONGEST,
        initializer_range=0.001,
    )
    model = transformers.BertModel(config, add_pooling_layer=False)
    with torch.no_grad():
        model.embeddings.word_embeddings.weight.copy_(torch.from_numpy(vectors()))
    model.save_pretrained(folder)
    return _folder(folder, {})


def bert_gguf() -> bytes:
    """Such a model as a GGUF file."""
    known = vocabulary()
    values: dict[str, Value] = {
        "general.architecture": "bert",
        "general.name": "tiny-meaning",
        "general.file_type": 0,
        "bert.context_length": LONGEST,
        "bert.embedding_length": WIDE,
        "bert.block_count": 1,
        "bert.feed_forward_length": INNER,
        "bert.attention.head_count": HEADS,
        "bert.attention.layer_norm_epsilon": 1e-12,
        "bert.attention.causal": False,
        "bert.pooling_type": 1,
        "tokenizer.ggml.model": "bert",
        "tokenizer.ggml.pre": "default",
        "tokenizer.ggml.token_type_count": 2,
        "tokenizer.ggml.tokens": [_spaced(token) for token in known],
        "tokenizer.ggml.token_type": [3 if token in ENDS else 1 for token in known],
        "tokenizer.ggml.unknown_token_id": known["[UNK]"],
        "tokenizer.ggml.padding_token_id": known["[PAD]"],
        "tokenizer.ggml.cls_token_id": known["[CLS]"],
        "tokenizer.ggml.bos_token_id": known["[CLS]"],
        "tokenizer.ggml.seperator_token_id": known["[SEP]"],
    }
    return gguf(values, _tensors())


def _spaced(token: str) -> str:
    """A token as that runtime writes it: a mark before what begins a word, none before what goes on."""
    return token if token in ENDS else token.removeprefix("##") if token.startswith("##") else f"▁{token}"


def _tensors() -> Mapping[str, NDArray[np.float32]]:
    random = np.random.default_rng(1)
    ones, none = np.ones(WIDE, np.float32), np.zeros(WIDE, np.float32)

    def drawn(*size: int) -> NDArray[np.float32]:
        return (random.standard_normal(size) * 0.001).astype(np.float32)

    found = {
        "token_embd.weight": vectors(),
        "token_types.weight": drawn(2, WIDE),
        "position_embd.weight": drawn(LONGEST, WIDE),
    }
    for norm in ("token_embd_norm", "blk.0.attn_output_norm", "blk.0.layer_output_norm"):
        found |= {f"{norm}.weight": ones, f"{norm}.bias": none}
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        found |= {f"blk.0.{name}.weight": drawn(WIDE, WIDE), f"blk.0.{name}.bias": none}
    found |= {"blk.0.ffn_up.weight": drawn(INNER, WIDE), "blk.0.ffn_up.bias": np.zeros(INNER, np.float32)}
    return {**found, "blk.0.ffn_down.weight": drawn(WIDE, INNER), "blk.0.ffn_down.bias": none}


def _folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(tokenizer(), encoding="utf-8")
    if not (folder / "config.json").exists():
        (folder / "config.json").write_text(json.dumps({"model_type": "bert", "max_position_embeddings": LONGEST}))
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder
