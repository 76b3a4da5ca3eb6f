"""Which function reads which format without a picture: office files, mails, archives, data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.domain.page import Contents
from core.ports import Limits

FORMATS: Mapping[str, Callable[[bytes, Limits], Contents]] = {}
