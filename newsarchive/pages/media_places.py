"""Where an article stands on its page: the elements its pictures, files and players are looked for in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from newsarchive.pages.lines import Box, Line, tokens_of

OWN = 0.35
"""Share of a box's text that must be the article's for the box to gain by being taken."""
MOSTLY = 0.6
"""Share from which the box around counts as the article's surroundings: pictures above the text stand there."""
FEW = 6
"""Pictures around the text that may belong to it; more of them are those of teasers."""
A_PART = 0.15
"""Share of the article's text that is worth a container of its own."""
MOST = 5
MOST_PICTURES = 100
DEEPEST = 12
NOT_HERE = frozenset(
    "comment comments sidebar menu breadcrumb breadcrumbs footer nav advert banner sponsor sponsors cookie cookies".split()
)


def containers_of_lines(lines: Sequence[Line]) -> tuple[list[HtmlElement], list[HtmlElement]]:
    """The elements that hold an article's lines and little else, several where it is split over them; and those around them, as far
    as most of their text is the article's."""
    found: list[Box] = []
    around: list[Box] = []
    rest = list(lines)
    whole = sum(line.weight for line in lines)
    while rest and len(found) < MOST and sum(line.weight for line in rest) >= A_PART * whole:
        box, wide = _container(rest)
        found.append(box)
        if wide is not box:
            around.append(wide)
        rest = [line for line in rest if not box.first <= line.index < box.end]
    return [box.element for box in found], [box.element for box in around]


def _container(lines: Sequence[Line]) -> tuple[Box, Box]:
    """The box that gains most, and the widest around it that is mostly the article's."""
    own: Counter[Box] = Counter()
    for line in lines:
        own[line.box] += line.weight
    by_depth: dict[int, list[Box]] = {}
    for box in own:
        by_depth.setdefault(box.depth, []).append(box)
    best, most = lines[0].box, float("-inf")
    for depth in range(max(by_depth), -1, -1):
        for box in by_depth.get(depth, ()):
            gain = own[box] - OWN * box.weight
            if gain > most:
                best, most = box, gain
            above = box.parent
            if above is not None and above.parent is not None:
                if above not in own:
                    by_depth.setdefault(above.depth, []).append(above)
                own[above] += own[box]
    wide = best
    most_pictures = _pictures(best) + FEW
    while (above := wide.parent) is not None and above.parent is not None:
        if own[above] < MOSTLY * above.weight or _pictures(above) > most_pictures:
            break
        wide = above
    return best, wide


def _pictures(box: Box) -> int:
    return sum(1 for _ in islice(box.element.iter("img", "amp-img"), MOST_PICTURES))


def section_of(containers: Sequence[HtmlElement], heading: HtmlElement | None) -> HtmlElement | None:
    """The element that holds the heading and the first container, where that is not the whole page."""
    if not containers or heading is None:
        return None
    above = {heading, *heading.iterancestors()}
    section = next((one for one in (containers[0], *containers[0].iterancestors()) if one in above), None)
    return section if section is not None and section.tag not in ("body", "html") else None


def is_elsewhere(element: HtmlElement, container: HtmlElement, words: frozenset[str] = NOT_HERE) -> bool:
    """Whether an element stands in a part of the container that is no part of the article."""
    for _, above in zip(range(DEEPEST), _up_to(element, container), strict=False):
        if above.tag in ("nav", "footer", "aside") or not words.isdisjoint(tokens_of(above)):
            return True
    return False


def _up_to(element: HtmlElement, container: HtmlElement) -> Iterator[HtmlElement]:
    at: HtmlElement | None = element
    while at is not None and at is not container:
        yield at
        at = at.getparent()
