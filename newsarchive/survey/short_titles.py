"""What links say, as titles: long ones by themselves, those of two words by their address and by the row they stand in."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from newsarchive.survey.words import address_says_news, says_news
from newsarchive.text.fold import fold

FEWEST_LETTERS = 6
TEASER = 40
"""Letters of a row, beside those of its title, that make it more than a link."""
MOST_PIECES = 60
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff]")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def is_title(text: str) -> bool:
    """Whether a link's text is long enough for the title of an article."""
    letters = sum(char.isalpha() for char in text)
    if _DENSE.search(text):
        return letters >= 8
    return letters >= 15 and len(text.split()) >= 3


def may_be_title(text: str, url: str, row: HtmlElement | None) -> bool:
    """Whether a short text may be the title of an article: its row shows it as a heading above some text, or its address stands below a
    folder of news and spells it, or numbers it.

    Args:
        text: what the link says.
        url: where it leads.
        row: the largest element that holds no other link of this kind.
    """
    words = _WORDS.findall(text)
    if len(words) < 2 or sum(map(len, words)) < FEWEST_LETTERS or says_news(text) != 0:
        return False
    return _is_below_news(url, words) or (row is not None and _is_card(row, text))


def _is_below_news(url: str, words: list[str]) -> bool:
    path = urlsplit(url).path.rstrip("/")
    folder, _, last = path.rpartition("/")
    if address_says_news(folder) < 0.7 or address_says_news("/" + last) < 0:
        return False
    slug = fold(unquote(last)).replace("-", "").replace("_", "")
    spelled = sum(fold(word) in slug for word in words)
    return spelled * 2 >= len(words) or any(map(str.isdecimal, last))


def _is_card(row: HtmlElement, text: str) -> bool:
    heading = next((one for one in row.iter(*HEADINGS) if text in " ".join(" ".join(one.itertext()).split())), None)
    if heading is None:
        return False
    letters = sum(sum(map(str.isalpha, piece)) for piece in islice(row.itertext(), MOST_PIECES))
    return letters - sum(map(str.isalpha, text)) >= TEASER
