"""Who is whom, and what everything is called: claims of sources → things → slugs, kept stable by a ledger."""

from publisher.identity.claims import Claims
from publisher.identity.kept import UNKEPT, Kept
from publisher.identity.ledger import Ledger
from publisher.identity.names import Names
from publisher.identity.published import Published
from publisher.identity.sources import PUBLISHER, source_slugs

__all__ = ["PUBLISHER", "UNKEPT", "Claims", "Kept", "Ledger", "Names", "Published", "source_slugs"]
