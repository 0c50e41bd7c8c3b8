"""The data set, its files and its endpoint in the terms of DCAT 3."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from rdflib import Literal, URIRef

from publisher.catalog.naming import Naming
from publisher.catalog.terms import DCAT, DCTERMS, FOAF, SPDX, Triple
from publisher.formats import RDF as FORMATS
from publisher.formats import Format, Packing, of_file
from publisher.release.manifest import File
from publisher.store import Store
from publisher.vocabulary import RDF, RDFS, XSD

TITLE = "Film facts"
DESCRIPTION = "Facts about films and the people in them, in schema.org's terms, each with the source that says it."
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
PROTOCOL = URIRef("https://www.w3.org/TR/sparql11-protocol/")


def catalogue(store: Store, names: Naming) -> Iterator[Triple]:
    """The catalogue, the document that describes it, and whoever publishes it."""
    yield names.home, RDF.type, FOAF.Document
    yield names.home, FOAF.primaryTopic, names.catalogue
    yield names.catalogue, RDF.type, DCAT.Catalog
    yield names.catalogue, FOAF.homepage, names.home
    yield names.catalogue, DCAT.dataset, names.dataset
    yield names.catalogue, DCAT.service, names.endpoint
    yield names.publisher, RDF.type, FOAF.Agent
    yield names.publisher, FOAF.name, Literal(urlsplit(names.base).netloc)
    yield names.publisher, FOAF.homepage, names.home
    yield from told(names.catalogue, TITLE, DESCRIPTION)
    yield from published(names.catalogue, store, names)


def dataset(store: Store, names: Naming) -> Iterator[Triple]:
    """The data set as a whole."""
    yield names.dataset, RDF.type, DCAT.Dataset
    yield names.dataset, DCAT.landingPage, names.home
    yield names.dataset, DCAT.version, Literal(store.manifest.id)
    yield names.dataset, DCTERMS.identifier, Literal(str(names.dataset))
    yield from told(names.dataset, TITLE, DESCRIPTION)
    yield from published(names.dataset, store, names)


def distribution(name: str, file: File, store: Store, names: Naming) -> Iterator[Triple]:
    """A file of the release, with what it takes to fetch and to check it."""
    iri, checksum, (form, packing) = names.distribution(name), names.checksum(name), of_file(name)
    content = f"The table of {name.partition('.')[0]}" if file.rows else "The whole data set"
    title = f"{content} in {form.label}" + (f", packed with {packing.label}" if packing else "")
    yield iri, RDF.type, DCAT.Distribution
    yield iri, DCTERMS.title, Literal(title, lang="en")
    yield iri, DCAT.accessURL, names.address("dumps/")
    yield iri, DCAT.downloadURL, names.download(name)
    yield iri, DCAT.byteSize, Literal(str(file.bytes), datatype=XSD.nonNegativeInteger)
    yield from written(iri, form, packing)
    yield iri, SPDX.checksum, checksum
    yield checksum, RDF.type, SPDX.Checksum
    yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield checksum, SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary, normalize=False)
    yield SPDX.checksumAlgorithm_sha256, RDF.type, SPDX.ChecksumAlgorithm
    yield from dated(iri, store)
    yield from licensed(iri, store, names)


def written(iri: URIRef, form: Format, packing: Packing | None) -> Iterator[Triple]:
    """The format of a file: its media type, its entry in W3C's registry where it has one, and how it is packed."""
    types = [(DCAT.mediaType, form.media_type)] + ([(DCAT.compressFormat, packing.media_type)] if packing else [])
    for term, name in types:
        media_type = URIRef(MEDIA_TYPES + name)
        yield iri, term, media_type
        yield media_type, RDF.type, DCTERMS.MediaType
    if form.iri:
        entry = URIRef(form.iri)
        yield iri, DCTERMS["format"], entry
        yield entry, RDF.type, DCTERMS.MediaTypeOrExtent


def endpoint(store: Store, names: Naming) -> Iterator[Triple]:
    """The SPARQL service."""
    yield names.endpoint, RDF.type, DCAT.DataService
    yield from told(names.endpoint, "SPARQL endpoint", "Answers SPARQL 1.1 queries over the whole data set.")
    yield names.endpoint, DCTERMS.publisher, names.publisher
    yield names.endpoint, DCAT.endpointURL, names.address("sparql")
    yield names.endpoint, DCAT.endpointDescription, names.address("openapi.json")
    yield names.endpoint, DCAT.landingPage, names.address("sparql")
    yield names.address("sparql"), RDF.type, FOAF.Document
    yield names.endpoint, DCAT.servesDataset, names.dataset
    yield names.endpoint, DCTERMS.conformsTo, PROTOCOL
    yield PROTOCOL, RDF.type, DCTERMS.Standard
    for form in FORMATS:
        entry = URIRef(str(form.iri))
        yield names.endpoint, DCTERMS["format"], entry
        yield entry, RDF.type, DCTERMS.MediaTypeOrExtent
    yield from licensed(names.endpoint, store, names)


def told(iri: URIRef, title: str, text: str) -> Iterator[Triple]:
    """What something is, for a person."""
    yield iri, DCTERMS.title, Literal(title, lang="en")
    yield iri, DCTERMS.description, Literal(text, lang="en")


def published(iri: URIRef, store: Store, names: Naming) -> Iterator[Triple]:
    """Who publishes something, since when, and on what terms."""
    yield iri, DCTERMS.publisher, names.publisher
    yield from dated(iri, store, store.dates.first)
    yield from licensed(iri, store, names)


def dated(iri: URIRef, store: Store, first: str | None = None) -> Iterator[Triple]:
    """When something was first issued, and when it last changed, as far as the release log says."""
    release = store.manifest.id
    issued, changed = first or store.dates.issued.get(release), store.dates.placed.get(release)
    if issued is not None:
        yield iri, DCTERMS.issued, Literal(issued, datatype=XSD.dateTime, normalize=False)
    if changed is not None:
        yield iri, DCTERMS.modified, Literal(changed, datatype=XSD.dateTime, normalize=False)


def licensed(iri: URIRef, store: Store, names: Naming) -> Iterator[Triple]:
    """The licence, where all sources share one; otherwise a statement that each source has terms of its own."""
    licences = sorted(frozenset[str]().union(*store.licences.values()))
    if len(licences) == 1 and len(store.licences) == len(store.manifest.sources):
        yield iri, DCTERMS.license, URIRef(licences[0])
        yield URIRef(licences[0]), RDF.type, DCTERMS.LicenseDocument
        return
    yield iri, DCTERMS.rights, names.rights
    yield names.rights, RDF.type, DCTERMS.RightsStatement
    text = "Each source has terms of its own; those that state them are described with their licences."
    yield names.rights, RDFS.label, Literal(text, lang="en")
    for licence in licences:
        yield names.rights, DCTERMS.references, URIRef(licence)
