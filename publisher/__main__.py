"""The command line."""

from publisher.verbs import asking, building, checking, embedding, releases, serving, writing
from publisher.verbs.group import main

# each module of verbs puts its own into the group
__all__ = ["asking", "building", "checking", "embedding", "main", "releases", "serving", "writing"]

if __name__ == "__main__":
    main()
