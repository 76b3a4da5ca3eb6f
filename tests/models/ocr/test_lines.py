from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pymupdf
import pytest

from core.domain.layout import Word
from core.ports import Picture
from models.ocr import recognizer
from models.ocr.engines import FEW, Tensor, compiled, model
from models.ocr.lines import load_lines
from models.ocr.rapid import RECOGNITION, _model
from models.ocr.recognition import HEIGHT

EYES = recognizer(threads=2)
CHINESE = ("发票号码：20241234", "收款人：上海贸易有限公司", "合计金额（大写）叁仟元整", "货物或应税劳务名称")
JAPANESE = ("請求書", "ご請求金額", "株式会社サンプル商事", "カタカナとひらがなのテスト")


def printed(texts: Sequence[str], font: str) -> Picture:
    with pymupdf.open() as document:
        page = document.new_page(width=420, height=40 + 30 * len(texts))
        for place, text in enumerate(texts):
            page.insert_text((30, 40 + 30 * place), text, fontname=font, fontsize=14)
        pixels = page.get_pixmap(dpi=200)
        return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width, 3)


def read(texts: Sequence[str], font: str) -> str:
    words: tuple[Word, ...] = EYES.recognize(printed(texts, font))
    return "".join(word.text for word in words)


@pytest.mark.parametrize(("texts", "font"), [(CHINESE, "china-s"), (JAPANESE, "japan")])
def test_lines_in_unusual_characters_are_read_by_the_whole_last_layer(texts: Sequence[str], font: str) -> None:
    wanted = "".join(texts).replace("：", ":").replace("（", "(").replace("）", ")").replace(" ", "")
    assert read(texts, font).replace(" ", "") == wanted


def test_usual_lines_are_told_by_usual_characters_with_the_chances_of_the_whole_network() -> None:
    strip = printed(("Total 1,250.00 EUR",), "helv")[73:121, 76:460]
    assert strip.shape[0] == HEIGHT
    tensor = np.ascontiguousarray((strip.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)[np.newaxis])
    (answer,) = load_lines(_model(RECOGNITION), 1).answers(tensor)
    whole = compiled(model(_model(RECOGNITION)), 1, FEW).run(tensor)[0][0]
    assert answer.chances.shape[1] == len(answer.alphabet) < 1000 < whole.shape[1]
    assert answer.chances.max(1) == pytest.approx(whole.max(1), abs=0.02)


def test_threads_that_ask_at_once_are_each_told_of_their_own_lines() -> None:
    network = compiled(model(_model(RECOGNITION)), 2, FEW, apart=True)
    tensors = [np.full((1, 3, HEIGHT, 64), shade, np.float32) for shade in (-1.0, 1.0)]
    alone = [network.run(tensor)[0].copy() for tensor in tensors]
    both = Barrier(2, timeout=20)

    def asked(tensor: Tensor) -> Tensor:
        said = network.run(tensor)[0]
        both.wait()
        return said.copy()

    with ThreadPoolExecutor(2) as threads:
        assert all(np.allclose(one, other) for one, other in zip(alone, threads.map(asked, tensors), strict=True))
    assert not np.allclose(alone[0], alone[1])
