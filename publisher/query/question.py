"""A question as it goes from process to process: the query, the graphs it is asked of, the format of the answer."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from publisher.store import Dataset

SENT: Final = b"\n"
"""What stands between the parts of a message: the sender of a question, the release that is asked, the question."""
ANYTHING: Final = "surrogatepass"
"""Whatever is asked is passed on; the worker says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the whole catalogue or of a data set, and the name of the format in which its answer is wanted."""

    sparql: str
    form: str
    dataset: Dataset | None = None

    def packed(self, sender: str, release: str = "") -> bytes:
        """The question as a message: whose it is first, and of which release."""
        graphs = json.dumps(asdict(self.dataset)) if self.dataset else ""
        said = self.form.encode("ascii"), graphs.encode("ascii"), self.sparql.encode("utf-8", ANYTHING)
        return SENT.join((*head(sender or "?", release), *said))

    @classmethod
    def unpacked(cls, packed: bytes) -> "Question":
        """The question of a message."""
        _, _, form, said, sparql = packed.split(SENT, 4)
        graphs = json.loads(said) if said else None
        dataset = Dataset(tuple(graphs["default"]), tuple(graphs["named"])) if graphs else None
        return cls(sparql.decode("utf-8", ANYTHING), form.decode("ascii"), dataset)


def head(sender: str, release: str) -> tuple[bytes, bytes]:
    """How every message begins; without a sender it asks nothing, and says that this release is now in place."""
    return sender.encode("utf-8"), release.encode("utf-8")
