"""The terms in which a data set is described; each table is closed, as those of the data themselves are."""

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, VOID, DefinedNamespace, Namespace

from publisher import vocabulary

__all__ = ["DCAT", "DCTERMS", "FOAF", "PREFIXES", "SPDX", "VOID", "Triple"]

Triple = tuple[URIRef, URIRef, URIRef | Literal]


class DCAT(DefinedNamespace):
    """The terms of DCAT 3 in use."""

    _NS = Namespace("http://www.w3.org/ns/dcat#")
    _fail = True

    Catalog: URIRef
    DataService: URIRef
    Dataset: URIRef
    Distribution: URIRef

    accessURL: URIRef
    byteSize: URIRef
    compressFormat: URIRef
    dataset: URIRef
    distribution: URIRef
    downloadURL: URIRef
    endpointDescription: URIRef
    endpointURL: URIRef
    landingPage: URIRef
    mediaType: URIRef
    servesDataset: URIRef
    service: URIRef
    version: URIRef


class SPDX(DefinedNamespace):
    """The terms of SPDX in which DCAT states a checksum."""

    _NS = Namespace("http://spdx.org/rdf/terms#")
    _fail = True

    Checksum: URIRef
    ChecksumAlgorithm: URIRef

    algorithm: URIRef
    checksum: URIRef
    checksumAlgorithm_sha256: URIRef
    checksumValue: URIRef


PREFIXES = {
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "spdx": str(SPDX),
    "void": str(VOID),
    **vocabulary.PREFIXES,
}
"""What a prefix stands for in the description of a data set."""
