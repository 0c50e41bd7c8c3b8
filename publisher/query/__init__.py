"""One SPARQL query: read-only, local, and within limits.

What reaches out or changes something is refused before it runs (`refusal`).
"""

from publisher.query.answer import answer
from publisher.query.limits import Limits
from publisher.query.question import Question

__all__ = ["Limits", "Question", "answer"]
