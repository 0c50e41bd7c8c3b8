"""The leads of encyclopedia articles that stand in a table: a source of their own, with terms of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from publisher.facts import Film, Source, Text
from publisher.findings import Finding, Level
from publisher.pickled import packed
from publisher.sources.article import reader as article
from publisher.sources.firsts import Firsts
from publisher.sources.reading import Found, Parts, Said, Stream, Wanted
from publisher.sources.tables.draft import Draft
from publisher.sources.tables.drafts import Drafts, taken
from publisher.sources.tables.drafts import draft as kept
from publisher.sources.tables.lending import Lending

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"
ATTRIBUTION = "The authors of the articles of Wikipedia that the films are linked with"
PART = 50
"""Leads that are read at once."""
LEADS = " (leads)"
APART = 4
"""Years between a row and its lead beyond which they tell of two films: a remake, or the film before."""


def streams(source: Source, drafts: Drafts, lending: Lending, wanted: Wanted) -> Iterator[Stream]:
    """Yield what the leads of a source say, where it has any."""
    if drafts.led and any(with_lead(drafts, lending)):
        own = replace(source, name=source.name + LEADS, licence=LICENCE, attribution=ATTRIBUTION)
        yield Stream(own, parts=Parts(parts(drafts, lending), partial(read_part, wanted=wanted)))


def parts(drafts: Drafts, lending: Lending) -> Iterator[Sequence[bytes]]:
    """Yield films with their leads, some at once; that a film is told a second time, its row has said."""
    firsts, films = Firsts(), with_lead(drafts, lending)
    once = (draft for draft in films if firsts.known(Said(draft.film(), draft.place)) is None)
    while some := [packed(taken(draft)) for draft in islice(once, PART)]:
        yield some


def read_part(films: Sequence[bytes], wanted: Wanted) -> Found:
    """Yield what the leads of some films say."""
    return (each for content in films for each in found(kept(content), wanted))


def with_lead(drafts: Drafts, lending: Lending) -> Iterator[Draft]:
    """The films that have a lead and a title."""
    return (draft for draft in map(lending.lent, drafts) if draft.lead and draft.title)


def found(draft: Draft, wanted: Wanted) -> Found:
    """Yield what a lead says of a film, under the title and the year of its row, and what a person should look at.

    A lead that tells of no film, or of one of quite another year, says nothing of this one.
    """
    record = draft.film()
    lead: Film | None = None
    for each in read(draft.title, draft.lead, str(draft.place)):
        if isinstance(each, Said):
            lead = each.film
        elif each.level is not Level.UNREAD:
            yield Finding(draft.place, each.level, f"{draft.title!r}, in its lead: {each.what}", each.mend)
    years = abs(lead.year - record.year) if lead and lead.year and record.year else 0
    if years:
        what = f"{draft.title!r}: the row says {record.year}, the lead {lead.year if lead else ''}"
        mend = "mend the row if it is wrong, or the link, if the lead tells of another film and was left out"
        yield Finding(draft.place, Level.REFUSED if years > APART else Level.DOUBTFUL, what, mend)
    if lead and years <= APART:
        yield Said(same(lead, record, Text(draft.lead, "en") if wanted.text else None), draft.place)


def same(lead: Film, record: Film, plot: Text | None) -> Film:
    """What the lead says, told of the film of its row."""
    return replace(
        lead, name=record.name, year=record.year, borrowed=True, same_as=record.same_as, plot=plot, other_names=()
    )


def read(title: str, lead: str, place: str) -> Found:
    """Yield what the article reader finds in a lead."""
    return article.read(f"{title}\n\n{lead}\n".encode(), f"{place}.txt")
