"""What belongs to an article beside its text: pictures, files, videos and sound, and the links in its lines."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from newsarchive.pages import images
from newsarchive.pages.attachments import attachments, text_in
from newsarchive.pages.base_address import base_of
from newsarchive.pages.body import Body
from newsarchive.pages.document import Document
from newsarchive.pages.image_address import absolute
from newsarchive.pages.lines import Line
from newsarchive.pages.media_places import containers_of_lines, section_of
from newsarchive.pages.players import players

Medium = dict[str, str | int]

MOST_FILES = 100
MOST_LINKS = 200
MOST_LINK_BYTES = 16_000
"""Of all links as JSON."""


_NO_LETTER = re.compile(r"[\W_]+")
HEAD = 40
"""Letters and figures by which the beginning of a text is known."""
LONGEST_FRONT = 20_000
"""Letters and figures among which it is looked for."""


def media(
    doc: Document, body: Body | None, heading: HtmlElement | None, lead: str | None, text: str | None = None
) -> list[Medium]:
    """What belongs to an article, as it is stored: the lead image first, then pictures {kind: image, url, alt, caption, credit, lead},
    files, videos and sound {kind: attachment, video or audio, url, caption}, links {kind: link, url, text}, and
    {kind: omitted, count} where there are more than are kept.

    Args:
        doc: the page.
        body: the article's body, whose lines say where it stands; where a selector of the site file chose it, that says it.
        heading: the element that shows the title; None where none does.
        lead: the address of the lead image; None where there is none.
        text: what the article says, its body without residue: links in what was cut off its front are not the article's.
    """
    lines = body.lines if body is not None else ()
    containers, around = ([], []) if body is None or body.source == "selector" else containers_of_lines(lines)
    containers = containers or images.containers_of(doc, heading)
    containers = [*containers, *around]
    base = base_of(doc.tree, doc.url)
    section = section_of(containers, heading)
    places = containers if section is None or section in containers else [*containers, section]
    found: list[Medium] = [{**one} for one in images.media(doc, containers, lead)]
    played = players(base, places)
    recorded = {one["url"] for one in played}
    files = [*(one for one in attachments(base, places) if one["url"] not in recorded), *played]
    found += [{**one} for one in files[:MOST_FILES]]
    links, omitted = links_in(lines, base, {one["url"] for one in files}, before(lines, text or ""))
    found += links
    omitted += max(0, len(files) - MOST_FILES)
    if omitted:
        found.append({"kind": "omitted", "count": omitted})
    return found


def before(lines: Sequence[Line], text: str) -> set[HtmlElement]:
    """The links that stand before the beginning of a text in the lines it was made of: those of a breadcrumb, a dateline, a byline that
    was cut off. None where its beginning is not found, or begins the lines."""
    if not any(line.anchors for line in lines):
        return set()
    head = _squashed(text[: 10 * HEAD])[:HEAD]
    front = ""
    starts: list[int] = []
    for line in lines:
        if len(front) > LONGEST_FRONT:
            break
        starts.append(len(front))
        front += _squashed(line.text[:LONGEST_FRONT])
    cut = front.find(head) if head else -1
    found: set[HtmlElement] = set()
    for line, at, end in zip(lines, starts, [*starts[1:], len(front)], strict=False):
        if at >= cut:
            break
        for anchor in line.anchors:
            shown = _squashed(text_in(anchor))
            place = front.find(shown, at, end)
            if place < 0 or place + len(shown) > cut:
                break
            found.add(anchor)
            at = place + len(shown)
    return found


def _squashed(text: str) -> str:
    return _NO_LETTER.sub("", text.casefold())


def links_in(
    lines: Sequence[Line], base: str, known: set[str], without: Collection[HtmlElement] = ()
) -> tuple[list[Medium], int]:
    """The links in some lines, each address once, and how many were left out.

    Args:
        lines: the lines.
        base: the address that relative ones are relative to.
        known: addresses that are listed already.
        without: links that do not count.
    """
    found: list[Medium] = []
    seen = set(known)
    here = urldefrag(base).url
    size = omitted = 0
    for line in lines:
        for anchor in line.anchors:
            if anchor in without:
                continue
            href = (anchor.get("href") or "").strip()
            address = None if href.startswith("#") else absolute(base, href)
            if address is None or address in seen or urldefrag(address).url == here:
                continue
            text = text_in(anchor)
            if not text:
                continue
            seen.add(address)
            one: Medium = {"kind": "link", "url": address, "text": text}
            bytes_of_one = len(json.dumps(one, ensure_ascii=False).encode("utf-8", "replace")) + 2
            if len(found) >= MOST_LINKS or size + bytes_of_one > MOST_LINK_BYTES:
                omitted += 1
                continue
            size += bytes_of_one
            found.append(one)
    return found, omitted
