"""The site described for programs that call it, as an OpenAPI document."""

from publisher.web.openapi.document import document

__all__ = ["document"]
