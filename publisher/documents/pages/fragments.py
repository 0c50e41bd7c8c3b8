"""The smallest pieces of a page, which it has by the hundred: texts, links, and the marks of those who say something.

A macro of a template takes ten times as long for each of them. Every text is escaped here.
"""

from collections.abc import Iterable, Mapping
from html import escape

from markupsafe import Markup

from publisher.documents.pages.citations import Citation
from publisher.documents.pages.film import Credit
from publisher.documents.resource import Resource, Sources, Value
from publisher.documents.site import Site, host, is_web
from publisher.store import Entry

OUTWARD = ' rel="noopener noreferrer"'


class Fragments:
    """The pieces of one page, on a site and with the sources that are cited."""

    def __init__(self, site: Site, cited: Mapping[str, Citation]) -> None:
        self.site, self.cited = site, cited
        self._marked: dict[Sources, str] = {}

    def marks(self, said_by: Sources) -> Markup:
        """Who says it: a small mark for each source, with the source's name for those who point, tab or listen."""
        return Markup(self._marks(said_by))

    def text(self, value: Value) -> Markup:
        """A text in its language."""
        return Markup(text(value))

    def said(self, value: Value, besides: Sources | None = None) -> Markup:
        """A value with its marks, unless the line that it stands in has the same ones."""
        return Markup(self._said(value, besides))

    def values(self, found: Iterable[Value], between: str = ", ", besides: Sources | None = None) -> Markup:
        """Values with their marks."""
        return Markup(self._values(found, between, besides))

    def thing(self, resource: Resource) -> Markup:
        """A thing by its name, as a link to its page where it has one."""
        return Markup(self._thing(resource))

    def things(self, resources: Iterable[Resource]) -> Markup:
        """Things by their names, with the marks of who leads to them."""
        return Markup(", ".join([self._thing(each) + self._marks(each.said_by) for each in resources]))

    def address(self, resource: Resource, words: str = "") -> Markup:
        """An address elsewhere: a link where it is one of the web's, plain text otherwise."""
        iri, marks = resource.iri, self._marks(resource.said_by)
        if not is_web(iri):
            return Markup(f"<span>{escape(iri)}</span>{marks}")
        return Markup(f'<a href="{escape(iri)}"{OUTWARD}>{escape(words or host(iri))}</a>{marks}')

    def entry(self, entry: Entry) -> Markup:
        """A thing of the index, as a link to its page."""
        href = escape(self.site.to(entry.path))
        return Markup(f'<a href="{href}"><bdi{language(entry.language)}>{escape(entry.name)}</bdi></a>')

    def roles(self, credit: Credit, besides: Sources | None = None) -> Markup:
        """Whom someone plays, and what is said of it."""
        characters = " / ".join([self._said(each, besides) for each in credit.characters])
        qualifiers = [f' <span class="qualifier">{self._said(each, besides)}</span>' for each in credit.qualifiers]
        notes = [f'<span class="note">{self._said(each, besides)}</span>' for each in credit.notes]
        also = [f'<span class="note">also {self._values(credit.also, ", ", besides)}</span>'] if credit.also else []
        return Markup("".join([characters, *qualifiers, *notes, *also]))

    def _marks(self, said_by: Sources) -> str:
        found = self._marked.get(said_by)
        if found is None:
            found = "".join([self._mark(self.cited[iri]) for iri in said_by if iri in self.cited])
            self._marked[said_by] = found
        return found

    def _mark(self, by: Citation) -> str:
        words = "derived by the publisher" if by.derived else f"said by {by.source.name.text}"
        title, mark, href = escape(words), escape(by.mark), self.site.href(by.source.iri)
        if href is None:
            return f'<span class="mark" title="{title}">{mark}</span>'
        return f'<a class="mark" href="{escape(href)}" title="{title}" aria-label="{mark}, {title}">{mark}</a>'

    def _said(self, value: Value, besides: Sources | None) -> str:
        return text(value) if value.said_by == besides else text(value) + self._marks(value.said_by)

    def _values(self, found: Iterable[Value], between: str, besides: Sources | None) -> str:
        return escape(between).join([self._said(value, besides) for value in found])

    def _thing(self, resource: Resource) -> str:
        href, name = self.site.href(resource.iri), text(resource.name)
        if href is None:
            return name
        outward = OUTWARD if self.site.path(resource.iri) is None else ""
        return f'<a href="{escape(href)}"{outward}>{name}</a>'


def text(value: Value) -> str:
    """A text in its language."""
    return f'<span dir="auto"{language(value.language)}>{escape(value.text)}</span>'


def language(tag: str | None) -> str:
    """What says of an element in which language it is."""
    return f' lang="{escape(tag)}"' if tag else ""
