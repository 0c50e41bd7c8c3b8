"""What comes out of a query goes in pieces, the last of them with its end, and no more of it than is allowed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.errors import LimitReached
from publisher.formats import RESULTS_CSV, TURTLE
from publisher.query.limits import Limits
from publisher.query.outlet import PIECE, Outlet


@given(st.lists(st.integers(0, 3 * PIECE), max_size=5))
def test_whatever_is_written_comes_out_in_order_and_in_pieces_that_a_message_holds(sizes: list[int]) -> None:
    sent: list[bytes] = []
    outlet, written = Outlet(sent.append, Limits(), TURTLE.name), b""
    for number, size in enumerate(sizes):
        outlet.write(piece := bytes([number]) * size)
        written += piece
        outlet.flush()
    sent.append(outlet.rest())
    assert b"".join(sent) == written
    assert max(map(len, sent)) <= PIECE


def test_a_small_answer_comes_with_its_end() -> None:
    sent: list[bytes] = []
    outlet = Outlet(sent.append, Limits(), RESULTS_CSV.name)
    outlet.write(b"n\r\n1\r\n")
    outlet.flush()
    assert sent == []
    assert outlet.rest() == b"n\r\n1\r\n"


def test_rows_are_counted_in_the_last_piece_too() -> None:
    outlet = Outlet(list[bytes]().append, Limits(rows=2), RESULTS_CSV.name)
    outlet.write(b"n\r\n1\r\n2\r\n3\r\n")
    with pytest.raises(LimitReached, match="2 rows"):
        outlet.rest()
