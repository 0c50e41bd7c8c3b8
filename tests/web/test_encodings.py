import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.web.encodings import ENCODINGS, accepted


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        (None, None),
        ("", None),
        ("gzip", "gzip"),
        ("GZIP;q=1.0", "gzip"),
        ("gzip, deflate, br, zstd", "gzip"),
        ("*", "gzip"),
        ("br, zstd", None),
        ("gzip;q=0", None),
        ("gzip;q=0, *", None),
        ("*;q=0", None),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0", None),
        ("gzip;q=2", None),
        ("gzip;level=9", None),
    ],
)
def test_a_header_chooses_a_coding(header: str | None, coding: str | None) -> None:
    assert accepted(header) == coding


@given(st.text())
def test_no_header_breaks_it(header: str) -> None:
    assert accepted(header) in (*ENCODINGS, None)


@pytest.mark.parametrize("piece", ["gzip,", "gzip;q=", "; ", "a" * 9, "\t,", "*;q=0,"])
def test_sixty_four_kilobytes_of_anything_are_read_quickly(piece: str) -> None:
    began = time.process_time()
    accepted((piece * 65536)[:65536])
    assert time.process_time() - began < 1


@given(st.binary())
def test_what_is_encoded_is_decoded_and_the_same_every_time(body: bytes) -> None:
    assert gzip.decompress(ENCODINGS["gzip"](body)) == body
    assert ENCODINGS["gzip"](body) == ENCODINGS["gzip"](body)
