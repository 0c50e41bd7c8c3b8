"""The script element in an editor's pages: found, matched to a film, put in place; every other byte stays."""
