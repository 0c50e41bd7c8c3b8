"""Roles of two actors at once, and names in a list of stars that may be no actor's."""

import re

# A role that is several people's: "two brothers", "a father and daughter", "childhood friends".
PLURAL = re.compile(
    r"(?<![\w'’])(?!(?:his|this|as|was|is|boss|princess|actress|hostess|waitress|witness)\b)[a-z]{3,}s\b"
)
TOGETHER = re.compile(r"\b(?:and|two|three|four|five|six|both|couple|pair|duo|trio|team|group|band|family|gang)\b")
# The words of a role that say what it is, without those which say of whom or where.
HEAD = re.compile(r".*?(?=,|\s(?:of|in|from|who|whose|on|at|for|with|to)\s|$)", re.DOTALL)
# "her husband", "Toby's mother": a name after these is the character's.
RELATION = re.compile(r"[a-z]|[^\s]+['’]s\s[a-z]")
HEAD_LOWER = re.compile(r"\s[a-z]{3,}s?\Z")
# What describes both: "two sisters who …".
SEVERAL = re.compile(r"(?:two|both|a|the|best|childhood|rival)\s[a-z]")
END = re.compile(r",?\srespectively\.?\Z")
SINGLE = re.compile(r"[^\W_a-z]\S*")


def role(item: str) -> str:
    """Return the role of an item ("A as X"), empty where it has none."""
    return item.partition(" as ")[2].strip()


def together(separator: str) -> bool:
    """Tell whether "and" alone joins an item to the one before it."""
    return separator.strip() in ("and", "&")


def paired(items: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the items with "A and B as X and Y" as "A as X" and "B as Y", whole lists of such names too."""
    if each := respectively(items):
        return each
    found = list(items)
    for n in range(1, len(items) - 1):
        first, second, last = items[n - 1][1], items[n][1], items[n + 1][1]
        apart = n + 2 == len(items) or not together(items[n + 2][0])
        named = role(second)[:1].isupper() and not HEAD_LOWER.search(role(second))
        if (
            together(items[n][0])
            and together(items[n + 1][0])
            and apart
            and named
            and not role(first)
            and not role(last)
        ):
            actor = second.partition(" as ")[0]
            found[n - 1] = found[n - 1][0], f"{first} as {role(second)}"
            found[n] = ",", f"{actor} as {END.sub('', last)}"
            found[n + 1] = "", ""
            if n + 2 < len(items) and SEVERAL.match(items[n + 2][1]):
                found[n + 2] = "", ""
    return [each for each in found if each[1]]


def respectively(items: list[tuple[str, str]]) -> list[tuple[str, str]] | None:
    """Return the items of "A, B and C as X, Y and Z", None where the list is not so made."""
    at = [n for n, (_, item) in enumerate(items) if role(item)]
    half = len(items) // 2 + 1
    if len(at) != 1 or 2 * at[0] + 1 != len(items) or at[0] == 0:
        return None
    actors = [*(item for _, item in items[: at[0]]), items[at[0]][1].partition(" as ")[0]]
    played = [role(items[at[0]][1]), *(item for _, item in items[at[0] + 1 :])]
    sure = END.search(played[-1]) or (joined(items[at[0]][0], half) and joined(items[-1][0], half))
    if not sure or not played[0][:1].isupper():
        return None
    played[-1] = END.sub("", played[-1])
    return [(",", f"{actor} as {name.removesuffix('.')}") for actor, name in zip(actors, played, strict=True)]


def joined(separator: str, count: int) -> bool:
    """Tell whether a separator ends a list of so many items."""
    return together(separator) or (count > 2 and "and" in separator)


def shared(before: str, separator: str, item: str) -> bool:
    """Tell whether the role of an item is also that of the item before it ("A and B as two sisters")."""
    if not before or role(before) or "and" not in separator:
        return False
    match = HEAD.match(role(item).rstrip("."))
    head = match[0] if match else ""
    return bool(PLURAL.search(head) or TOGETHER.search(head)) and (head[:1].islower() or bool(HEAD_LOWER.search(head)))


def unsure(before: str, separator: str, item: str) -> bool:
    """Tell whether a name without a role may be that of a character in the role before it ("her father, Jo")."""
    played = role(before)
    if not played or role(item):
        return False
    if separator.strip().startswith(";"):
        return False
    described = RELATION.match(played) or re.search(r",\s[a-z]", played)
    return bool(described) or (SINGLE.fullmatch(item.strip(" .")) is not None and together(separator))
