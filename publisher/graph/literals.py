"""Values as literals: exact, each with its datatype or language."""

from decimal import Decimal

from rdflib import Literal, URIRef

from publisher.facts import Text, When
from publisher.vocabulary import XSD

DATE_TYPES = {len("2018"): XSD.gYear, len("2018-09"): XSD.gYearMonth, len("2018-09-20"): XSD.date}


def text(words: Text) -> Literal:
    """Words with their language, its tag in lower case: RDF 1.1 Concepts, section 3.3, compares tags so."""
    return Literal(words.value, lang=words.language and words.language.lower())


def typed(lexical: str, datatype: URIRef) -> Literal:
    """A literal whose lexical form stays as it is said."""
    return Literal(lexical, datatype=datatype, normalize=False)


def decimal(number: Decimal) -> Literal:
    """A decimal as it was said: 6.20 stays 6.20, and no exponent is written, which xsd:decimal has not."""
    return typed(f"{number:f}", XSD.decimal)


def date(when: When) -> Literal:
    """A day, a month or a year, each with its own datatype."""
    return date_literal(str(when))


def date_literal(written: str) -> Literal:
    """An ISO 8601 date with the datatype of its precision."""
    return typed(written, DATE_TYPES[len(written)])


def year(number: int) -> Literal:
    """A year, with four digits as xsd:gYear demands."""
    return typed(f"{number:04}", XSD.gYear)


def duration(minutes: int) -> Literal:
    """A length in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    return typed("PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else ""), XSD.duration)
