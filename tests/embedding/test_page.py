"""An element goes into a page and replaces an older one; every other byte stays as it was."""

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.documents import snippet
from publisher.embedding.page import Page
from publisher.errors import UnreadableSource

FILM = {"@context": "https://schema.org", "@type": "Movie", "name": "Amélie – 天使"}
NEWER = {**FILM, "dateCreated": "2001"}
TAIL = "<p>text</p><script>var a = '</head>';</script><!-- </body> --></body></html>"
PAGES = [
    f"<!doctype html>\n<html><head><title>x</title></head><body>{TAIL}",
    f"<!doctype html>\r\n<html>\r\n<head>\r\n</head>\r\n<body>\r\n{TAIL}",
    f"<html><head><!-- </head> --><script>'</head>'</script><style></style></head><body>{TAIL}",
    f"<head><script>// <!-- <script>\n</script></script></head><body>{TAIL}",
    f"<!DOCTYPE html><title>No head, no body</title><p>text</p>{TAIL}",
    "<!doctype html>\n<p>text",
    "<p>text",
    "",
    "just words, no tag; 1 < 2 & 3 > 2",
    f"<html><body class='a'>{TAIL}",
    f"<HTML><HEAD><TITLE>x</TITLE></HEAD><BODY>{TAIL}",
    '<html><head><meta name="x" content="</head>"></head><body></body></html>',
    '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head/><body/></html>',
    '<head><script type="application/ld+json">{"@type": "Movie"}</script></head>',
    "<head><!-- <script type='application/ld+json' data-film-facts>{}</script> --></head>",
    "<head><script>'<script data-film-facts>'</script></head>",
    "<head>\n{% block head %}{% endblock %}\n</head>",
    "<head><noscript><link rel=stylesheet href=x></noscript><template></template></head><body>",
]
BYTES = [
    *(page.encode() for page in PAGES),
    *(codecs.BOM_UTF8 + page.encode() for page in PAGES[:6]),
    *(codecs.BOM_UTF16_LE + page.encode("utf-16-le") for page in PAGES[:6]),
    *(codecs.BOM_UTF16_BE + page.encode("utf-16-be") for page in PAGES[:6]),
    "<head><meta charset=utf-8><title>Amélie</title></head>".encode(),
    "<head><meta charset=windows-1252><title>Amélie</title></head>".encode("windows-1252"),
    "<head><meta charset=Shift_JIS><title>表示ソ</title></head>".encode("shift_jis"),
    "<head><meta charset=gb18030><title>天使</title></head>".encode("gb18030"),
    b"<head><title>\xff\xfe broken \x80</title></head><body>\xc3</body>",
    "<head><title>no charset: é</title></head>".encode(),
    b"\n\n\t<head>\r</head>\r<body>\r",
    b"<head></head>" + bytes(range(1, 256)),
    b"<html>\n<head>\n  <title>x</title>\n  </head>\n  <body>",
    b"<svg><title>x</title></svg>",
    b"<plaintext>",
    b"<title>never closed",
    b"<script>never closed",
    b"<!-- never closed",
]


LINE = r"(?:\r\n?|\n)"
ELEMENT = re.compile(rf'<script type="application/ld\+json" data-film-facts="">{LINE}.*?</script>{LINE}', re.DOTALL)


def embedded(content: bytes, film: dict[str, str]) -> bytes:
    page = Page(content, "page.html")
    return page.holding(snippet.script(film, ascii_only=page.ascii_only))


def without(content: bytes) -> bytes:
    """The page without our element and the line end after it."""
    for encoding in ("utf-16-le", "utf-16-be", "latin-1"):
        if encoding == "latin-1" or content.startswith("\ufeff".encode(encoding)):
            text = content.decode(encoding, "surrogatepass" if "16" in encoding else "strict")
            return ELEMENT.sub("", text, count=1).encode(encoding, "surrogatepass" if "16" in encoding else "strict")
    raise AssertionError


def test_there_are_fifty_pages() -> None:
    assert len(BYTES) >= 50


@pytest.mark.parametrize("content", BYTES)
def test_every_byte_outside_the_element_stays(content: bytes) -> None:
    once = embedded(content, FILM)
    assert len(once) > len(content)
    assert without(once) == content


@pytest.mark.parametrize("content", BYTES)
def test_an_older_element_is_replaced_where_it_stands(content: bytes) -> None:
    once = embedded(content, FILM)
    twice = embedded(once, NEWER)
    assert twice != once
    assert without(twice) == content
    assert embedded(twice, FILM) == once
    assert embedded(once, FILM) == once


PIECES = [
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<head>",
    "</head>",
    "<body>",
    "<!--",
    "-->",
    "<a b='",
    "x",
    "<%",
]
RUINS = st.lists(st.sampled_from([*PAGES, *PIECES])).map("".join).map(str.encode)


@given(st.binary() | RUINS)
def test_whatever_the_bytes_are_they_stay(content: bytes) -> None:
    try:
        once = embedded(content, FILM)
    except UnreadableSource:
        return
    assert embedded(once, FILM) == once
    if b"data-film-facts" not in content:
        assert without(once) == content


def test_letters_beyond_ascii_are_written_as_they_are_only_where_the_page_says_utf_8() -> None:
    said = b"<head><meta charset='UTF-8'></head>"
    assert "Amélie".encode() in embedded(said, FILM)
    for page in (b"<head></head>", b"<head><meta charset=windows-1252></head>"):
        assert embedded(page, FILM).isascii()


def test_what_a_comment_or_a_description_says_of_the_encoding_is_not_believed() -> None:
    for said in (
        "<!-- <meta charset=utf-8> --><meta charset=windows-1252>",
        "<meta name=description content='charset=utf-8'>",
        "<title><meta charset=utf-8></title>",
    ):
        assert embedded(f"<head>{said}</head>".encode(), FILM).isascii()
    for said in ("<META CONTENT='text/html;charset=UTF-8' HTTP-EQUIV=content-type>", "<meta charset='utf-8' />"):
        assert "Amélie".encode() in embedded(f"<head>{said}</head>".encode(), FILM)


def test_our_mark_is_known_however_it_is_written() -> None:
    page = b"<body><SCRIPT Data-Film-Facts='' TYPE=x>{}</SCRIPT ><p>"
    assert without(embedded(page, FILM).replace(b"<p>", b"\n<p>")) == b"<body><p>"


def test_a_second_element_of_ours_goes() -> None:
    once = embedded(b"<head></head>", FILM)
    element = once.removeprefix(b"<head>").removesuffix(b"\n</head>")
    assert embedded(once + element, NEWER) == embedded(b"<head></head>", NEWER)


@pytest.mark.parametrize(
    "content",
    ["<p>x".encode("utf-16-le"), b"<meta charset=iso-2022-jp><p>x", codecs.BOM_UTF16_LE + b"<"]
    + ["<p>x".encode(encoding) for encoding in ("utf-32", "utf-32-be")],
)
def test_a_page_whose_tags_cannot_be_told_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match="UTF-8"):
        embedded(content, FILM)
