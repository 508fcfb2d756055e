"""References as BibTeX: entries of type misc, which BibTeX and biblatex both know. Nothing in them is a command of LaTeX but ours."""

from __future__ import annotations

import hashlib
import re

from newsarchive.exports.citation_words import Words, words_of
from newsarchive.exports.references import Author, Reference, note

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPES = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}", "^": r"{\textasciicircum}",
    **{char: f"\\{char}" for char in "$&%#_"},
}  # fmt: skip
"""Braces are named, not escaped: BibTeX counts escaped ones too."""
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_KEY = re.compile(r"[^A-Za-z0-9:.+/-]")
_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", '"': "%22", " ": "%20", "<": "%3C", ">": "%3E"}


def entry(of: Reference, words: Words | None = None) -> str:
    """One entry, with a line break at its end."""
    words = words or words_of("en")
    fields: list[tuple[str, str | None]] = [
        ("author", " and ".join(map(_author, of.authors)) or None),
        # In two braces: as it is printed, whatever a style does to capitals.
        ("title", f"{{{escaped(of.title)}}}" if of.title else None),
        ("year", f"{of.date[0]:04}" if of.date else None),
        ("date", "-".join(f"{part:02}" for part in of.date) or None),
        ("organization", f"{{{escaped(of.publisher)}}}"),
        ("url", _address(of.url)),
        ("urldate", "-".join(f"{part:02}" for part in of.captured_on) or None),
        ("language", escaped(of.language) if of.language else None),
        ("keywords", escaped(", ".join(of.tags)) or None),
        ("abstract", escaped(of.summary) if of.summary else None),
        ("note", escaped(note(of, words)) or None),
    ]  # fmt: skip
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value is not None]
    if len(of.date) > 1:
        # A macro, which every style knows: no braces.
        lines.append(f"  month = {_MONTHS[of.date[1] - 1]},")
    return "\n".join([f"@misc{{{key_of(of.id)},", *lines, "}", ""])


def key_of(ident: str) -> str:
    """The key of an entry: the article's id, other letters than ASCII's replaced, and told apart by a digest where some were."""
    plain = _KEY.sub("-", ident)
    return plain if plain == ident else f"{plain}-{hashlib.sha256(ident.encode('utf-8', 'replace')).hexdigest()[:8]}"


def escaped(text: str) -> str:
    """A text that LaTeX prints as it is."""
    return _SPECIAL.sub(lambda found: _ESCAPES[found.group()], text)


def _author(author: Author) -> str:
    if author.parts is None:
        return f"{{{escaped(author.literal)}}}"
    return f"{_part(author.parts.family)}, {_part(author.parts.given)}"


def _part(name: str) -> str:
    """A part of a name, in braces where BibTeX would read its words as something else."""
    return f"{{{escaped(name)}}}" if re.search(r"\band\b|,", name, re.IGNORECASE) else escaped(name)


def _address(url: str) -> str:
    return "".join(_URL.get(char, char) for char in url)
