"""The forms in which values are written: each as rdflib's term, and as the text that canonical N-Quads has for it."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from rdflib import Literal, URIRef

from publisher.facts import Text
from publisher.graph import literals
from publisher.nquads import Object, quoted, term
from publisher.vocabulary import XSD

KEPT = 1 << 16
"""Values of a form whose text is kept."""


class Form(NamedTuple):
    """How a value becomes a term, and how it becomes the text of that term."""

    term: Callable[[Any], Object]
    text: Callable[[Any], str]


def form(made: Callable[[Any], Object]) -> Form:
    """A form whose text is that of its term; for values that come again and again."""
    return Form(made, lru_cache(KEPT)(lambda value: term(made(value))))


def link(iri: str) -> str:
    """An IRI between angle brackets."""
    return f"<{iri}>"


def words(text: Text) -> str:
    """A text with its language."""
    return f"{quoted(text.value)}@{text.language.lower()}" if text.language else quoted(text.value)


def boolean(value: object) -> Literal:
    """Whether something is so."""
    return literals.typed("true" if value else "false", XSD.boolean)


def written(number: Decimal) -> str:
    """A decimal by its digits: 8.3 and 8.30 are one number, but not one text."""
    return DIGITS.text(f"{number:f}")


DIGITS = form(lambda digits: literals.typed(digits, XSD.decimal))

LINK = Form(URIRef, link)
STRING = Form(Literal, quoted)
TEXT = Form(literals.text, words)
DECIMAL = Form(literals.decimal, written)
INTEGER = form(lambda number: literals.typed(str(number), XSD.integer))
BOOLEAN = form(boolean)
DATE = form(literals.date)
DATE_TEXT = form(literals.date_literal)
YEAR = form(literals.year)
DURATION = form(literals.duration)
NAMED = Form(URIRef, link)
"""Something with a document of its own: it is linked, and said again where it is named."""
