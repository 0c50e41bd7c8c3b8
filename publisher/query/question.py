"""A question as it goes from process to process: the query, the graphs it is asked of, the format of the answer."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from publisher.store import Dataset

SENT: Final = b"\n"
"""What stands between the sender of a question, the release that is asked, and the question itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the whole catalogue or of a data set, and the name of the format in which its answer is wanted."""

    sparql: str
    form: str
    dataset: Dataset | None = None

    def packed(self, sender: str, release: str = "") -> bytes:
        """The question as a message: whose it is first, and of which release."""
        said = {"sparql": self.sparql, "form": self.form, "dataset": asdict(self.dataset) if self.dataset else None}
        return SENT.join((*head(sender or "?", release), json.dumps(said).encode("ascii")))

    @classmethod
    def unpacked(cls, packed: bytes) -> "Question":
        """The question of a message."""
        said = json.loads(packed.split(SENT, 2)[2])
        graphs = said["dataset"]
        dataset = Dataset(tuple(graphs["default"]), tuple(graphs["named"])) if graphs else None
        return cls(said["sparql"], said["form"], dataset)


def head(sender: str, release: str) -> tuple[bytes, bytes]:
    """How every message begins; without a sender it asks nothing, and says that this release is now in place."""
    return sender.encode("utf-8"), release.encode("utf-8")
