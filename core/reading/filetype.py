"""What kind of file some bytes are, told by the bytes and never by a name."""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib

RICH_TEXT = b"{\\rtf"
"""not read: as plain text it would show its commands, and figures broken by them"""
HEAD = 4096
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
LETTERED = (b"BM", b"GIF87a", b"GIF89a")
"""how pictures begin, and how texts may"""
HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif"))
SOUND_BRANDS = frozenset((b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"3gp4", b"3gp5", b"3gp6", b"dash"))
"""of MP4 files; one that holds a film besides is listened to"""
MP3_RATES = (44100, 48000, 32000)
MP3_BITRATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
)
"""thousands of bits a second, of MPEG 1 and of the later ones"""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_ENTRY = b"PK\x01\x02"
OFFICE_MEMBER = re.compile(rb"PK\x03\x04.{26}(word|ppt|xl)/[\w/.]*\.(?:xml|rels)", re.DOTALL)
MOST_ZIP_ENTRIES = 50_000
"""beyond which an archive's directory is not listed; no office file has so many"""
SIGNED_DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
"""the object identifier of CMS signed data, which wraps a signed fatturaPA"""
MAIL_HEADER = re.compile(
    rb"(?:received|from|to|subject|date|message-id|mime-version|return-path|delivered-to|content-type|x-[\w-]+):",
    re.IGNORECASE,
)
HEADER_LINE = re.compile(rb"[!-9;-~]+:|[ \t]")
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|title|meta|style)[\s>]", re.IGNORECASE)
XML = re.compile(rb"(?:<\?xml\b|<!--|<!DOCTYPE\b|<[A-Za-z_][\w.:-]*(?:\s|>|/>))")
QUOTED = re.compile(rb'"[^"]*"')
RARE = (b";", b"\t")
"""marks between cells that sentences hardly have"""
SWIFT = re.compile(rb":20:.{0,400}?:25:.{0,400}?:(?:28C?|60[FM]):", re.DOTALL)


def identify(data: bytes) -> str:
    """The format of a file's bytes, or "" where it is none that is known.

    "pdf", "image", "docx", "pptx", "xlsx", "xls", "ods", "odt", "office_locked" (a password-protected office file),
    "msg", "eml", "zip", "html", "xml", "p7m" (signed XML), "ofx", "mt940", "csv", "text", or "audio" (WAV, MP3, M4A,
    OGG, FLAC).
    """
    kind = _binary(data) or _written(data)
    return "pdf" if kind in ("", "text", "csv") and _is_late_pdf(data) else kind


def _binary(data: bytes) -> str:
    head = data[:HEAD]
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(PICTURES) or (head.startswith(LETTERED) and not _is_text(head[:64])):
        return "image"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    if head[4:8] == b"ftyp" and HEIF_BRANDS & {head[8:12], *(head[place : place + 4] for place in range(16, 40, 4))}:
        return "image"
    if _is_sound(head):
        return "audio"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    if head.startswith(OLE):
        return _compound(data)
    if head[:1] == b"\x30" and SIGNED_DATA in head[:64]:
        return "p7m"
    if head[:4] in (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00") or head[:2] == b"\x09\x04":
        return "xls"
    return ""


def _is_sound(head: bytes) -> bool:
    if head.startswith((b"fLaC", b"OggS\0", b"ID3\2", b"ID3\3", b"ID3\4")):
        return True
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return True
    if head[4:8] == b"ftyp" and head[8:12] in SOUND_BRANDS:
        return True
    first = _mp3_frame(head)
    return bool(first) and bool(_mp3_frame(head[first:]))


def _mp3_frame(head: bytes) -> int:
    """The length of the frame of MP3 that begins here; 0 where none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2 or head[1] & 0x18 == 0x08:
        return 0
    later = head[1] & 0x18 != 0x18
    bitrate, rate = MP3_BITRATES[later][head[2] >> 4], head[2] >> 2 & 3
    if not bitrate or rate == 3:
        return 0
    slower = {0x18: 1, 0x10: 2, 0x00: 4}[head[1] & 0x18]
    return (72_000 if later else 144_000) * bitrate // (MP3_RATES[rate] // slower) + (head[2] >> 1 & 1)


def _is_late_pdf(data: bytes) -> bool:
    """Whether a PDF starts behind other bytes, or lost its first line: readers forgive both."""
    return b"%PDF-" in data[:HEAD] or (b" obj" in data[:HEAD] and b"endobj" in data and b"/Page" in data)


def _archive(data: bytes) -> str:
    """What a ZIP holds: an office file, or files."""
    if data.count(ZIP_ENTRY) > MOST_ZIP_ENTRIES:
        return "zip"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:5000])
            kind = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        names, kind = _damaged_names(data), b""
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    if b"opendocument.text" in kind:
        return "odt"
    kinds = {
        "word/document.xml": "docx",
        "ppt/presentation.xml": "pptx",
        "xl/workbook.xml": "xlsx",
        "xl/workbook.bin": "xls",
    }
    return next((kinds[name] for name in kinds if name in names), "zip")


def _damaged_names(data: bytes) -> set[str]:
    """What a ZIP without a directory held that tells an office file: the folder of its members does."""
    mains = {b"word": "word/document.xml", b"ppt": "ppt/presentation.xml", b"xl": "xl/workbook.xml"}
    return {mains[folder] for folder in OFFICE_MEMBER.findall(data)}


def _compound(data: bytes) -> str:
    """What an OLE compound file holds, by the names in its directory (UTF-16)."""
    streams = {"__properties_version1.0": "msg", "EncryptedPackage": "office_locked", "Workbook": "xls", "Book": "xls"}
    return next((kind for name, kind in streams.items() if name.encode("utf-16-le") in data), "")


def _written(data: bytes) -> str:
    """What a text says it is."""
    text = as_utf8(data)
    if not text or not _is_text(text[:HEAD]):
        return ""
    start = text[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(RICH_TEXT):
        return ""
    if start.startswith(b"MI") and SIGNED_DATA in _unwrapped(start[:64]):
        return "p7m"
    if re.match(rb"OFXHEADER\s*:", start, re.IGNORECASE) or re.search(rb"<\?OFX\b|<OFX>", start, re.IGNORECASE):
        return "ofx"
    if _is_mail(start):
        return "eml"
    if HTML.match(start) or (
        start.startswith(b"<") and re.search(rb"<(?:html|!doctype\s+html)[\s>]", start[:1500], re.IGNORECASE)
    ):
        return "html"
    if XML.match(start):
        return "xml"
    if SWIFT.search(text[:HEAD]):
        return "mt940"
    return "csv" if _is_table(start) else "text"


def as_utf8(data: bytes) -> bytes:
    """Text bytes without the zeros of UTF-16, good enough to look at."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data[: 4 * HEAD].decode("utf-16", "replace").encode()
    if data[:64].count(b"\0") >= 16 and data[:1] in b"<\0":
        order = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        return data[: 4 * HEAD].decode(order, "replace").encode()
    return data


def _is_text(head: bytes) -> bool:
    """Whether bytes look like written text: no zeros, hardly a control character."""
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a\x1b\x01\x03\x04" for byte in head)
    return b"\0" not in head and controls * 100 <= len(head)


def _unwrapped(start: bytes) -> bytes:
    """The bytes that the beginning of a base64 text stands for; nothing where it is none."""
    try:
        return base64.b64decode(start)
    except ValueError:
        return b""


def _is_mail(start: bytes) -> bool:
    """Whether a text begins with the header of a message: at least two known names, and header lines only."""
    header = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    lines = header.splitlines()[:40]
    if lines and lines[0].startswith(b"From "):
        lines = lines[1:]
    known = sum(bool(MAIL_HEADER.match(line)) for line in lines)
    return known >= 2 and all(HEADER_LINE.match(line) for line in lines[:-1])


def _is_table(start: bytes) -> bool:
    """Whether the lines of a text are cut into the same number of cells by one of the usual marks."""
    plain = QUOTED.sub(b"", start) if start.count(b'"') % 2 == 0 else start
    lines = [line for line in plain.splitlines() if line.strip()]
    lines = lines[:-1] if len(start) >= HEAD - 4 else lines
    if len(lines) < 2:
        return False
    for mark in (b";", b"\t", b",", b"|"):
        counts = [QUOTED.sub(b"", line).count(mark) for line in lines]
        usual = max(set(counts), key=counts.count)
        if usual >= 1 and counts.count(usual) >= 0.6 * len(lines) and (usual >= 2 or counts.count(usual) == len(lines)):
            return True
        if any(_heads(lines, counts, at, mark) for at in range(len(lines) - 1)):
            return True
    return False


def _heads(lines: list[bytes], counts: list[int], at: int, mark: bytes) -> bool:
    """Whether a line names columns (no figures, two marks or more) and most lines after it are cut likewise.

    Of marks that no prose has, the next line tells: a disclaimer may follow.
    """
    count, after = counts[at], counts[at + 1 :]
    plainly = mark in RARE and count > 2 and after[0] == count
    return count >= 2 and not re.search(rb"\d", lines[at]) and (plainly or after.count(count) >= 0.6 * len(after))
