"""A page and its site's template: what the template finds on it, and what the page tells for learning.

For whoever reads pages: `extract_tree(..., template=, sampling=)` calls this. A page's `layout` names the layout it was read by,
`misfit` says why the template was not used, `sample` is what it tells for learning, `agreement` how far the general reading of one
page in AUDIT agreed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from lxml.html import HtmlElement

from newsarchive.items import Claim
from newsarchive.pages.body import Judged, judge
from newsarchive.pages.body_choice import LIKELY
from newsarchive.pages.body_model import Likelihoods
from newsarchive.pages.dates import DateReader
from newsarchive.pages.document import Document
from newsarchive.pages.line_features import title_line
from newsarchive.pages.line_parts import parted
from newsarchive.pages.lines import Line, lines_of
from newsarchive.pages.template import Template
from newsarchive.pages.template_apply import Applied, apply, furniture_in
from newsarchive.pages.template_digests import digest_of, figures_before
from newsarchive.pages.template_sample import Sample, sample
from newsarchive.pages.template_use import use_of
from newsarchive.text.dates import FoundDate
from newsarchive.text.whitespace import tidy_line

_DIGIT = re.compile(r"\d")
AUDIT = 20
"""Of so many pages read by a template, one is also read without it."""
LARGE = 40
"""Elements from which on known furniture is taken off the page."""
MOST_PICTURES = 20
CHOSEN, LEFT = 0.6, 0.4
LONGEST_LABEL = 80
"""Characters of a line above the text up to which it may be the day of publication, though nothing else says so."""
LONGEST_PART, MOST_PARTS = 16, 3
"""Characters of a part of a date, and parts it is shown in."""
MOST_TRIED = 12
LONGEST_TITLE = 300
BY_HAND = frozenset({"person", "by-hand", "selector", "template"})
"""Sources of a date that are no page's own saying."""
LONGEST_PLACE = 200
"""Characters of a line up to which a date or names are looked for in it."""


def read_by(doc: Document, template: Template, title: Callable[[], str | None], *, telling: bool = False) -> Applied:
    """Read a page by a template.

    Args:
        doc: the page.
        template: its site's.
        title: gives the title as the page alone says it; asked only where the model is to judge what the template cannot.
        telling: say what was used of the template.
    """
    furniture = furniture_in(doc.tree, template)
    lines = lines_of(doc.tree, without=furniture)
    found = apply(template, lines)
    if furniture and found.misfit is not None and len(template.current) < len(template.layouts):
        # What is furniture today may have been the text then.
        furniture, lines = frozenset(), lines_of(doc.tree)
        found = apply(template, lines)
    if not found.unsure:
        found.use = use_of(doc.tree, template, lines, found) if telling else None
        if found.misfit is None and not is_audited(doc.url):
            _empty(furniture)
        return found
    judged = judge(doc, title())
    return apply(template, judged.lines, lambda: judged.likelihoods)


def _empty(furniture: Iterable[HtmlElement]) -> None:
    """Take what large known furniture holds off the page, so that nobody looks through it for fields. Small boxes stay: there stand
    breadcrumbs, tags and authors; so do those with data for machines. As many bare pictures stay as tell a box of teasers."""
    for element in furniture:
        if next(islice(element.iterdescendants(), LARGE, None), None) is None:
            continue
        if not any("json" in (script.get("type") or "") for script in element.iter("script")):
            pictures = sum(1 for _ in islice(element.iter("img", "amp-img"), MOST_PICTURES))
            element[:] = [element.makeelement("img") for _ in range(pictures)]
            element.text = None


def learned_claims(applied: Applied, reader: DateReader) -> list[Claim]:
    """The claims of the places where the site's pages show title and date."""
    found: list[Claim] = []
    title = applied.places.get("title")
    if title is not None and len(title.text) <= LONGEST_TITLE:
        found.append(Claim(field="title", value=tidy_line(applied.ends.without(title.text)), source="template"))
    line = applied.places.get("date")
    if line is not None:
        date, raw = _date_at(line, reader)
        if date is None:
            date, raw = _date_in_front(line, reader)
        if date is None and len(line.text) <= LONGEST_PART:
            for count in range(2, len(applied.after_date) + 2):
                raw = " ".join(one.text for one in (line, *applied.after_date)[:count])
                date = reader.read(raw)
                if date is not None and date.precision in {"day", "time"}:
                    break
        if date is not None and date.value is not None and date.precision in {"day", "time"}:
            found.append(Claim(field="published", value=date.value, source="template", raw=raw[:200], precision=date.precision))
    return found


def _date_in_front(line: Line, reader: DateReader) -> tuple[FoundDate | None, str]:
    """The day in figures that a line of the text begins with, without a mark behind it, where the site's pages have one there."""
    if not line.prose:
        return None, ""
    for head in figures_before(line.text):
        found = reader.read(head)
        if found is not None and found.precision in {"day", "time"}:
            return found, head
    return None, ""


def _date_at(line: Line, reader: DateReader) -> tuple[FoundDate | None, str]:
    """The day a line shows; with the time where an attribute beside it has that."""
    shown = _read(line, reader) if len(line.text) <= LONGEST_PLACE else None
    for element in line.box.element.iter("time"):
        machine = element.get("datetime")
        said = " ".join("".join(element.itertext()).split())
        if machine and said in line.text:
            stored = reader.read_machine(machine)
            if stored is not None and stored.value is not None and (shown is None or (shown.value or "")[:10] == stored.value[:10]):
                return stored, machine
    return (shown, line.text) if shown is not None and shown.precision in {"day", "time"} else (None, "")


def _read(line: Line, reader: DateReader) -> FoundDate | None:
    """The date a line shows; of one whose pieces stand close together, that of its pieces."""
    found = reader.read(line.text)
    if found is None and _DIGIT.search(line.text):
        pieces = parted(line)
        found = reader.read(pieces) if pieces is not None else None
    return found


def without_stale(applied: Applied | None, claims: Sequence[Claim]) -> list[Claim]:
    """Claims without those to a day that the layout's pages name as theirs and that is none of theirs."""
    if applied is None or applied.misfit is not None or applied.stale_day is None:
        return list(claims)
    return [
        claim for claim in claims
        if claim.field != "published" or claim.source in BY_HAND or digest_of(str(claim.value)[:10]) != applied.stale_day
    ]


def element_of(applied: Applied | None, title: str | None) -> HtmlElement | None:
    """The element that shows the title, where the template found that and it is what was chosen."""
    line = applied.places.get("title") if applied is not None else None
    return line.box.element if applied is not None and line is not None and applied.ends.without(line.text) == title else None


def sample_of(
    doc: Document, judged: Judged, claims: Sequence[Claim], chosen: dict[str, Claim | None], reader: DateReader
) -> Sample:
    """What a page tells of its site's template, once its fields are chosen.

    Args:
        doc: the page.
        judged: its lines.
        claims: all claims to its fields.
        chosen: those that were chosen.
        reader: reads its dates.
    """
    title, published, authors = chosen.get("title"), chosen.get("published"), chosen.get("authors")
    day = str(published.value)[:10] if published is not None and published.precision in {"day", "time"} else None
    date = _date_line(judged.lines, claims, day) if day is not None else None
    if date is None and day is not None:
        date = _line_of_day(judged, day, reader)
    above = _like_a_date(doc, judged, reader) if date is None else None
    return sample(
        judged.lines, _as_chosen(judged), title=title_line(judged.lines, str(title.value)) if title is not None else None,
        date=date if published is not None else above, shown=above if day is not None else None, told=day,
        authors=_names_line(judged.lines, authors.value) if authors is not None else None, page=doc.url,
        called=str(title.value) if title is not None else None, fetched=doc.fetched_at.date().isoformat(),
    )  # fmt: skip


def _as_chosen(judged: Judged) -> Likelihoods:
    """The lines' likelihoods, those of lines chosen or left against them brought to the side of the choice."""
    chosen = np.zeros(len(judged.lines), dtype=bool)
    chosen[[line.index for line in judged.kept]] = True
    return np.where(chosen, np.maximum(judged.likelihoods, CHOSEN), np.minimum(judged.likelihoods, LEFT))


def _date_line(lines: Sequence[Line], claims: Sequence[Claim], day: str) -> int | None:
    """The first line that says the day of publication in the words of a claim to it."""
    raws = [claim.raw for claim in claims if claim.field == "published" and str(claim.value)[:10] == day and claim.raw]
    for raw in raws:
        wanted = " ".join(raw.split())
        for line in lines:
            if len(line.text) <= LONGEST_PLACE and (wanted in line.text or "".join(wanted.split()) == "".join(line.text.split())):
                return line.index
    return None


def _line_of_day(judged: Judged, day: str, reader: DateReader) -> int | None:
    """The first line above the text that shows a day which the page names to machines only."""
    for line in _with_figures(judged):
        found, _ = _date_at(line, reader)
        if found is not None and found.value is not None and found.value[:10] == day:
            return line.index
    return None


def _with_figures(judged: Judged, *, unlinked: bool = False) -> Iterator[Line]:
    """The first short lines above the text with a figure in them, at most MOST_TRIED.

    Args:
        unlinked: only those without a link.
    """
    tried = 0
    for line, likely in zip(judged.lines, judged.likelihoods, strict=True):
        if (line.prose and likely > LIKELY) or tried >= MOST_TRIED:
            return
        if len(line.text) <= LONGEST_LABEL and not (unlinked and line.link_weight) and _DIGIT.search(line.text):
            tried += 1
            yield line


def _parts_at(lines: Sequence[Line], index: int) -> list[Line]:
    """A line and those after it that may be the rest of a date whose day, month and year are shown apart."""
    found: list[Line] = []
    for line in lines[index : index + MOST_PARTS]:
        if len(line.text) > LONGEST_PART or line.prose:
            break
        found.append(line)
    return found


def _day_in_parts(parts: Sequence[Line], reader: DateReader) -> str | None:
    for count in range(2, len(parts) + 1):
        found = reader.read(" ".join(line.text for line in parts[:count]))
        if found is not None and found.value is not None and found.precision in {"day", "time"}:
            return found.value
    return None


def _like_a_date(doc: Document, judged: Judged, reader: DateReader) -> int | None:
    """The first line above the text that reads as a day, and not as that of the fetch. One page alone would not believe it."""
    for line in _with_figures(judged, unlinked=True):
        found = _read(line, reader)
        day = found.value if found is not None and found.precision in {"day", "time"} else None
        if day is None and len(line.text) <= LONGEST_PART:
            day = _day_in_parts(_parts_at(judged.lines, line.index), reader)
        if day is not None and day[:10] != doc.fetched_at.date().isoformat():
            return line.index
    return None


def _names_line(lines: Sequence[Line], names: Sequence[str]) -> int | None:
    """The first short line that holds the names of all authors."""
    short = (line for line in lines if len(line.text) <= LONGEST_PLACE)
    return next((line.index for line in short if names and all(name in line.text for name in names)), None)


def is_audited(url: str) -> bool:
    """Whether a page is also read without the template: one in AUDIT, by its address."""
    return int(hashlib.sha256(url.encode()).hexdigest()[:8], 16) % AUDIT == 0


def agreement(kept: Sequence[Line], judged: Judged) -> float:
    """How far two readings of a page agree: F1 of the weight of the lines both keep."""
    one, other = {line.box.element: 0 for line in kept}, sum(line.weight for line in judged.kept)
    for line in kept:
        one[line.box.element] += line.weight
    total = sum(one.values())
    both = sum(line.weight for line in judged.kept if line.box.element in one)
    return min(1.0, 2 * min(both, total) / (total + other)) if total + other else 1.0
