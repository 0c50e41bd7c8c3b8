"""Words after "in" and "at" that are neither a country nor a city: regions, months, formats, houses."""

import re

from publisher import countries

# Parts of countries, by which articles tell their cities apart ("Austin, Texas"); those that also name a city or a
# country are left out.
STATES = frozenset({
    "alabama", "alaska", "alberta", "arizona", "arkansas", "british columbia", "california", "colorado", "connecticut",
    "delaware", "florida", "hawaii", "idaho", "illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine",
    "manitoba", "maryland", "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska",
    "nevada", "new brunswick", "new hampshire", "new jersey", "new mexico", "new south wales", "north carolina",
    "north dakota", "nova scotia", "ohio", "oklahoma", "ontario", "oregon", "pennsylvania", "queensland",
    "rhode island", "saskatchewan", "south carolina", "south dakota", "tennessee", "texas", "utah", "vermont",
    "virginia", "washington state", "west virginia", "wisconsin", "wyoming",
})  # fmt: skip
REGIONS = frozenset({
    "africa", "asia", "australasia", "benelux", "eastern europe", "europe", "european union", "latin america",
    "middle east", "north america", "scandinavia", "south america", "southeast asia", "western europe",
})  # fmt: skip
MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "spring", "summer", "autumn", "fall", "winter",
})  # fmt: skip
FORMATS = re.compile(r"(?:reald\s)?[234]-?dx?|imax(?:\s3d)?|dolby\scinema|screenx|\d+\s?mm", re.IGNORECASE)
# Where something is shown inside a city.
HOUSE = re.compile(
    r".*\b(?:theat(?:er|re)s?|cinemas?|cinematheque|arena|cent(?:er|re)|hall|hotel|museum|forum|stadium|auditorium|market"
    r"|mansion|university|college|library|church|club|gallery|channel|network)",
    re.IGNORECASE,
)


def state(name: str) -> bool:
    """Tell whether a name is that of a part of a country."""
    return name.lower() in STATES


def nowhere(name: str) -> bool:
    """Tell whether words after "in" or "at" name no country, city or festival."""
    low = name.lower().removeprefix("the ").strip()
    return bool(
        low in REGIONS | MONTHS
        or not any(letter.isalpha() for letter in low)
        or low[:1].isdigit()
        or (len(name) < 4 and name.isupper() and not countries.named(name))
        or FORMATS.fullmatch(low)
        or HOUSE.fullmatch(low)
        or low.endswith((" american", "’", "'", "’s", "'s"))
        or (countries.adjective(name) and not countries.named(name))
    )
