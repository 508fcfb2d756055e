"""What a page, its address and its row in a listing say of its title, apart from the line that prints it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from newsarchive.pages.document import Document
from newsarchive.pages.site_name import SiteNames, is_institution, parts_of
from newsarchive.text.entities import decode_entities
from newsarchive.text.likeness import likeness, words_of
from newsarchive.text.whitespace import tidy_line

MAX_LENGTH = 1000
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|div|em|font|h[1-6]|i|mark|p|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_CUT = re.compile(r"\s*(?:\.\.\.|…|\[\.\.\.\]|\[…\])$")
_ARTICLE_META = ("articletitle", "citation_title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title", "headline")
"""Meta names that hold an article's title. "title" is none of them: it often repeats the document's."""
_SLUG_END = re.compile(r"\.(?:s?html?|php|aspx?|jsp|do)$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Witness:
    """One saying."""

    source: str
    text: str
    """Without the site's name, otherwise as it stands."""
    whole: str
    """As it stands, the site's name too."""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, folded."""
        return words_of(_CUT.sub("", self.text))

    @cached_property
    def whole_words(self) -> tuple[str, ...]:
        """The words of all of it, folded."""
        return words_of(_CUT.sub("", self.whole))

    @property
    def is_cut(self) -> bool:
        """Whether it ends in an ellipsis."""
        return _CUT.search(self.text) is not None

    def says(self, words: tuple[str, ...]) -> bool:
        """Whether these words, three or more, are all of it or all of a part of it between separators."""
        return len(words) >= 3 and (words == self.words or words in self.part_words)

    @cached_property
    def part_words(self) -> list[tuple[str, ...]]:
        """The words of each part between separators."""
        return [words_of(part) for part in parts_of(self.whole)]

    def agrees(self, words: tuple[str, ...]) -> float:
        """How much a line's words are these: 1 for the same."""
        if len(self.words) >= 4 and len(words) > len(self.words) and words[: len(self.words)] == self.words and self.is_cut:
            return 0.98
        return max(likeness(words, self.words), 0.97 * likeness(words, self.whole_words))


def witnesses_of(doc: Document, names: SiteNames) -> list[Witness]:
    """All sayings but those that name nothing except the site or a section."""
    found = []
    article = doc.metadata.get("og:type", "").lower() == "article" or "article:published_time" in doc.metadata
    # Where a page of a university is not said to be an article, its head often names the university on all pages.
    doubtful = ("title",) if article else ("title", "og")
    for source, raw in _sayings(doc):
        whole = plain(raw)
        text = names.without(whole, guess=source == "title")
        if text and not (source in doubtful and is_institution(text)):
            found.append(Witness(source=source, text=text, whole=whole))
    return found


def slug_words(url: str) -> tuple[str, ...]:
    """The words of the address's last part that has any; empty where it has fewer than three."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ()
    for part in reversed(path.split("/")[-4:]):
        words = tuple(word for word in words_of(_SLUG_END.sub("", part[:300]).replace("_", " ")) if not word.isdecimal())
        if len(words) >= 3:
            return words
    return ()


def plain(raw: str) -> str:
    """A value from a page's head or its JSON as text: references decoded twice over, mark-up gone."""
    text = raw[:MAX_LENGTH]
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub(" ", text)
    return tidy_line(decode_entities(text))


def _sayings(doc: Document) -> Iterator[tuple[str, str]]:
    for hint in doc.hints:
        if hint.field == "title" and isinstance(hint.value, str):
            yield "listing", hint.value
    for one in doc.declared[:3]:
        if one.title:
            yield one.source, one.title
    metadata = doc.metadata
    for source, keys in (("meta", _ARTICLE_META), ("og", ("og:title", "twitter:title"))):
        for key in keys:
            if key in metadata:
                yield source, metadata[key]
    if doc.document_title:
        yield "title", doc.document_title
