"""What lets a tiny language model see: a tower of the CLIP family with random weights (an mmproj of llama.cpp)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.training.tiny.gguf import Value, gguf

WIDE, HEADS, LAYERS, INNER, SIDE, PATCH = 32, 2, 2, 64, 56, 14
SEEN = "clip.vision."


def eye(width: int, seed: int = 1) -> bytes:
    """A GGUF file for a language model of this width."""
    values: dict[str, Value] = {
        "general.architecture": "clip",
        "general.type": "mmproj",
        "general.name": "tiny-random-eye",
        "general.file_type": 0,
        "clip.has_vision_encoder": True,
        "clip.projector_type": "mlp",
        "clip.use_gelu": True,
        f"{SEEN}image_size": SIDE,
        f"{SEEN}patch_size": PATCH,
        f"{SEEN}embedding_length": WIDE,
        f"{SEEN}feed_forward_length": INNER,
        f"{SEEN}block_count": LAYERS,
        f"{SEEN}projection_dim": width,
        f"{SEEN}attention.head_count": HEADS,
        f"{SEEN}attention.layer_norm_epsilon": 1e-5,
        f"{SEEN}image_mean": [0.48, 0.46, 0.41],
        f"{SEEN}image_std": [0.27, 0.26, 0.28],
    }
    return gguf(values, _tensors(width, seed))


def _tensors(width: int, seed: int) -> dict[str, NDArray[np.float32]]:
    random = np.random.default_rng(seed)

    def drawn(*size: int) -> NDArray[np.float32]:
        return (random.standard_normal(size) * 0.05).astype(np.float32)

    ones, none = np.ones(WIDE, np.float32), np.zeros(WIDE, np.float32)
    found = {
        "v.class_embd": drawn(WIDE),
        "v.patch_embd.weight": drawn(WIDE, 3, PATCH, PATCH),
        "v.position_embd.weight": drawn((SIDE // PATCH) ** 2 + 1, WIDE),
        "mm.0.weight": drawn(width, WIDE),
        "mm.0.bias": np.zeros(width, np.float32),
        "mm.2.weight": drawn(width, width),
        "mm.2.bias": np.zeros(width, np.float32),
    }
    for norm in ("v.pre_ln", "v.post_ln"):
        found |= {f"{norm}.weight": ones, f"{norm}.bias": none}
    for layer in range(LAYERS):
        block = {f"{name}.weight": drawn(WIDE, WIDE) for name in ("attn_q", "attn_k", "attn_v", "attn_out")}
        block |= {f"{name}.bias": none for name in ("attn_q", "attn_k", "attn_v", "attn_out", "ffn_down", "ln1", "ln2")}
        block |= {"ln1.weight": ones, "ln2.weight": ones, "ffn_up.bias": np.zeros(INNER, np.float32)}
        block |= {"ffn_up.weight": drawn(INNER, WIDE), "ffn_down.weight": drawn(WIDE, INNER)}
        found |= {f"v.blk.{layer}.{name}": tensor for name, tensor in block.items()}
    return found
