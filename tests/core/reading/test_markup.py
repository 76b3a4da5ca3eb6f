"""XML is parsed without entities, document types or network, whatever its encoding."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import FormatDamaged
from core.reading.markup import parse

LAUGHS = """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">{}]><lolz>&z;</lolz>""".format(
    "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(25))
)


@pytest.mark.parametrize(
    "hostile",
    [
        LAUGHS,
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]><a/>',
        '<!DOCTYPE a [<!ENTITY x "' + "y" * 100_000 + '">]><a>' + "&x;" * 10_000 + "</a>",
        " " * 100_000 + "<!DOCTYPE a><a/>",
        "<a>" * 100_000,
        "<a>&undefined;</a>",
    ],
    ids=["laughs", "file", "network", "parameter", "quadratic", "late", "deep", "undefined"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_hostile_documents_are_refused_at_once(hostile: str, encoding: str) -> None:
    started = time.process_time()
    with pytest.raises(FormatDamaged):
        parse(hostile.encode(encoding))
    assert time.process_time() - started < 5


def test_names_are_asked_for_without_namespaces_and_paths_are_told() -> None:
    root = parse(b'<r xmlns:x="urn:x"><x:a><b>1</b></x:a><x:a id=" 7 "><c> 2 </c></x:a></r>')
    found = root.at("a/c")
    assert found is not None
    assert (found.text, found.path) == ("2", "/r/a/c")
    assert [node.path for node in root.each("a")] == ["/r/a[1]", "/r/a[2]"]
    assert [node.attribute("id") for node in root.each("a")] == ["", "7"]
    assert root.value("z|a/b") == "1"
    assert root.at("a/z") is None
    assert [node.path for node in root.below("b")] == ["/r//b"]


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"<a>{text}</a>".encode()))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(FormatDamaged):
        parse(data)
