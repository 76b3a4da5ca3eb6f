"""PDFs that want more than any machine has."""

from tests.trust.bombs.swelling import packed, with_zlib


def document(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    pieces, places, length = [b"%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, 1):
        places.append(length)
        pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        length += len(pieces[-1])
    data = b"".join(pieces)
    listed = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, listed)
    end = b"trailer\n<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(data))
    return data + table + end


CATALOGUE, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def page(rest: bytes = b"/Contents 4 0 R", box: bytes = b"[0 0 595 842]") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox %s%s>>" % (box, rest)


def stream(data: bytes, rest: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), rest, data)


def nested_flate() -> bytes:
    """A page whose drawing is packed three times and unpacks to one and a half gigabytes."""
    inner = with_zlib(packed(b"", b"0 0 m 9 9 l S\n" * 70_000, 1_500))
    outer = with_zlib(packed(inner, b"", 1))
    return document(CATALOGUE, PAGES, page(), stream(outer, b"/Filter[/FlateDecode/FlateDecode]"))


def endless_drawing() -> bytes:
    """A page of fifty million strokes."""
    data = with_zlib(packed(b"", b"0 0 m 500 700 l S\n" * 50_000, 1_000))
    return document(CATALOGUE, PAGES, page(), stream(data, b"/Filter/FlateDecode"))


def huge_page() -> bytes:
    """A page as large as a country."""
    return document(CATALOGUE, PAGES, page(box=b"[0 0 2000000000 2000000000]"), stream(b"0 0 m 9 9 l S"))


def tree_in_itself() -> bytes:
    """A page tree that contains itself, twice."""
    return document(CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>")


def deep_tree() -> bytes:
    """Page trees in page trees, fifty thousand deep."""
    deep = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(2, 50_000)]
    return document(CATALOGUE, *deep, page(b""))


def million_objects() -> bytes:
    """A million objects that nothing needs."""
    filler = b"".join(b"%d 0 obj<</A %d 0 R>>endobj\n" % (number, number + 1) for number in range(10, 1_000_000))
    return document(CATALOGUE, PAGES, page(), stream(b"0 0 m 9 9 l S")).replace(b"xref", filler + b"xref", 1)


def xref_in_itself() -> bytes:
    """A table of objects that says that the one before it is itself."""
    data = document(CATALOGUE, PAGES, page(), stream(b"0 0 m 9 9 l S"))
    place = data.rindex(b"startxref\n") + 10
    return data.replace(b"/Size 5", b"/Size 5/Prev %d" % int(data[place:].split()[0]))


def huge_xref() -> bytes:
    """A table that says it has two thousand million objects."""
    told = b"/Type/XRef/W[1 4 2]/Index[0 2000000000]/Size 2000000000/Root 1 0 R/Filter/FlateDecode"
    table = stream(with_zlib(packed(b"", bytes(70_000), 5_000)), told)
    head = b"%%PDF-1.7\n1 0 obj\n%s\nendobj\n2 0 obj\n%s\nendobj\n" % (CATALOGUE, PAGES)
    return head + b"9 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (table, len(head))


def deep_arrays() -> bytes:
    """Arrays in arrays, a million deep."""
    return document(CATALOGUE, PAGES, page(b"/Contents 4 0 R/Annots 5 0 R"), stream(b"f"), b"[" * 1_000_000)


def form_in_itself() -> bytes:
    """A form that draws itself, twice."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R/Y 5 0 R>>>>"
    drawn = page(b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>")
    return document(CATALOGUE, PAGES, drawn, stream(b"/X Do"), stream(b"/X Do /Y Do", form))


def forms_of_forms() -> bytes:
    """Thirty forms, each of which draws the next one ten times."""
    forms = [
        stream(
            b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % next_one
        )
        for next_one in range(6, 36)
    ]
    drawn = page(b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>")
    last = stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    return document(CATALOGUE, PAGES, drawn, stream(b"/X Do"), *forms, last)


def swollen_attachment() -> bytes:
    """An invoice's data, attached, of one and a half gigabytes."""
    data = stream(with_zlib(packed(b"<a>", b"<b>1</b>" * 125_000, 1_500, b"</a>")), b"/Filter/FlateDecode")
    names = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(factur-x.xml) 5 0 R]>>>>>>"
    file = b"<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/EF<</F 6 0 R>>>>"
    return document(names, PAGES, page(), stream(b"0 0 m 9 9 l S"), file, data)


def huge_picture_inside() -> bytes:
    """A page with a picture of a hundred thousand pixels each way."""
    told = b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    data = with_zlib(packed(b"", bytes(1_000_000), 1_500))
    drawn = page(b"/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>")
    shown = stream(b"595 0 0 842 0 0 cm /X Do")
    return document(CATALOGUE, PAGES, drawn, shown, stream(data, told + b"/Filter/FlateDecode"))


def million_pages() -> bytes:
    """One page, named a million times in the tree."""
    tree = b"<</Type/Pages/Count 1000000/Kids[%s]>>" % (b"3 0 R " * 1_000_000)
    return document(CATALOGUE, tree, page(b""))
