"""Publish film facts as linked data: web documents, a SPARQL endpoint, JSON-LD to embed, and dumps."""

__version__ = "0.1.0"
