"""No rule of the cleaner takes more than some three times its share for a text eight times as long, whatever the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from newsarchive.text.breadcrumb import strip_breadcrumb
from newsarchive.text.clean import clean
from newsarchive.text.credits import strip_credits
from newsarchive.text.dateline import split_dateline
from newsarchive.text.edges import strip_end, strip_front
from newsarchive.text.entities import decode_entities
from newsarchive.text.fold import fold
from newsarchive.text.letter_spacing import close_letter_spacing
from newsarchive.text.mixed_words import mend_mixed_words
from newsarchive.text.mojibake import mend_mojibake
from newsarchive.text.placeholders import strip_placeholders
from newsarchive.text.quotes import mend_quotes
from newsarchive.text.related import strip_related
from newsarchive.text.repeated_title import strip_title
from newsarchive.text.signature import split_signature
from newsarchive.text.whitespace import tidy
from tests.cost import in_step

LANGUAGES = ("en", "ru", "kk")
Rule = Callable[[str], object]
RULES: dict[str, Rule] = {
    "entities": decode_entities,
    "mojibake": mend_mojibake,
    "letter spacing": close_letter_spacing,
    "whitespace": tidy,
    "quotes": mend_quotes,
    "mixed words": mend_mixed_words,
    "placeholders": strip_placeholders,
    "credits": strip_credits,
    "breadcrumb": strip_breadcrumb,
    "title": lambda text: strip_title(text, text[:2_000], LANGUAGES),
    "dateline": lambda text: split_dateline(text, LANGUAGES),
    "front": lambda text: strip_front(text, LANGUAGES),
    "end": lambda text: strip_end(text, LANGUAGES),
    "related": strip_related,
    "signature": split_signature,
    "fold": fold,
    "all of them": lambda text: clean(text, title="A forum", languages=LANGUAGES),
}
PIECES = [
    "a",
    "аa",
    "А б ",
    "Ð",
    "Р°",
    " ",
    "\u00a0",
    "\n",
    "&amp;",
    "&",
    "“ ",
    "« a »",
    "(",
    "Фото: ",
    "(Bild: ",
    "None\n",
    "Main page - ",
    "Home > ",
    "20.04.2022 ",
    "20.04.2022\n",
    "ALMATY. ",
    "Share ",
    "Share\n",
    "Read also\n",
    "a@b.cd ",
    "+7 727 377-33-33 ",
    "Tel: 377-33-33\n",
    "1 ",
    "A.B. ",
    "Word. ",
    "-",
    "’",
    "文",
    "（文 图",
    "\u0301",
]


def _text_of(piece: str, letters: int) -> str:
    return piece * (letters // len(piece))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_takes_time_in_proportion_to_the_text(name: str) -> None:
    rule = RULES[name]
    for piece in PIECES:
        in_step(partial(_text_of, piece), rule, 8_000)
