"""Files read without a vault."""

import threading
from pathlib import Path

import pytest

from core.catalogue import bundled_types
from core.domain.document import Source
from core.domain.errors import FormatDamaged
from core.domain.layout import Box
from core.domain.page import Page, PageTable
from core.ports import Interpretation, Progress
from core.words import Words
from core.workbench import Extractor, files_in
from tests.core.workbench.conftest import Scripted, receipt, zipped

TYPES = bundled_types()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/two.pdf", "a.pdf", ".hidden", "b/one.pdf", "x.part"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    return tmp_path


def test_folders_give_their_files_in_a_stable_order(folder: Path) -> None:
    found = [path.relative_to(folder).as_posix() for path in files_in([folder, folder / "x.part"])]
    assert found == ["a.pdf", "b/one.pdf", "b/two.pdf", "x.part"]


def test_answers_come_in_the_order_of_the_files_whoever_is_done_first(folder: Path, reader: Scripted) -> None:
    second_done = threading.Event()

    def first_waits(source: Source, progress: Progress) -> None:
        if source.data == b"a.pdf":
            assert second_done.wait(20)
        else:
            second_done.set()

    reader.before = first_waits
    reader.answers |= {b"a.pdf": receipt(), b"b/one.pdf": receipt(), b"b/two.pdf": FormatDamaged(format="PDF")}
    answers = list(Extractor(reader, Words("en", TYPES), "1", 2).answers(files_in([folder])))
    assert [Path(answer.file).name for answer in answers] == ["a.pdf", "one.pdf", "two.pdf"]
    assert [answer.failed for answer in answers] == [False, False, True]
    assert answers[2].lines[0]["error"]["code"] == "format.damaged"


def test_a_file_that_is_not_there_has_its_line(reader: Scripted, tmp_path: Path) -> None:
    (answer,) = Extractor(reader, Words(), "1").answers([tmp_path / "gone.pdf"])
    assert answer.failed
    assert (answer.lines[0]["file"], answer.lines[0]["error"]["code"]) == (str(tmp_path / "gone.pdf"), "file.missing")


def test_parts_carry_the_path_of_their_container(folder: Path, reader: Scripted) -> None:
    reader.answers |= {
        b"a.pdf": zipped(("mail.eml", b"mail"), ("bad.pdf", b"bad")),
        b"mail": Interpretation((receipt(),), zipped(("bill.pdf", b"bill")).parts),
        b"bill": receipt(),
        b"bad": FormatDamaged(format="PDF"),
    }
    (answer,) = Extractor(reader, Words(), "1").answers([folder / "a.pdf"])
    assert [line["part"] for line in answer.lines] == ["mail.eml", "mail.eml/bill.pdf", "bad.pdf"]
    assert {line["file"] for line in answer.lines} == {str(folder / "a.pdf")}
    assert answer.failed


def test_tables_and_markdown_where_they_are_wanted(folder: Path, reader: Scripted) -> None:
    def grid(page: Page) -> tuple[PageTable, ...]:
        return (PageTable(page.number, Box(0, 100, 9, 110), (("a", "b"),)),)

    reader.answers[b"a.pdf"] = receipt()
    extractor = Extractor(reader, Words(), "1", tables_of=grid, wants_text=True)
    (answer,) = extractor.answers([folder / "a.pdf"])
    assert answer.lines[0]["tables"]["page_tables"] == [{"page": 1, "box": [0, 100, 9, 110], "rows": [["a", "b"]]}]
    assert answer.markdown == "<!-- page 1 -->\n\nRECEIPT Total 12.00\n\n| a | b |\n| --- | --- |\n"
