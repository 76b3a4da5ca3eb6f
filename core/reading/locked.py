"""Office files that are encrypted with a password."""

from __future__ import annotations

import io
from collections.abc import Iterable

from core.domain.errors import PasswordNeeded
from core.reading.edge import foreign


def unlocked(data: bytes, passwords: Iterable[str]) -> bytes:
    """The file inside an encrypted office file. Raises PasswordNeeded where none of the passwords opens it."""
    import msoffcrypto  # type: ignore[import-untyped]  # noqa: PLC0415 - few sources are locked
    from msoffcrypto.exceptions import InvalidKeyError  # type: ignore[import-untyped]  # noqa: PLC0415

    with foreign("Office"):
        for password in passwords:
            file = msoffcrypto.OfficeFile(io.BytesIO(data))
            opened = io.BytesIO()
            try:
                file.load_key(password=password, verify_password=True)
            except InvalidKeyError:
                continue
            file.decrypt(opened)
            return opened.getvalue()
    raise PasswordNeeded
