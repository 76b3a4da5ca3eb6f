"""Folders of models for transformers, with random weights: one that reads lines, one that says what a picture shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

WIDE, LAYERS, HEADS, INNER, SIDE, PATCH, LONGEST = 32, 2, 2, 64, 64, 16, 64
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
BERT = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[DEC]", "[ENC]")
SEEN: dict[str, Any] = {
    "hidden_size": WIDE,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": HEADS,
    "intermediate_size": INNER,
    "image_size": SIDE,
    "patch_size": PATCH,
}


def reading(folder: Path) -> Path:
    """A folder as those of TrOCR."""
    torch.manual_seed(0)
    tokens = byte_tokens()
    spoken = transformers.TrOCRConfig(
        vocab_size=len(tokens),
        d_model=WIDE,
        decoder_layers=LAYERS,
        decoder_attention_heads=HEADS,
        decoder_ffn_dim=INNER,
        max_position_embeddings=LONGEST,
        cross_attention_hidden_size=WIDE,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
        decoder_start_token_id=2,
    )
    seen = transformers.ViTConfig(**SEEN)
    config = transformers.VisionEncoderDecoderConfig.from_encoder_decoder_configs(seen, spoken)
    model = transformers.VisionEncoderDecoderModel(config)
    for given in (model.config, model.generation_config):
        given.decoder_start_token_id, given.pad_token_id, given.eos_token_id = 2, 1, 2
    model.save_pretrained(folder)
    pictures = transformers.ViTImageProcessor(size={"height": SIDE, "width": SIDE})
    transformers.TrOCRProcessor(image_processor=pictures, tokenizer=tokens).save_pretrained(folder)
    return folder


def describing(folder: Path) -> Path:
    """A folder as those of BLIP."""
    torch.manual_seed(0)
    words = [*BERT, *LETTERS, *(f"##{one}" for one in LETTERS)]
    tokens = transformers.BertTokenizer(vocab={word: at for at, word in enumerate(words)})
    text = {key: value for key, value in SEEN.items() if key not in ("image_size", "patch_size")}
    spoken = transformers.BlipTextConfig(
        vocab_size=len(words) + 4,
        encoder_hidden_size=WIDE,
        max_position_embeddings=LONGEST,
        bos_token_id=5,
        sep_token_id=3,
        eos_token_id=3,
        pad_token_id=0,
        projection_dim=PATCH,
        **text,
    )
    seen = transformers.BlipVisionConfig(**SEEN)
    config = transformers.BlipConfig(text_config=spoken.to_dict(), vision_config=seen.to_dict(), projection_dim=PATCH)
    transformers.BlipForConditionalGeneration(config).save_pretrained(folder)
    pictures = transformers.BlipImageProcessor(size={"height": SIDE, "width": SIDE})
    transformers.BlipProcessor(image_processor=pictures, tokenizer=tokens).save_pretrained(folder)
    return folder


def byte_tokens(**more: Any) -> Any:
    """A tokenizer that knows every byte, and what `more` names."""
    made = Tokenizer(models.BPE(unk_token="<unk>"))  # noqa: S106 (a token of the vocabulary)
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=300, special_tokens=list(SPECIAL), initial_alphabet=alphabet, show_progress=False
    )
    made.train_from_iterator(["invoice total tax 12.00"], trainer)
    begin, pad, end, unknown = SPECIAL
    return transformers.PreTrainedTokenizerFast(
        tokenizer_object=made, bos_token=begin, pad_token=pad, eos_token=end, unk_token=unknown, **more
    )
