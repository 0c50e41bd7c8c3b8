"""Lines that an editor wrapped at a margin → the lines that they are."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from publisher.sources.article.lines import Line

NARROWEST, WIDEST = 45, 120  # characters between which people wrap lines
SHORTEST = 20  # characters before a line that only goes on
ITEM = re.compile(r"\s*(?:[-*•·‣▪●–—+]|\(?\d{1,3}[.)])\s|.*(?:\t|\s{2}|\.{3}|…|—|:\s|\s[-–|=.·•~]\s|\sas\s.{1,120}$)")


def blocks(lines: Iterator[Line]) -> Iterator[list[Line]]:
    """Yield the lines between blank lines and headings."""
    block = list[Line]()
    for line in lines:
        if block and (line.apart or line.level or block[-1].level):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def wrapped(block: list[Line]) -> bool:
    """Tell whether a block was wrapped: no line had room for the first word of the next one."""
    width = max(len(line.text) for line in block)
    items = sum(bool(ITEM.match(line.text)) for line in block)
    if len(block) < 2 or not NARROWEST <= width <= WIDEST or items * 2 > len(block):
        return False
    if len(block) == 2 and block[0].text.rstrip().endswith((".", "!", "?", ":")):
        return False
    return all(len(line.text) + 1 + len(after.text.split(maxsplit=1)[0]) > width for line, after in pairwise(block))


def broken(line: Line, after: Line) -> bool:
    """Tell whether a sentence goes on in the next line: no stop, a small letter, and no line of a list."""
    goes_on = line.text.endswith(",") or (line.text[-1:].isalnum() and len(line.text) >= SHORTEST)
    return goes_on and after.text[:1].islower() and (not ITEM.match(line.text) or line.text.split()[-1].islower())


def unwrapped(lines: Iterator[Line]) -> Iterator[Line]:
    """Yield the lines, those of a wrapped paragraph as one, with the number of its first."""
    for block in blocks(lines):
        whole = wrapped(block)
        held = block[0]
        for line in block[1:]:
            if whole or broken(held, line):
                held = replace(held, text=f"{held.text} {line.text}", links=(*held.links, *line.links))
            else:
                yield held
                held = line
        yield held
