"""The dumps of a release: the whole data set in the formats that people use, written from its sorted N-Quads."""

from publisher.release.dumps.adding import added
from publisher.release.dumps.choice import ALL, USUAL, Dump, chosen
from publisher.release.dumps.sharing import shared as write

__all__ = ["ALL", "USUAL", "Dump", "added", "chosen", "write"]
