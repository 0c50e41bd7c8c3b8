"""What can be said of a film: frozen, typed, and refusing what no format can carry.

No RDF and no HTTP here. A fact that cannot be true or that some format cannot write raises `UnfitFact` when it is
made, so that everything behind this door may rely on it.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import ClassVar, Literal

from publisher.errors import UnfitFact

# What XML 1.0 (section 2.2) and with it RDF/XML cannot carry, lone surrogates and noncharacters included.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# RFC 3987 and the IRIREF production of Turtle: none of these may stand in an IRI.
LINK = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\xa0]+", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # BCP 47, as Turtle's LANGTAG bounds it
CURRENCY = re.compile("[A-Z]{3}")  # ISO 4217
FIRST_YEAR, LAST_YEAR = 1870, 2200
LONGEST = 6000  # minutes; the longest film shown in a cinema took 5,220

Qualifier = Literal["voice", "uncredited", "archive footage", "cameo", "singing voice", "motion capture", "deleted"]


def fit(text: str, what: str) -> None:
    """Raise `UnfitFact` unless the text is one that every format can carry, trimmed and not empty."""
    if unfit := UNFIT.search(text):
        raise UnfitFact(f"the {what} holds the character U+{ord(unfit[0]):04X}", "remove it: no format can carry it")
    if not text.strip():
        raise UnfitFact(f"the {what} is empty", "write it or leave the whole fact out")
    if text != text.strip():
        raise UnfitFact(f"the {what} {text!r} begins or ends with white space", "remove it")


def fit_name(text: str, what: str) -> None:
    """Raise `UnfitFact` unless the text can be a name: fit, on one line, with a letter or a digit in it."""
    fit(text, what)
    if "\n" in text or "\r" in text:
        raise UnfitFact(f"the {what} {text!r} is broken over lines", "write it on one line")
    if not text[0].isalnum() and not any(unicodedata.category(c)[0] in "LNS" for c in text):
        raise UnfitFact(f"the {what} {text!r} holds no letter", "write the name")


def fit_link(text: str) -> None:
    """Raise `UnfitFact` unless the text is an absolute http or https IRI."""
    fit(text, "link")
    if not LINK.fullmatch(text):
        raise UnfitFact(f"{text!r} is no web address", "write it as https://…, without spaces")


def fit_year(year: int, earliest: int = FIRST_YEAR) -> None:
    """Raise `UnfitFact` for a year in which no film can have been made, or for one before the earliest."""
    if not earliest <= year <= LAST_YEAR:
        of = " of a film" if earliest == FIRST_YEAR else ""
        raise UnfitFact(f"{year} is no year{of}", f"a year lies between {earliest} and {LAST_YEAR}")


def fit_score(value: Decimal, best: Decimal) -> None:
    """Raise `UnfitFact` for a value outside its scale."""
    if not (value.is_finite() and best.is_finite() and 0 <= value <= best and best > 0):
        raise UnfitFact(f"a rating of {value} out of {best}", "a rating lies between 0 and its scale")


@dataclass(frozen=True, slots=True)
class Text:
    """Words with their language (a BCP 47 tag), where the source says it."""

    value: str
    language: str | None = None

    def __post_init__(self) -> None:
        """Refuse unfit text and malformed tags."""
        fit(self.value, "text")
        if self.language is not None and not LANGUAGE.fullmatch(self.language):
            raise UnfitFact(f"{self.language!r} is no language tag", "write one such as en or pt-BR")


@dataclass(frozen=True, slots=True)
class When:
    """A day, or a month or a year where the source says no more."""

    year: int
    month: int | None = None
    day: int | None = None
    earliest: ClassVar[int] = FIRST_YEAR

    def __post_init__(self) -> None:
        """Refuse a day that no calendar has."""
        fit_year(self.year, self.earliest)
        if self.day is not None and self.month is None:
            raise UnfitFact(f"day {self.day} of no month", "write the month")
        try:
            dt.date(self.year, *(1 if part is None else part for part in (self.month, self.day)))
        except ValueError as error:
            raise UnfitFact(f"{self} is no date ({error})", "write a day that the calendar has") from error

    def __str__(self) -> str:
        """Write the date as ISO 8601 does, as far as it is known."""
        return "-".join([f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n is not None)])


class Vital(When):
    """A day, a month or a year in which somebody was born or died: writers lived long before film."""

    __slots__ = ()
    earliest = 1


@dataclass(frozen=True, slots=True)
class Named:
    """Something known by its name; `same_as` are addresses of the same thing elsewhere."""

    name: str
    same_as: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse unfit names and links."""
        fit_name(self.name, f"name of the {type(self).__name__.lower()}")
        for link in self.same_as:
            fit_link(link)


@dataclass(frozen=True, slots=True)
class Person(Named):
    """Someone who made or plays in a film."""

    born: Vital | None = None
    died: Vital | None = None

    def __post_init__(self) -> None:
        """Refuse unfit names and links, and a death before the birth."""
        Named.__post_init__(self)
        if self.born and self.died and self.died.year < self.born.year:
            raise UnfitFact(f"{self.name} died in {self.died.year}, born in {self.born.year}", "mend one of the two")


@dataclass(frozen=True, slots=True)
class Organization(Named):
    """A distributor, a streaming service, a site that rates."""


@dataclass(frozen=True, slots=True)
class Festival(Named):
    """A film festival."""


@dataclass(frozen=True, slots=True)
class Country(Named):
    """A country, by the name that `countries` gives it."""


@dataclass(frozen=True, slots=True)
class City(Named):
    """A city, or another place that is no country."""


@dataclass(frozen=True, slots=True)
class Performance:
    """Who plays whom: one line of the credits.

    `order` counts from 1; `note` says something of the character ("Anton's wife"); `other_names` are shorter or
    fuller names of the character that the source gives elsewhere; `starring` is true for those named among the stars.
    """

    actor: Person
    order: int
    character: str | None = None
    credited_as: str | None = None
    note: str | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    other_names: tuple[str, ...] = ()
    starring: bool = False

    def __post_init__(self) -> None:
        """Refuse unfit names and places in the credits."""
        if self.order < 1:
            raise UnfitFact(f"{self.order} is no place in the credits", "count from 1")
        if self.character is not None:
            fit_name(self.character, "character")
        if self.credited_as is not None:
            fit_name(self.credited_as, "credited as")
        if self.note is not None:
            fit_name(self.note, "note")
        for name in self.other_names:
            fit_name(name, "other name of a character")


@dataclass(frozen=True, slots=True)
class Crew:
    """Who did what behind the camera, besides directing and writing: `job` is a word such as producer."""

    person: Person
    job: str

    def __post_init__(self) -> None:
        """Refuse an unfit job."""
        fit_name(self.job, "job")


@dataclass(frozen=True, slots=True)
class Release:
    """A showing to the public: a date, with a country or city, or at a festival.

    `publishers` are the distributors that the source ties to this release.
    """

    date: When | None = None
    place: Country | City | None = None
    festival: Festival | None = None
    publishers: tuple[Organization, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a release that says neither when nor where."""
        if self.date is None and self.place is None and self.festival is None:
            raise UnfitFact("a release says neither when nor where", "give its date, its country or its festival")


@dataclass(frozen=True, slots=True)
class Rating:
    """What a site's readers or critics gave, on a scale that ends at `best`.

    `own` is true where the source itself collected the rating, false where it reports another site's.
    """

    rater: Organization
    value: Decimal
    best: Decimal
    count: int | None = None
    own: bool = False

    def __post_init__(self) -> None:
        """Refuse a value outside its scale."""
        fit_score(self.value, self.best)
        if self.count is not None and self.count < 0:
            raise UnfitFact(f"a rating by {self.count} people", "count from 0")


@dataclass(frozen=True, slots=True)
class Review:
    """What one critic says of a film: a score on a scale that ends at `best`, words, or both.

    `own` is true where the source itself published the review first, false where it quotes another's.
    """

    author: Person | Organization
    value: Decimal | None = None
    best: Decimal | None = None
    text: Text | None = None
    date: When | None = None
    link: str | None = None
    own: bool = False

    def __post_init__(self) -> None:
        """Refuse half a score, a value outside its scale, an unfit link, and a review of which nothing is said."""
        if (self.value is None) != (self.best is None):
            raise UnfitFact("a score without its scale", "write it as 4/5")
        if self.value is not None and self.best is not None:
            fit_score(self.value, self.best)
        if self.value is None and self.text is None and self.link is None:
            raise UnfitFact("a review of which nothing is said", "give its rating, its text or its link")
        if self.link is not None:
            fit_link(self.link)


@dataclass(frozen=True, slots=True)
class Offer:
    """Where a film can be bought, and for how much; `currency` is a code of ISO 4217."""

    seller: Organization
    price: Decimal | None = None
    currency: str | None = None
    link: str | None = None

    def __post_init__(self) -> None:
        """Refuse a price without its currency, what is no currency, and an unfit link."""
        if (self.price is None) != (self.currency is None):
            raise UnfitFact("a price without its currency, or a currency without a price", "write it as 9.90 EUR")
        if self.price is not None and not (self.price.is_finite() and self.price >= 0):
            raise UnfitFact(f"a price of {self.price}", "a price is a number from 0")
        if self.currency is not None and not CURRENCY.fullmatch(self.currency):
            raise UnfitFact(f"{self.currency!r} is no currency", "write its code, such as EUR")
        if self.link is not None:
            fit_link(self.link)


@dataclass(frozen=True, slots=True)
class Trailer:
    """A film's trailer; `thumbnail` is the address of a picture of it."""

    name: str | None = None
    date: When | None = None
    publisher: Organization | None = None
    link: str | None = None
    thumbnail: str | None = None

    def __post_init__(self) -> None:
        """Refuse an unfit name or link, and a trailer of which nothing is said."""
        if self.name is None and self.date is None and self.publisher is None and self.link is None:
            raise UnfitFact("a trailer of which nothing is said", "give its name, date, publisher or link")
        if self.name is not None:
            fit_name(self.name, "name of the trailer")
        for link in (self.link, self.thumbnail):
            if link is not None:
                fit_link(link)


@dataclass(frozen=True, slots=True)
class Streaming:
    """Where a film can be watched: a service and, where it is said, the page."""

    provider: Organization
    link: str | None = None

    def __post_init__(self) -> None:
        """Refuse an unfit link."""
        if self.link is not None:
            fit_link(self.link)


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """A film and all that one source says of it; `cast` stands in credits order, `minutes` is its length.

    `borrowed` is true where another source of the same film, known by an identifier, gave title and year.
    """

    name: Text
    year: int | None = None
    other_names: tuple[Text, ...] = ()
    countries: tuple[Country, ...] = ()
    genres: tuple[str, ...] = ()
    directors: tuple[Person, ...] = ()
    writers: tuple[Person, ...] = ()
    cast: tuple[Performance, ...] = ()
    minutes: int | None = None
    releases: tuple[Release, ...] = ()
    distributors: tuple[Organization, ...] = ()
    ratings: tuple[Rating, ...] = ()
    trailers: tuple[Trailer, ...] = ()
    streaming: tuple[Streaming, ...] = ()
    plot: Text | None = None
    images: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = ()
    offers: tuple[Offer, ...] = ()
    same_as: tuple[str, ...] = ()
    crew: tuple[Crew, ...] = ()
    borrowed: bool = False

    def __post_init__(self) -> None:
        """Refuse unfit names, years, lengths and links."""
        fit_name(self.name.value, "title")
        if self.year is not None:
            fit_year(self.year)
        if self.minutes is not None and not 1 <= self.minutes <= LONGEST:
            raise UnfitFact(f"a length of {self.minutes} minutes", f"a film takes between 1 and {LONGEST} minutes")
        for genre in self.genres:
            fit_name(genre, "genre")
        for link in (*self.images, *self.same_as):
            fit_link(link)

    def said(self) -> tuple[str, ...]:
        """The names of the fields of which this film says anything."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) not in (None, (), False))


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its `name`, the SHA-256 of its bytes, and the terms under which it may be used."""

    name: str
    sha256: str
    media_type: str
    licence: str | None = None
    attribution: str | None = None

    def __post_init__(self) -> None:
        """Refuse an unfit name, licence or attribution."""
        fit_name(self.name, "name of the source")
        if self.licence is not None:
            fit_link(self.licence)
        if self.attribution is not None:
            fit(self.attribution, "attribution")
