"""Texts, web pages and old workbooks that were built to take their reader down."""


def nested_table() -> bytes:
    """A web page under the ending of a workbook: 50,000 tables, each within the last."""
    return b"<html>" + b"<table><tr><td>" * 50_000


def unclosed_quote() -> bytes:
    """A CSV file of 150 MB whose first quote is never closed."""
    return b'"' + b"a,b\r\n" * 30_000_000


def many_columns() -> bytes:
    """A CSV file whose rows are 100,000 commas."""
    return (b"x," * 100_000 + b"\r\n") * 200


def wide_spans() -> bytes:
    """A web page whose cells span a thousand rows and columns each."""
    return b"<html><table>" + b"<tr>" + b"<td rowspan=1000 colspan=1000>1</td>" * 1_000 + b"</tr></table></html>"


def broken_chains() -> bytes:
    """A workbook of Excel 97 whose sectors follow each other in a circle."""
    content = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + bytes(512 * 200))
    content[24:34] = b"\x3e\x00\x03\x00\xfe\xff\x09\x00\x06\x00"
    content[44:52] = b"\x01\x00\x00\x00\x01\x00\x00\x00"
    content[68:76] = b"\x02\x00\x00\x00\x01\x00\x00\x00"
    content[76:80] = bytes(4)
    content[512:1024] = b"\x01\x00\x00\x00\x00\x00\x00\x00" * 64
    return bytes(content)


def one_line() -> bytes:
    """A CSV file of 190 MB in one line."""
    return b"a," * 95_000_000


def larger_than_any() -> bytes:
    """A CSV file of 500 MB in one line."""
    return b"x" * 500_000_000


def zero_bytes() -> bytes:
    """A CSV file whose middle is zero bytes."""
    return "项目编号,月份\r\n".encode() * 1_000 + bytes(1_000_000) + b"A1,2024-01\r\n"


def units_without_end() -> bytes:
    """A header of two hundred units, which could be parted in as many ways as there are."""
    return ("项目编号," + "亿元" * 200 + "x\r\n").encode()


def long_words() -> bytes:
    """Headers and cells of thirty thousand letters."""
    words = ("完成投资", "累计", "1-", "（", "合计", "项目")
    lines = [",".join((word * 30_000)[:30_000] for word in words)] * 3
    return "\r\n".join(lines).encode()


def empty_lines() -> bytes:
    """A CSV file of 190 million lines, all of them empty."""
    return b"\n" * 190_000_000


def wide_without_lines() -> bytes:
    """A CSV file in UTF-16 that has no line end."""
    return b"\xff\xfe" + "项目,".encode("utf-16-le") * 20_000_000


def tables_of_a_page() -> bytes:
    """A web page of 800,000 tables under the ending of a workbook."""
    return b"<html>" + b"<table><tr><td>1</td></tr></table>" * 800_000
