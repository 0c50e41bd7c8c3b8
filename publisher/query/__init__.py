"""One SPARQL query: read-only, local, and within limits.

What reaches out or changes something is refused before it runs (`refusal`); what runs, runs in a process that can open
nothing (`worker`), one of a few that are ended and replaced when a query takes too much (`pool`).
"""

from publisher.query.answer import answer
from publisher.query.limits import Limits
from publisher.query.question import Question

__all__ = ["Limits", "Question", "answer"]
