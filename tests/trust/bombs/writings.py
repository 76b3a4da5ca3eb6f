"""XML, HTML and plain writing that is endless."""


def billion_laughs() -> bytes:
    """An entity of ten entities of ten entities, ten times."""
    more = b"".join(b'<!ENTITY l%d "%s">' % (at, b"&l%d;" % (at - 1) * 10) for at in range(1, 11))
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">%s]><x>&l10;</x>' % more


def quadratic() -> bytes:
    """An entity of a megabyte, said fifty thousand times."""
    said = b"&a;" * 50_000
    return b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "%s">]><x>%s</x>' % (b"a" * 1_000_000, said)


def deep_xml() -> bytes:
    """Elements in elements, a million deep."""
    return b'<?xml version="1.0"?>' + b"<a>" * 1_000_000 + b"</a>" * 1_000_000


def many_attributes() -> bytes:
    """An element of half a million attributes."""
    return b'<?xml version="1.0"?><a %s/>' % b" ".join(b'a%d="1"' % number for number in range(500_000))


def deep_html() -> bytes:
    """A page of a million boxes, each in the other."""
    return b"<!doctype html><html><body>" + b"<div>" * 1_000_000 + b"total 1,000.00"


def html_of_tables() -> bytes:
    """Tables in tables, ten thousand deep, of cells as wide as the page allows."""
    return b"<!doctype html><html><body>" + b'<table><tr><td colspan="100000" rowspan="100000">' * 10_000 + b"1"


def endless_line() -> bytes:
    """One line of text of a hundred megabytes."""
    return b"total 1,000.00 " * 7_000_000


def endless_columns() -> bytes:
    """A table of a million columns and a hundred rows."""
    return (b"1;" * 1_000_000 + b"\n") * 100


def endless_statement() -> bytes:
    """A statement of a million movements as banks send it."""
    head = b":20:STARTUMS\r\n:25:12345678/123456\r\n:28C:1/1\r\n:60F:C250101EUR1000,00\r\n"
    return head + b":61:2501010101D1,00NMSCNONREF\r\n:86:shop\r\n" * 1_000_000 + b":62F:C250131EUR1000,00\r\n-"


def endless_camt() -> bytes:
    """A statement in XML of a million movements."""
    entry = b'<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry>'
    return b"<Document><BkToCstmrStmt><Stmt>%s</Stmt></BkToCstmrStmt></Document>" % (entry * 1_000_000)


def quoted_without_end() -> bytes:
    """A table with a quoted cell that never ends, of twenty megabytes."""
    return b'a;b;c\n1;"' + b'x;""\n' * 4_000_000
