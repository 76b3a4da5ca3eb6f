"""What format a file of weights has, by its bytes and never by its name."""

from __future__ import annotations

import struct

from core.domain.weights import Format

HEAD = 4096
"""bytes of a file that tell its format"""
GGUF_VERSIONS = (2, 3)
LONGEST_HEADER = 100_000_000
"""of a safetensors file, as its own library allows"""
ONNX_VERSIONS = range(3, 33)
ONNX_FOLLOWS = frozenset({0x12, 0x1A, 0x22, 0x28, 0x32, 0x3A, 0x42})
"""how the members of an ONNX model begin that may follow its version"""
TEXTS = (".json", ".txt", ".jinja")
"""what may lie beside weights: settings, vocabularies, templates of conversations"""


def format_of(head: bytes, size: int) -> Format | None:
    """The format of a file that begins so and is so long; None for all others, pickles among them."""
    if head[:4] == b"GGUF" and len(head) >= 8:
        return Format.GGUF if struct.unpack_from("<I", head, 4)[0] in GGUF_VERSIONS else None
    if len(head) >= 10 and head[8:9] == b"{":
        (length,) = struct.unpack_from("<Q", head)
        return Format.SAFETENSORS if 2 <= length <= min(LONGEST_HEADER, size - 8) else None
    if len(head) >= 3 and head[0] == 0x08 and head[1] in ONNX_VERSIONS and head[2] in ONNX_FOLLOWS:
        return Format.ONNX
    return None


def is_text(name: str, head: bytes) -> bool:
    """Whether a file beside weights is one of the texts that belong to them."""
    if not name.endswith(TEXTS) or b"\0" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as problem:
        return problem.start > len(head) - 4 and len(head) == HEAD  # a letter cut in two
    return True
