import gzip
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.formats import GZIP, PACKINGS, ZSTANDARD, Packing
from publisher.release.dumps.outlet import PIECE, Outlet
from publisher.release.dumps.packed import unpacked

CONTENT = b"".join(b"<urn:x:%d> <urn:x:p> <urn:x:o> .\n" % number for number in range(60_000))
WAYS = [None, *PACKINGS]


def installed(packing: Packing | None) -> None:
    if packing is ZSTANDARD:
        pytest.importorskip("backports.zstd", reason="without backports.zstd nothing was packed with Zstandard")


def file(path: Path, packing: Packing | None, *pieces: bytes) -> bytes:
    with Outlet(path, packing) as outlet:
        for piece in pieces:
            outlet.write(piece)
        found = outlet.finished(statements=7)
    written = path.read_bytes()
    assert (found.bytes, found.sha256, found.statements) == (len(written), sha256(written).hexdigest(), 7)
    return written


@pytest.mark.parametrize("packing", WAYS)
def test_what_goes_in_comes_out(tmp_path: Path, packing: Packing | None) -> None:
    installed(packing)
    assert len(CONTENT) > PIECE
    file(tmp_path / "x", packing, CONTENT, b"", b"last")
    with unpacked(tmp_path / "x", packing) as stream:
        assert stream.read() == CONTENT + b"last"


@pytest.mark.parametrize("packing", WAYS)
@given(cuts=st.lists(st.integers(0, len(CONTENT)), max_size=5))
def test_the_file_is_the_same_however_its_content_arrives(
    tmp_path_factory: pytest.TempPathFactory, packing: Packing | None, cuts: list[int]
) -> None:
    installed(packing)
    folder = tmp_path_factory.mktemp("files")
    bounds = [0, *sorted(cuts), len(CONTENT)]
    pieces = [CONTENT[start:end] for start, end in pairwise(bounds)]
    assert file(folder / "one", packing, CONTENT) == file(folder / "other.gz", packing, *pieces)


def test_the_head_of_gzip_says_neither_when_nor_what_nor_where(tmp_path: Path) -> None:
    written = file(tmp_path / "secret-name.gz", GZIP, CONTENT)
    assert written[:10] == b"\x1f\x8b\x08\x00" + bytes(4) + b"\x00\xff"
    assert gzip.decompress(written) == CONTENT


class Full:
    """A disk with no room left."""

    def write(self, _: bytes) -> int:
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("packing", WAYS)
def test_a_full_disk_is_told_to_whoever_writes(tmp_path: Path, packing: Packing | None) -> None:
    installed(packing)
    with pytest.raises(OSError, match="No space"), Outlet(tmp_path / "x", packing) as outlet:  # noqa: PT012
        outlet._file.raw = Full()  # type: ignore[assignment]
        for _ in range(20):
            outlet.write(CONTENT)
        outlet.finished()


def test_whoever_breaks_off_leaves_no_thread_behind(tmp_path: Path) -> None:
    with pytest.raises(KeyError), Outlet(tmp_path / "x", GZIP) as outlet:  # noqa: PT012
        outlet.write(CONTENT)
        raise KeyError
    assert not any(thread.is_alive() for thread in outlet._thread._threads)
