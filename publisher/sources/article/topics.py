"""What a section is about, known by the words of its heading."""

import re
from enum import Enum, auto

from publisher.sources.article.lines import Line


class Topic(Enum):
    """What the lines of a section tell of."""

    LEAD = auto()
    TRAILER = auto()
    PLOT = auto()
    CAST = auto()
    RELEASE = auto()
    DETAILS = auto()
    RATINGS = auto()
    WATCHING = auto()
    LINKS = auto()
    OTHER = auto()


# The first row that fits decides: "Where to watch the trailer" is about the trailer.
KEYS: dict[Topic, str] = {
    Topic.TRAILER: r"trailers?|teasers?",
    Topic.CAST: r"cast|characters?|who plays|who voices|who (?:stars|is|are) in|starring|actors|actresses|crew|stars"
    r"|voices",
    Topic.RATINGS: r"critics?|critical|reviews?|ratings?|rated|reception|audiences?|scores?",
    Topic.PLOT: r"plot|synopsis|summary|story|storyline|premise|about",
    Topic.WATCHING: r"watch|stream|streaming|streamed",
    Topic.RELEASE: r"when and where|dates|releases?|released|premieres?|premiered|(?:come|came|coming) out|distribution"
    r"|distributors?",
    Topic.DETAILS: r"details|runtime|run(?:ning)? time|how long|length|duration|filming|production|facts|information"
    r"|director|directed|writers?|written|genres?",
    Topic.LINKS: r"links|websites|sites|references|online|elsewhere|sources",
}

# A line of plain text is a heading where it holds no other words than these: a title that says nothing itself.
HEADING_WORDS = frozenset({
    "a", "about", "actors", "actresses", "an", "and", "are", "audience", "audiences", "by", "cast", "character",
    "characters", "come", "critic", "critical", "critics", "crew", "date", "dates", "detail", "details", "distribution",
    "does", "duration", "elsewhere", "external", "fact", "facts", "film", "films", "filming", "for", "from", "full",
    "general", "genre", "in", "info", "information", "is", "it", "its", "key", "language", "length", "links", "list",
    "main", "more", "movie", "movies", "of", "official", "on", "online", "other", "out", "overview", "plot", "premise",
    "premiere", "production", "quick", "rating", "ratings", "reception", "reference", "references", "release",
    "released", "releases", "review", "reviews", "run", "running", "runtime", "score", "scores", "see", "short", "site",
    "sites", "source", "sources", "stars", "starring", "story", "storyline", "stream", "streaming", "summary",
    "supporting", "synopsis", "teaser", "technical", "the", "this", "time", "to", "trailer", "trailers", "video",
    "guide", "voice", "voices", "leads", "players", "principal", "additional", "guest", "watch", "web", "websites",
    "what", "when", "where", "who", "with", "writers", "directors", "you", "&", "can",
})  # fmt: skip


# A question that ends with a title may take its mark from there.
QUESTION = re.compile(r"(?:what|who|when|where|which|how|is|are|does|did|can|will)\b", re.IGNORECASE)


def topic(words: str) -> Topic | None:
    """Return what a heading's words (lower case, without the title) are about."""
    return next((topic for topic, key in KEYS.items() if re.search(rf"\b(?:{key})\b", words)), None)


def announces(masked: str) -> Topic | None:
    """Return the topic of the list that a sentence announces ("Here is the cast in credits order:")."""
    words = masked.strip().lower()
    cast = words.endswith(":") and re.search(r"\b(?:cast|characters|actors)\b", words)
    return Topic.CAST if cast and re.match(r"(?:here|below|see|meet|the\s(?:full\s|main\s)?cast)\b", words) else None


def headed(line: Line, masked: str) -> Topic | None:
    """Return the topic that a line opens as a heading, None for a line that is no heading.

    `masked` is the line's text with the film's title left out.
    """
    words = " ".join(re.findall(r"[\w&’'-]+", masked.lower()))
    if line.level:
        return topic(words) or (Topic.LEAD if line.level == 1 else Topic.OTHER)
    if len(masked) > 150 or not words:
        return None
    if masked.rstrip().endswith("?") or (line.text.rstrip().endswith("?") and QUESTION.match(masked.strip())):
        return topic(words)
    if set(words.split()) <= HEADING_WORDS and not masked.rstrip().endswith((".", ",", ";")):
        return topic(words) or (Topic.OTHER if line.apart else None)
    return None
