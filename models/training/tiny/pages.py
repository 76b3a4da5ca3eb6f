"""Folders of models for transformers, with random weights, that are shown a page: as Donut, Florence-2 and GOT-OCR2."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import transformers

from models.training.tiny.folders import HEADS, INNER, WIDE, byte_tokens

FORM = ("<s_receipt>", "<s_total>", "</s_total>", "<sep/>")
ANSWERS = ("<s_docvqa>", "<s_question>", "</s_question>", "<s_answer>", "</s_answer>", "<sep/>")
TURNS = ("<|im_start|>", "<|im_end|>", "<img>", "</img>", "<imgpad>")
PICTURE = "<image>"
SIDE, PATCH, LONGEST = 64, 4, 512
SPOKEN: dict[str, Any] = {
    "d_model": WIDE,
    "encoder_layers": 1,
    "decoder_layers": 1,
    "encoder_attention_heads": HEADS,
    "decoder_attention_heads": HEADS,
    "encoder_ffn_dim": INNER,
    "decoder_ffn_dim": INNER,
    "max_position_embeddings": LONGEST,
}
ENDS = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2}


def forms(folder: Path, words: Sequence[str] = FORM) -> Path:
    """A folder as those of Donut, which names the fields of a form; with other words, one that answers questions."""
    torch.manual_seed(0)
    tokens = byte_tokens()
    tokens.add_special_tokens({"additional_special_tokens": list(words)})
    seen = transformers.DonutSwinConfig(
        image_size=SIDE, patch_size=PATCH, embed_dim=WIDE // 2, depths=[1, 1], num_heads=[1, HEADS], window_size=4
    )
    spoken = transformers.MBartConfig(vocab_size=len(tokens), is_decoder=True, add_cross_attention=True, **SPOKEN)
    config = transformers.VisionEncoderDecoderConfig.from_encoder_decoder_configs(seen, spoken)
    model = transformers.VisionEncoderDecoderModel(config)
    for given in (model.config, model.generation_config):
        given.decoder_start_token_id, given.pad_token_id, given.eos_token_id = 2, 1, 2
    model.save_pretrained(folder)
    pictures = transformers.DonutImageProcessor(size={"height": SIDE, "width": SIDE})
    transformers.DonutProcessor(image_processor=pictures, tokenizer=tokens).save_pretrained(folder)
    return folder


def tasks(folder: Path) -> Path:
    """A folder as those of Florence-2, which is told what to say of a picture."""
    torch.manual_seed(0)
    tokens = byte_tokens(extra_special_tokens={"image_token": PICTURE})
    image = tokens.convert_tokens_to_ids(PICTURE)
    config = transformers.Florence2Config(
        text_config=transformers.BartConfig(vocab_size=len(tokens), **SPOKEN, **ENDS).to_dict(),
        vision_config=transformers.Florence2VisionConfig(
            depths=(1, 1),
            patch_size=(7, 3),
            patch_stride=(4, 2),
            patch_padding=(3, 1),
            patch_prenorm=(False, True),
            embed_dim=(WIDE // 2, WIDE),
            num_heads=(1, HEADS),
            num_groups=(1, HEADS),
            window_size=4,
            projection_dim=WIDE,
        ).to_dict(),
        image_token_id=image,
        **ENDS,
    )
    model = transformers.Florence2ForConditionalGeneration(config)
    model.generation_config.decoder_start_token_id = 2
    model.save_pretrained(folder)
    pictures = transformers.CLIPImageProcessor(
        size={"height": SIDE, "width": SIDE}, crop_size={"height": SIDE, "width": SIDE}
    )
    pictures.image_seq_length = (SIDE // 8) ** 2 + 1
    transformers.Florence2Processor(image_processor=pictures, tokenizer=tokens).save_pretrained(folder)
    return folder


def turns(folder: Path) -> Path:
    """A folder as those of GOT-OCR2, which reads a page in a conversation; its numbers are of 16 bits, as theirs."""
    torch.manual_seed(0)
    tokens = byte_tokens()
    tokens.add_special_tokens({"additional_special_tokens": list(TURNS)})
    seen = transformers.models.got_ocr2.GotOcr2VisionConfig(
        hidden_size=WIDE // 2,
        output_channels=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=4 * SIDE,
        patch_size=PATCH,
        window_size=8,
        global_attn_indexes=(),
        mlp_dim=INNER,
    )
    spoken = transformers.Qwen2Config(
        vocab_size=len(tokens),
        hidden_size=WIDE,
        intermediate_size=INNER,
        num_hidden_layers=1,
        num_attention_heads=HEADS,
        num_key_value_heads=HEADS,
        max_position_embeddings=4 * LONGEST,
        **ENDS,
    )
    config = transformers.GotOcr2Config(
        text_config=spoken.to_dict(),
        vision_config=seen.to_dict(),
        image_token_index=tokens.convert_tokens_to_ids("<imgpad>"),
    )
    transformers.GotOcr2ForConditionalGeneration(config).to(torch.bfloat16).save_pretrained(folder)
    pictures = transformers.GotOcr2ImageProcessor(size={"height": 4 * SIDE, "width": 4 * SIDE})
    transformers.GotOcr2Processor(image_processor=pictures, tokenizer=tokens).save_pretrained(folder)
    return folder
