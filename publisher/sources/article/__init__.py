"""The article reader: prose about a film, as text, Markdown or HTML, into facts."""
