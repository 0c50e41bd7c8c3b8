"""Blank nodes named by what is said of them, so that the same content gives the same names.

Each node of a connected group gets a colour from its statements; the colours of its neighbours refine it, until they
tell no more nodes apart. Nodes that look the same from everywhere are counted in the order of the file. The work is
bounded: a hostile graph gets names by counting sooner, and every naming is a right one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256

from publisher.sources.reading import BLANK, Statement

ROUNDS = 24
DIGITS = 20

Colours = Mapping[str, str]
Around = Mapping[str, list[Statement]]
"""The statements in which each blank node stands, the nodes in the order of the file."""


def named(statements: list[Statement]) -> list[Statement]:
    """The statements with their blank nodes named by content."""
    around: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for node in blanks(statement):
            around[node].append(statement)
    if not around:
        return statements
    names = labels(around)
    return [relabelled(statement, names) for statement in statements]


def blanks(statement: Statement) -> dict[str, None]:
    """The blank nodes of a statement, each once, in its order."""
    return {term: None for term in statement if term is not None and term.startswith(BLANK)}


def relabelled(statement: Statement, names: Colours) -> Statement:
    """A statement with other names of its blank nodes."""
    subject, predicate, value, graph = statement
    return Statement(
        names.get(subject, subject),
        predicate,
        names.get(value, value),
        None if graph is None else names.get(graph, graph),
    )


def labels(around: Around) -> dict[str, str]:
    """The name of each blank node."""
    colours = {node: colour for group in groups(around) for node, colour in refined(group, around).items()}
    seen: Counter[str] = Counter()
    found: dict[str, str] = {}
    for node in around:
        seen[colours[node]] += 1
        turn = seen[colours[node]]
        found[node] = f"{BLANK}{colours[node]}" + (f"-{turn}" if turn > 1 else "")
    return found


def groups(around: Around) -> list[list[str]]:
    """The blank nodes that statements connect, from one to the next."""
    found: list[list[str]] = []
    seen: set[str] = set()
    for node in around:
        waiting = [node] if node not in seen else []
        group: list[str] = []
        seen.add(node)
        while waiting:
            group.append(waiting.pop())
            near = {each for statement in around[group[-1]] for each in blanks(statement)} - seen
            seen |= near
            waiting += sorted(near)
        found += [group] if group else []
    return found


def refined(group: list[str], around: Around) -> Colours:
    """A colour for each node of a group, from its statements and the colours of its neighbours.

    It stands for the group as well: two nodes are alike only where all that is connected with them is.
    """
    colours: dict[str, str] = dict.fromkeys(group, "")
    kinds = 0
    for _ in range(ROUNDS):
        colours = {node: colour(node, around[node], colours) for node in group}
        if len(set(colours.values())) in (kinds, len(group)):
            break
        kinds = len(set(colours.values()))
    said = {" ".join(seen(term, "", colours) for term in each) for node in group for each in around[node]}
    whole = digest(sorted(said))
    return {node: digest([whole, colours[node]]) for node in group}


def colour(node: str, statements: Iterable[Statement], colours: Colours) -> str:
    """What is said of a node and of what leads to it, in a few digits."""
    said = sorted(" ".join(seen(term, node, colours) for term in statement) for statement in statements)
    return digest([colours[node], *said])


def digest(texts: Iterable[str]) -> str:
    """Some digits that stand for texts."""
    return sha256("\n".join(texts).encode("utf-8")).hexdigest()[:DIGITS]


def seen(term: str | None, node: str, colours: Colours) -> str:
    """A term as a node sees it: itself, a neighbour by its colour, anything else by its name."""
    if term is None:
        return "-"
    if term == node:
        return "_:self"
    return f"_:{colours[term]}" if term.startswith(BLANK) else term
