from collections.abc import Sequence

import numpy as np

from models.ocr.detection import find_text
from models.ocr.engines import Tensor


def test_blank_paper_between_lines_is_not_looked_at_and_lines_stand_where_they_stood() -> None:
    picture = np.full((1400, 1000, 3), 255, np.uint8)
    picture[100:130, 200:600] = picture[1200:1230, 300:700] = 0
    looked_at: list[tuple[int, ...]] = []

    def run(tensor: Tensor) -> Sequence[Tensor]:
        looked_at.append(tensor.shape)
        return [(tensor[:, :1] < 0).astype(np.float32) * (np.arange(tensor.shape[3]) < 1000)]

    upper, lower = sorted(find_text(picture, run), key=lambda quad: float(quad[0, 1]))
    assert looked_at[0][2] < 500
    assert np.allclose(upper.mean(0), (400, 115), atol=3)
    assert np.allclose(lower.mean(0), (500, 1215), atol=3)


def test_a_sheet_without_ink_is_not_looked_at() -> None:
    def never(tensor: Tensor) -> Sequence[Tensor]:
        raise AssertionError(tensor.shape)

    assert find_text(np.full((600, 400, 3), 230, np.uint8), never) == []
