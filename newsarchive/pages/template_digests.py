"""Digests of lines and parts of lines: what samples and templates hold in place of text."""

from __future__ import annotations

import base64
import hashlib
import re

SAMPLES = 3
"""Version of the form that samples have."""
LABELLED = 100
"""Weight of a line up to which a label may speak for all of it."""
MOST_OF_A_HEAD = 3
"""Words at a line's beginning that may be a date glued to it."""
_DIGITS = re.compile(r"\d+")
_FIGURES = re.compile(r"[^\w]*\d[\d\W]*")
_LABEL = re.compile(r"[^:：/]{1,30}[:：/](?!/)")


def digest_of(text: str) -> str:
    """Five letters for a text, as long as it stays the same to the letter."""
    return base64.urlsafe_b64encode(hashlib.blake2b(text.casefold().encode(), digest_size=4).digest())[:5].decode()


def digests_of(text: str, weight: int) -> list[str]:
    """Digests of a text: as it is; with its numbers masked; of the label it begins with, if it is short."""
    found = [digest_of(text)]
    masked = _DIGITS.sub("0", text)
    if masked != text:
        found.append(digest_of(masked))
    label = _LABEL.match(text) if weight <= LABELLED else None
    if label is not None:
        found.append(digest_of(label[0]))
    return found


def figures_before(text: str) -> list[str]:
    """A line's first three, two and one words, where they are figures only and more words follow."""
    words = text[:200].split()
    heads = [" ".join(words[:count]) for count in range(MOST_OF_A_HEAD, 0, -1) if len(words) > count + 1]
    return [head for head in heads if _FIGURES.fullmatch(head)]


def heads_of(text: str) -> list[str]:
    """Digests of a line's first one, two and three words with their numbers masked, where they are figures only and more words follow."""
    words = text[:200].split()
    heads = [" ".join(words[:count]) for count in range(1, MOST_OF_A_HEAD + 1) if len(words) > count + 1]
    return [digest_of(_DIGITS.sub("0", head)) if _FIGURES.fullmatch(head) else "" for head in heads]
