"""A page in words: each of its lines kept or dropped, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from newsarchive.pages.body import find_body, judge
from newsarchive.pages.by_hand import module_of
from newsarchive.pages.charset import to_text
from newsarchive.pages.choose import choose
from newsarchive.pages.document import Document
from newsarchive.pages.explain_model import model_reasons
from newsarchive.pages.guard import check
from newsarchive.pages.lines import Line, lines_of
from newsarchive.pages.parse import parse
from newsarchive.pages.template import Template
from newsarchive.pages.template_apply import reasons_by
from newsarchive.pages.titles import title_claims
from newsarchive.sites.model import Site

SHOWN = 72
"""Characters of a block that are shown."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A line of a page, or several beside each other that are kept or dropped for one reason."""

    text: str
    kept: bool
    reason: str

    @property
    def line(self) -> str:
        """It on two lines: kept or not with its first words, and why."""
        text = self.text if len(self.text) <= SHOWN else f"{self.text[: SHOWN - 1]}…"
        return f"  {'keep' if self.kept else '   -'}  {text}\n           {self.reason}"


def explain_html(html: str | bytes, url: str, *, fetched_at: datetime, site: Site | None = None) -> list[Explained] | str:
    """As explain, of a page that is not parsed yet; why, where it is not read at all."""
    text = to_text(html) if isinstance(html, bytes) else html
    refused = check(text)
    tree = parse(text) if refused is None else None
    if tree is None:
        return refused or "it holds no element"
    return explain(Document(tree, url, fetched_at=fetched_at, site=site))


def explain(doc: Document, template: Template | None = None) -> list[Explained]:
    """Each line of a page, in its order, kept or dropped with the reason: the site file's selectors, the template, or the model.

    Args:
        doc: the page.
        template: what was learned of its site.
    """
    chosen = choose("title", [*doc.hints, *title_claims(doc)])
    title = str(chosen.value) if chosen is not None else None
    if doc.selectors("body") or (doc.site is not None and module_of(doc.site.id) is not None):
        body = find_body(doc, title)
        if body is not None and body.source == "selector":
            return _by_hand(doc, body.lines)
    judged = judge(doc, title)
    front = ""
    if template is not None:
        misfit, found = reasons_by(template, judged.lines, judged.likelihoods)
        if misfit is None:
            return _joined([(line.text, kept, reason) for line, kept, reason in found])
        front = f"without the template, which does not fit ({misfit}): "
    kept = {line.index for line in judged.kept}
    reasons = model_reasons(judged, kept)
    if judged.title is not None and judged.title not in kept:
        reasons[judged.title] = f"it shows the title; {reasons[judged.title]}"
    return _joined([
        (line.text, line.index in kept, front + reason) for line, reason in zip(judged.lines, reasons, strict=True)
    ])  # fmt: skip


def _by_hand(doc: Document, kept: Sequence[Line]) -> list[Explained]:
    named = ", ".join(doc.selectors("body")) or "its module in newsarchive/pages/by_hand"
    inside = {line.box.element for line in kept}
    found = []
    for line in lines_of(doc.tree, everything=True):
        here = line.box.element in inside
        reason = f"it stands where the site file says ({named})" if here else f"it stands outside of what the site file names ({named})"
        found.append((line.text, here, reason))
    return _joined(found)


def _joined(lines: Sequence[tuple[str, bool, str]]) -> list[Explained]:
    """Lines beside each other that are dropped for the same reason as one."""
    found: list[Explained] = []
    for text, kept, reason in lines:
        before = found[-1] if found else None
        if before is not None and not kept and (before.kept, before.reason) == (kept, reason):
            found[-1] = Explained(f"{before.text} / {text}", kept, reason)
        else:
            found.append(Explained(text, kept, reason))
    return found
