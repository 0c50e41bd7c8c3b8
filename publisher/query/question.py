"""A question as it goes from process to process: the query, the graphs it is asked of, the format of the answer."""

import json
from dataclasses import asdict, dataclass
from typing import Final

from publisher.store import Dataset

SENT: Final = b"\n"
"""What stands between the sender of a question and itself."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the whole catalogue or of a data set, and the name of the format in which its answer is wanted."""

    sparql: str
    form: str
    dataset: Dataset | None = None

    def packed(self, sender: str) -> bytes:
        """The question as a message, whose it is first."""
        said = {"sparql": self.sparql, "form": self.form, "dataset": asdict(self.dataset) if self.dataset else None}
        return (sender or "?").encode("utf-8") + SENT + json.dumps(said).encode("ascii")

    @classmethod
    def unpacked(cls, packed: bytes) -> "Question":
        """The question of a message."""
        said = json.loads(packed.partition(SENT)[2])
        graphs = said["dataset"]
        dataset = Dataset(tuple(graphs["default"]), tuple(graphs["named"])) if graphs else None
        return cls(said["sparql"], said["form"], dataset)
