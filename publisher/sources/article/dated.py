"""Dates of a sentence as facts, with what is wrong with them."""

from publisher.errors import UnfitFact
from publisher.facts import When
from publisher.sources.article.claims import Doubtful, Refused
from publisher.sources.phrases.date import weekday_misfit, when


def dated(text: str) -> tuple[When | None, list[Refused | Doubtful]]:
    """Return the date of a phrase, None for a day that no calendar has, and what a person should know of it."""
    try:
        date = when(text)
        real = weekday_misfit(text)
    except UnfitFact as error:
        return None, [Refused(f"the date {text!r}: {error.message}", error.mend)]
    return date, [Doubtful(f"{text!r}: that day was a {real}", "check the date")] if real else []
