"""A made document in another form: scanned, photographed, locked, as a picture, inside a mail or an archive."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from random import Random

import numpy as np
import pillow_heif
import pymupdf
from PIL import Image

from models.training import damage
from models.training.formats import legacy, mail
from models.training.made import Made

PASSWORD = "swallow-42"  # noqa: S105  # of a made document
Carry = Callable[[Made, Random], Made]


def scan(made: Made, rng: Random) -> Made:
    """Printed and scanned into a PDF of pictures."""
    return made.carried(damage.scan_pdf(made.data, rng), ".pdf")


def mixed(made: Made, rng: Random) -> Made:
    """The first page as text, the others scanned."""
    with pymupdf.open(stream=made.data, filetype="pdf") as document:
        scanned = damage.scan_pdf(made.data, rng)
        with pymupdf.open(stream=scanned, filetype="pdf") as pictures:
            document.delete_pages(range(1, document.page_count))
            document.insert_pdf(pictures, from_page=1)
        return made.carried(document.tobytes(garbage=3, deflate=True, no_new_id=True), ".pdf")


def locked(made: Made, _: Random) -> Made:
    """Behind a password."""
    with pymupdf.open(stream=made.data, filetype="pdf") as document:
        data = document.tobytes(
            encryption=pymupdf.PDF_ENCRYPT_RC4_128, owner_pw="owner", user_pw=PASSWORD, garbage=3, no_new_id=True
        )
    return replace(made, data=data, password=PASSWORD)


def without_page(made: Made, page: int) -> Made:
    """One page (from 1) lost; the others still count it."""
    with pymupdf.open(stream=made.data, filetype="pdf") as document:
        document.delete_page(page - 1)
        data = document.tobytes(garbage=3, deflate=True, no_new_id=True)
    return replace(made, data=data, trap=f"page {page} missing")


def photo(made: Made, rng: Random, turns: int = 0) -> Made:
    """A photograph, perhaps held sideways or upside down."""
    picture = damage.photographed(damage.pictures(made.data, 220)[0], rng, turns)
    return made.carried(damage.encoded(picture, "JPEG", quality=70), ".jpg")


def picture(made: Made, rng: Random, form: str, suffix: str, dpi: int = 180) -> Made:
    """The first page scanned into a picture."""
    page = damage.scanned(damage.pictures(made.data, dpi)[0], rng, 1.0)
    options: dict[str, int | str] = {"TIFF": {"compression": "jpeg"}, "WEBP": {"quality": 70}}.get(form, {})  # type: ignore[assignment]
    return made.carried(damage.encoded(page, form, **options), suffix)


def bitmap(made: Made, _: Random) -> Made:
    """Black and white without compression."""
    pages = Image.fromarray(damage.pictures(made.data, 170)[0]).convert("L").point(lambda grey: 255 * (grey > 128), "1")
    target = BytesIO()
    pages.save(target, "BMP")
    return made.carried(target.getvalue(), ".bmp")


def fax(made: Made, rng: Random) -> Made:
    """All pages in one TIFF."""
    pages = [Image.fromarray(damage.scanned(page, rng, 0.8)) for page in damage.pictures(made.data, 150)]
    target = BytesIO()
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:], compression="jpeg", dpi=(150, 150))
    return made.carried(target.getvalue(), ".tiff")


def heic(made: Made, rng: Random) -> Made:
    """A photograph as phones keep it."""
    pixels = damage.photographed(damage.pictures(made.data, 200)[0], rng)
    target = BytesIO()
    pillow_heif.from_pillow(Image.fromarray(np.ascontiguousarray(pixels))).save(target, quality=45)
    return made.carried(target.getvalue(), ".heic")


def mailed(made: Made, _: Random) -> Made:
    """Attached to a mail."""
    return made.carried(
        mail.eml("Accounts", "Your document", "Please find it attached.\n", {f"document{made.suffix}": made.data}),
        ".eml",
    )


def saved_mail(made: Made, _: Random) -> Made:
    """Attached to a mail that Outlook saved."""
    return made.carried(
        legacy.msg("Accounts", "Your document", "Please find it attached.\r\n", {f"document{made.suffix}": made.data}),
        ".msg",
    )


def zipped(made: Made, _: Random) -> Made:
    """In an archive."""
    return made.carried(mail.archive({f"papers/document{made.suffix}": made.data}), ".zip")


CARRIERS: Mapping[str, Carry] = {
    "pdf": lambda made, _: made, "scan": scan, "mixed": mixed, "locked": locked, "photo": photo,
    "photo_sideways": partial(photo, turns=1), "photo_upside_down": partial(photo, turns=2),
    "png": partial(picture, form="PNG", suffix=".png", dpi=140), "jpeg": partial(picture, form="JPEG", suffix=".jpg"),
    "webp": partial(picture, form="WEBP", suffix=".webp"), "bmp": bitmap, "tiff": fax, "heic": heic,
    "eml": mailed, "msg": saved_mail, "zip": zipped,
}  # fmt: skip
