"""Every claim to the title: the site file's selector, the page's headings, what the page says of itself, the row in the listing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.document import Document
from newsarchive.pages.heading_score import MOST_AGREEMENT, Scorer
from newsarchive.pages.labelled_title import labelled_title
from newsarchive.pages.line_above import MOST_DIGITS, is_under_picture, line_above, names_university, tells_about
from newsarchive.pages.outline import NO_LEVEL, Heading, lines_saying, pieces, printed
from newsarchive.pages.select import select
from newsarchive.pages.site_name import SiteNames, after_labels, before_separators
from newsarchive.pages.witnesses import Witness, witnesses_of
from newsarchive.text.likeness import words_of
from newsarchive.text.names import is_organisation, is_person
from newsarchive.text.sharing import is_action
from newsarchive.text.whitespace import tidy_line

LONGEST = 500
"""Characters above which a text is no title."""
MARKED = 0.8
"""The score of its place and mark-up from which a line that is no heading by its tag is believed by its class alone."""
ARROWS = frozenset({"« ", "» ", "‹ ", "› ", "< ", "> ", "<<", ">>", "← ", "→ "})
"""With which a line begins that leads to the article before or after."""
FEW_WORDS = 3
"""Words up to which a bold line may be a signature."""
ENOUGH = 2.5
"""The score from which a heading is believed to be the title."""
NOT_THE_ARTICLE = -4.0
"""The score of a line's place and mark-up from which down it belongs to a menu, a box or the foot of the page."""


_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:,?\s\d{1,2}:\d\d)?"
_DATE_AT_START = re.compile(rf"^{_DATE}\W{{0,5}}")
_DATE_AT_END = re.compile(rf"\W{{0,5}}{_DATE}\W{{0,5}}$")


def title_claims(doc: Document, *, search: bool = True) -> Iterator[Claim]:
    """The page's claims to its title, in no order of trust. None of them is the site's name alone.

    Args:
        doc: the page.
        search: look for the title among the page's headings; False where its place is known.
    """
    for css in doc.selectors("title"):
        for element in select(doc.tree, css)[:1]:
            yield from _claim(printed(element), "selector")
    names = SiteNames(doc)
    witnesses = witnesses_of(doc, names)
    found = _best(doc, names, witnesses) if search else None
    if found is not None:
        yield from _claim(*found)
    for witness in witnesses:
        if witness.source != "listing":
            yield from _claim(_uncut(witness, witnesses), witness.source)


def heading_element(doc: Document, title: str | None) -> HtmlElement | None:
    """The element that shows the article's title, for whoever looks near it for dates and authors; None where none does."""
    wanted = words_of(title or "")
    if not wanted:
        return None
    scorer = Scorer(doc, None, [])
    outline = doc.outline
    lines = (*outline.headings, *outline.lines)
    scored = [(scorer.structure(one), one) for one in lines if wanted in (words_of(one.text), words_of(one.whole))]
    if max((score for score, _ in scored), default=0.0) <= 0:
        # Only menus and boxes repeat it as it is: the article's heading may hold a kicker too, or be no heading by its tag.
        scored += [(scorer.structure(one) - 0.5, one) for one in outline.headings if _holds(words_of(one.whole), wanted)]
        scored += [(scorer.structure(one), one) for one in lines_saying(outline, wanted)]
    best = max(scored, key=lambda pair: (pair[0], -pair[1].position), default=None)
    return best[1].element if best is not None and best[0] > NOT_THE_ARTICLE else None


def _best(doc: Document, names: SiteNames, witnesses: list[Witness]) -> tuple[str, str] | None:
    """The line of the page that is most likely its title, as printed, with the source of the claim."""
    scorer = Scorer(doc, names, witnesses)
    ranked: list[tuple[float, float, int, str]] = []
    spoken: set[str] = set()
    placed = [(scorer.structure(heading), heading) for heading in doc.outline.headings]
    for structure, heading in sorted(placed, key=lambda pair: -pair[0]):
        if structure <= NOT_THE_ARTICLE or (ranked and structure + MOST_AGREEMENT < max(ranked)[0]):
            break
        text, agreement = _wording(heading, scorer, names, witnesses)
        if text:
            ranked.append((structure + agreement, agreement, -heading.position, text))
    if not ranked or max(agreement for _, agreement, _, _ in ranked) < 3.0:
        for witness in witnesses:
            if witness.text in spoken or len(witness.words) < 2:
                continue
            spoken.add(witness.text)
            for line in lines_saying(doc.outline, witness.words):
                agreement = scorer.agreement(line.whole)
                ranked.append((scorer.structure(line) + agreement, agreement, -line.position, line.whole))
    if ranked and max(ranked)[0] >= ENOUGH:
        return max(ranked)[3], "heading"
    labelled = labelled_title(doc.elements)
    if labelled is not None and not names.is_name(labelled):
        return labelled, "heading"
    marked = _marked(doc, names, placed)
    if marked is not None:
        return marked, "heading"
    if any(heading.level <= 4 and structure > 0 for structure, heading in placed):
        return None
    if all(names_university(one.text) for one in witnesses) and (above := line_above(doc, names)) is not None:
        return above, "heading"
    lines = [(scorer.structure(line), -line.position, line.text) for line in doc.outline.lines]
    begins = doc.outline.begins
    before = [line for line in lines if begins is not None and -line[1] < begins and line[0] > 0 and len(words_of(line[2])) >= 2]
    before = [line for line in before if _may_be_line(doc, names, line[2]) and not is_under_picture(doc.elements, -line[1])]
    return (max(before)[2], "line") if before else None


def _may_be_line(doc: Document, names: SiteNames, text: str) -> bool:
    """Whether a bold or large line may be a title at all: no path of sections, no day, no name, no counter."""
    if names.is_path(text) or names.is_section(text) or is_action(text) or text[:2] in ARROWS:
        return False
    words = text.split()
    if len(words) <= FEW_WORDS and all(word[:1].isupper() for word in words) and is_person(text):
        return False
    if len(words) <= FEW_WORDS and is_organisation(text):
        return False
    return sum(map(str.isdecimal, text)) < MOST_DIGITS and not tells_about(text, doc.languages)


def _marked(doc: Document, names: SiteNames, placed: list[tuple[float, Heading]]) -> str | None:
    """The one line above the text whose class calls it a title, near the text, where the head says what no line prints."""
    begins = doc.outline.begins
    if begins is None or any(heading.level < NO_LEVEL and structure > 0 for structure, heading in placed):
        return None
    lines = {
        heading.text
        for structure, heading in placed
        if heading.level == NO_LEVEL and heading.position < begins and structure > MARKED and not names.is_section(heading.text)
    }
    return lines.pop() if len(lines) == 1 else None


def _wording(heading: Heading, scorer: Scorer, names: SiteNames, witnesses: list[Witness]) -> tuple[str, float]:
    """The heading's text that most sayings agree with: as printed, or without small parts, or without a kicker before it."""
    options = [names.without(text) for text in dict.fromkeys((heading.text, heading.whole))]
    dateless = _DATE_AT_END.sub("", _DATE_AT_START.sub("", options[0][:LONGEST]))
    for rest in (dateless, *after_labels(options[0]), *before_separators(options[0]), *pieces(heading.element)):
        if rest != options[0] and any(witness.says(words_of(rest)) for witness in witnesses):
            options.append(rest)
    return max(((option, scorer.agreement(option)) for option in options if option), key=lambda pair: pair[1], default=("", 0.0))


def _uncut(witness: Witness, witnesses: list[Witness]) -> str:
    """The longer form of a saying that ends in an ellipsis, where another has it."""
    if witness.is_cut:
        count = len(witness.words)
        longer = [one.text for one in witnesses if len(one.words) > count and one.words[:count] == witness.words and not one.is_cut]
        if longer:
            return longer[0]
    return witness.text


def _holds(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether the wanted words stand in a row at either end of some more."""
    few = len(words) <= len(wanted) + 8
    return few and (words[: len(wanted)] == wanted or words[-len(wanted) :] == wanted)


def _claim(text: str, source: str) -> Iterator[Claim]:
    plain = tidy_line(text[: 2 * LONGEST])
    if plain and len(plain) <= LONGEST:
        yield Claim(field="title", value=plain, source=source)
