"""Words before "film" → countries, genres, the year, and what was not understood."""

import re
from collections.abc import Iterator

from publisher import countries
from publisher.errors import UnfitFact
from publisher.facts import Country, fit_year
from publisher.sources.article.claims import Genre, Origin, Refused, Told, Unread, Year

NOUNS = frozenset({
    "action", "adventure", "animation", "anthology", "biography", "biopic", "burlesque", "caper", "cartoon", "chiller",
    "comedy", "crime", "docudrama", "documentary", "drama", "dramedy", "family", "fantasy", "farce", "giallo",
    "history", "horror", "melodrama", "mockumentary", "musical", "mystery", "neo-noir", "noir", "film noir", "opera",
    "parody", "romance", "rom-com", "satire", "sci-fi", "science fiction", "science-fiction", "suspense",
    "swashbuckler", "tearjerker", "thriller", "tragedy", "tragicomedy", "war", "western", "neo-western", "whodunit",
    "wuxia", "martial arts", "spoof", "fairy tale", "romcom", "neo noir", "docufiction", "travelogue", "sports",
    "sport", "superhero", "kaiju", "chanbara", "pornochanchada", "telefilm", "short", "operetta", "fable", "spy",
    "heist",
})  # fmt: skip
MODIFIERS = frozenset({
    "absurdist", "adult", "aerial", "alternate history", "animated", "anime", "anti-war", "apocalyptic", "arthouse",
    "art", "autobiographical", "avant-garde", "biblical", "biker", "biographical", "black", "blaxploitation", "body",
    "buddy", "children's", "christian", "christmas", "cgi-animated", "classic", "coming-of-age", "computer-animated",
    "concert", "conspiracy", "cop", "cosmic", "costume", "courtroom", "cult", "cyberpunk", "dance", "dark",
    "dark fantasy", "detective", "direct-to-video", "disaster", "domestic", "dramatic", "dystopian", "eco", "ensemble",
    "epic", "erotic", "espionage", "experimental", "expressionist", "exploitation", "family-friendly", "fantastical",
    "fantastic", "feminist", "folk", "found footage", "found-footage", "gangster", "gay", "gothic", "halloween",
    "hand-drawn", "heroic", "high school", "high-concept", "historical", "holiday", "independent", "indie", "jukebox",
    "kung fu", "legal", "lesbian", "lgbt", "lgbtq", "magical realist", "medical", "military", "monster", "mythological",
    "natural", "nature", "neo-realist", "neorealist", "noir", "occult", "paranormal", "parody", "period", "police",
    "political", "post-apocalyptic", "postapocalyptic", "prison", "propaganda", "psychedelic", "psychological", "queer",
    "racing", "religious", "revenge", "revisionist", "road", "rock", "romantic", "samurai", "satirical", "screwball",
    "sex", "sexploitation", "silent", "slapstick", "slasher", "social", "space", "splatter", "spaghetti", "stand-up",
    "steampunk", "stoner", "stop-motion", "submarine", "supernatural", "surreal", "surrealist", "survival",
    "suspenseful", "sword-and-sandal", "sword-and-sorcery", "tech noir", "techno", "teen", "teenage", "time travel",
    "tragic", "true crime", "underground", "underwater", "urban", "vampire", "vigilante", "war-time", "wartime",
    "werewolf", "witchcraft", "workplace", "youth", "zombie", "music", "mob", "mafia", "hood", "traditionally animated",
    "stop-motion animated", "computer animated", "stop motion", "coming of age", "horror-themed", "comic", "comedic",
    "magic realist", "philosophical", "existential", "visionary", "poetic", "philosophic", "inspirational",
    "parallel universe", "alien", "ghost", "haunted house", "serial killer", "home invasion", "creature", "killer",
    "body-swap",
})  # fmt: skip
# These say what kind of work it is, which the class of the thing says already.
PLAIN = frozenset({
    "", "feature", "feature-length", "full-length", "motion", "theatrical", "upcoming", "and", "new", "&", "a", "an",
    "cinema",
})  # fmt: skip
# Adjectives of countries inside these say nothing of where a film was made.
PEOPLES = frozenset({
    "african american", "native american", "latin american", "north american", "south american", "asian american",
    "central american", "mexican american",
})  # fmt: skip
LONGEST = 3  # words in a country's adjective or in a genre

WORD = re.compile(r"[^\s,/]+")
DASH = re.compile(r"[-–—‑]")


def compound(word: str) -> bool:
    """Tell whether a word is made of genres by hyphens ("comedy-drama")."""
    parts = DASH.split(word)
    return len(parts) > 1 and parts[-1] in NOUNS and all(part in NOUNS | MODIFIERS for part in parts)


def tied(word: str) -> list[str]:
    """Return the words of a hyphenated chain of countries ("Hong Kong" needs its neighbour), else the word alone."""
    parts = DASH.split(word)
    return parts if len(parts) > 1 and any(countries.adjective(part) for part in parts) else [word]


def words(text: str) -> list[str]:
    """Return the words of a description, chains of countries taken apart."""
    return [part for word in WORD.findall(text) for part in ([word] if languages(word) else tied(word)) if part]


def languages(word: str) -> bool:
    """Tell whether a word names a language and not a country ("French-language")."""
    return bool(re.fullmatch(r".+[-–‑](?:language|speaking|dubbed)", word.lower()))


def country(chain: list[str]) -> str | None:
    """Return the country that an adjective of one or more words names."""
    return countries.adjective(" ".join(chain)) if chain[0][:1].isupper() else None


def described(text: str) -> Iterator[Told]:
    """Yield what the words before "film" say: year, countries and genres, and the words that are none of these."""
    left, phrase = words(text), list[str]()
    while left:
        length = next((n for n in range(min(LONGEST, len(left)), 0, -1) if known(left[:n])), 0)
        chain, left = left[: length or 1], left[length or 1 :]
        spelt = " ".join(chain)
        low = spelt.lower()
        if low in NOUNS or compound(low):
            yield Genre(" ".join([*phrase, genre(spelt)]))
            phrase = []
        elif low in MODIFIERS:
            phrase.append(genre(spelt))
        elif low not in PLAIN:
            yield from other(chain, left)
            left = left[1:] if left and left[0].lower() == "language" else left
    if phrase:
        yield Genre(" ".join(phrase))


def genre(spelt: str) -> str:
    """Return a genre as it is written, without the capital that only some houses give it ("Western")."""
    return spelt if spelt.isupper() else spelt.lower()


def known(chain: list[str]) -> bool:
    """Tell whether these words stand together for one thing."""
    low = " ".join(chain).lower()
    return low in NOUNS or low in MODIFIERS or low in PEOPLES or country(chain) is not None


def other(chain: list[str], after: list[str]) -> Iterator[Told]:
    """Yield what words that are no genre say."""
    spelt = " ".join(chain)
    language = after[:1] and after[0].lower() == "language"
    name = None if spelt.lower() in PEOPLES or language else country(chain)
    if name:
        yield Origin(Country(name))
    elif re.fullmatch(r"\d{4}", spelt):
        try:
            fit_year(int(spelt))
            yield Year(int(spelt))
        except UnfitFact as error:
            yield Refused(error.message, error.mend)
    else:
        yield Unread(f"{spelt} language" if language else spelt, "no genre and no country that is known here")
