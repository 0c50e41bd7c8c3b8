"""What answers at which path, a file for each group of addresses."""

from publisher.web.routes import browse, documents, dumps, service, sparql, vocabulary

BLUEPRINTS = (
    documents.documents,
    browse.browse,
    sparql.sparql,
    dumps.dumps,
    vocabulary.vocabulary,
    service.service,
)
