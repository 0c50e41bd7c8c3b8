"""A question as it goes from process to process: the query, the graphs it is asked of, the format of the answer."""

import json
from dataclasses import asdict, dataclass

from publisher.store import Dataset


@dataclass(frozen=True, slots=True)
class Question:
    """A query of the whole catalogue or of a data set, and the name of the format in which its answer is wanted."""

    sparql: str
    form: str
    dataset: Dataset | None = None

    def packed(self) -> bytes:
        """The question as bytes."""
        return json.dumps(asdict(self)).encode("ascii")

    @classmethod
    def unpacked(cls, packed: bytes) -> "Question":
        """The question that was packed."""
        said = json.loads(packed)
        graphs = said["dataset"]
        dataset = Dataset(tuple(graphs["default"]), tuple(graphs["named"])) if graphs else None
        return cls(said["sparql"], said["form"], dataset)
