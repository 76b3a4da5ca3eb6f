"""A language model of the llama family with random weights: it knows every byte and says nothing sensible."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.training.tiny.gguf import Value, gguf

CONVERSATION = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{% if m.content is string %}{{ m.content }}{% else %}"
    "{% for one in m.content %}{{ one.text }}{% endfor %}{% endif %}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
PIECES = ("▁", *map(chr, range(33, 127)), "▁the", "▁to", "in", "er", "on", "▁a", "tal")


class Sort(IntEnum):
    """Kinds of tokens."""

    NORMAL = 1
    UNKNOWN = 2
    CONTROL = 3
    BYTE = 6


class Shape(NamedTuple):
    """How large it is."""

    width: int = 64
    heads: int = 4
    layers: int = 2
    inner: int = 128
    context: int = 4096


SMALL = Shape()


def llama(shape: Shape = SMALL, seed: int = 0, name: str = "tiny-random-llama") -> bytes:
    """Such a model as a GGUF file; half a megabyte unless another shape is asked for."""
    tokens = _tokens()
    values: dict[str, Value] = {
        "general.architecture": "llama",
        "general.name": name,
        "general.license": "AGPL-3.0-or-later",
        "general.file_type": 0,
        "llama.context_length": shape.context,
        "llama.embedding_length": shape.width,
        "llama.block_count": shape.layers,
        "llama.feed_forward_length": shape.inner,
        "llama.attention.head_count": shape.heads,
        "llama.attention.head_count_kv": shape.heads // 2,
        "llama.attention.layer_norm_rms_epsilon": 1e-5,
        "llama.rope.dimension_count": shape.width // shape.heads,
        "llama.vocab_size": len(tokens),
        "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.pre": "default",
        "tokenizer.ggml.tokens": [token for token, _ in tokens],
        "tokenizer.ggml.scores": [-float(at) for at in range(len(tokens))],
        "tokenizer.ggml.token_type": [int(sort) for _, sort in tokens],
        "tokenizer.ggml.bos_token_id": 1,
        "tokenizer.ggml.eos_token_id": len(tokens) - 1,
        "tokenizer.ggml.unknown_token_id": 0,
        "tokenizer.ggml.add_bos_token": True,
        "tokenizer.chat_template": CONVERSATION,
    }
    return gguf(values, _tensors(shape, len(tokens), seed))


def _tokens() -> list[tuple[str, Sort]]:
    return [
        ("<unk>", Sort.UNKNOWN),
        ("<s>", Sort.CONTROL),
        ("</s>", Sort.CONTROL),
        *((f"<0x{byte:02X}>", Sort.BYTE) for byte in range(256)),
        *((piece, Sort.NORMAL) for piece in PIECES),
        ("<|im_start|>", Sort.CONTROL),
        ("<|im_end|>", Sort.CONTROL),
    ]


def _tensors(shape: Shape, words: int, seed: int) -> dict[str, NDArray[np.float32]]:
    random = np.random.default_rng(seed)

    def drawn(*size: int) -> NDArray[np.float32]:
        return (random.standard_normal(size) * 0.05).astype(np.float32)

    wide, inner, half = shape.width, shape.inner, shape.width // 2
    found = {
        "token_embd.weight": drawn(words, wide),
        "output_norm.weight": np.ones(wide, np.float32),
        "output.weight": drawn(words, wide),
    }
    for layer in range(shape.layers):
        block = {
            "attn_norm": np.ones(wide, np.float32),
            "ffn_norm": np.ones(wide, np.float32),
            "attn_q": drawn(wide, wide),
            "attn_k": drawn(half, wide),
            "attn_v": drawn(half, wide),
            "attn_output": drawn(wide, wide),
            "ffn_gate": drawn(inner, wide),
            "ffn_up": drawn(inner, wide),
            "ffn_down": drawn(wide, inner),
        }
        found |= {f"blk.{layer}.{name}.weight": tensor for name, tensor in block.items()}
    return found
