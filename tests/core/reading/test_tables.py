from core.domain.layout import Box, Word
from core.domain.page import Page
from core.reading.tables import find_tables

ROWS = (
    ("Description", "Quantity", "Amount"),
    ("Blue widgets", "2", "24.00"),
    ("Red widgets", "10", "150.00"),
    ("Delivery", "", "9.50"),
)
LEFTS, TOP, PITCH = (60.0, 300.0, 420.0), 100.0, 20.0


def words() -> list[Word]:
    placed = []
    for row, cells in enumerate(ROWS):
        for left, cell in zip(LEFTS, cells, strict=True):
            x, y = left, TOP + PITCH * row
            for text in cell.split():
                placed.append(Word(text, Box(x, y, x + 6 * len(text), y + 10)))
                x += 6 * len(text) + 4
    return placed


def rules() -> tuple[Box, ...]:
    ys = [TOP - 5 + PITCH * row for row in range(len(ROWS) + 1)]
    xs = [55.0, 290.0, 410.0, 520.0]
    across = [Box(xs[0], y, xs[-1], y + 0.5) for y in ys]
    down = [Box(x, ys[0], x + 0.5, ys[-1]) for x in xs]
    return (*across, *down)


def test_a_borderless_table_is_cut_where_its_gaps_agree() -> None:
    (table,) = find_tables(Page(1, 595.0, 842.0, tuple(words())))
    assert table.rows == ROWS


def test_a_ruled_table_is_cut_at_its_rules() -> None:
    (table,) = find_tables(Page(3, 595.0, 842.0, tuple(words()), rules=rules()))
    assert (table.page, table.rows) == (3, ROWS)
    assert table.box.x0 == 55.25


def test_text_is_no_table() -> None:
    prose = []
    for row in range(6):
        x = 60.0
        for text in ("several", "words", "that", "simply", "follow", "each", "other", "on", "a", "line"):
            prose.append(Word(text, Box(x, 100 + 14 * row, x + 5 * len(text), 110 + 14 * row)))
            x += 5 * len(text) + 4
    assert find_tables(Page(1, 595.0, 842.0, tuple(prose))) == ()


def test_an_empty_page_has_none() -> None:
    assert find_tables(Page(1, 595.0, 842.0)) == ()
