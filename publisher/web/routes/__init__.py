"""What answers at which path, a file for each group of addresses."""

from publisher.web.routes import browse, catalog, changes, documents, dumps, embed, service, sitemap, sparql, vocabulary

BLUEPRINTS = (
    catalog.catalogue,
    documents.documents,
    embed.embed,
    browse.browse,
    sparql.sparql,
    dumps.dumps,
    changes.changes,
    vocabulary.vocabulary,
    sitemap.sitemap,
    service.service,
)
