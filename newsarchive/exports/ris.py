"""References as RIS: a tag and a value a line; no value can begin a line of its own."""

from __future__ import annotations

from newsarchive.exports.citation_words import Words, words_of
from newsarchive.exports.references import Author, Reference, note

END = "\r\n"


def entry(of: Reference, words: Words | None = None) -> str:
    """One entry, with an empty line behind it."""
    words = words or words_of("en")
    day = "/".join(f"{part:02}" for part in of.date)
    accessed = "/".join(f"{part:02}" for part in of.captured_on)
    pairs: list[tuple[str, str | None]] = [
        ("TY", "ELEC"),
        ("ID", of.id),
        *(("AU", _author(author)) for author in of.authors),
        ("TI", of.title),
        ("T2", of.publisher),
        ("PB", of.publisher),
        ("PY", f"{of.date[0]:04}" if of.date else None),
        ("DA", day or None),
        ("LA", of.language),
        *(("KW", tag) for tag in of.tags),
        ("AB", of.summary),
        ("UR", of.url),
        ("Y2", accessed or None),
        ("N1", note(of, words) or None),
    ]  # fmt: skip
    return "".join(f"{tag}  - {value}{END}" for tag, value in pairs if value) + f"ER  - {END}{END}"


def _author(author: Author) -> str:
    return f"{author.parts.family}, {author.parts.given}" if author.parts else author.literal
