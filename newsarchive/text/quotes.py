"""Spaces on the wrong side of quotation marks (`platforms, ”said`, `« Новости »`), put right."""

from __future__ import annotations

import re

_INSIDE_OPENING = re.compile(r"“ +(?=\w)")
_BEFORE_CLOSING = re.compile(r"(?<=[\w.,!?…)%]) +”(?=[\s.,;:!?)…]|$)")
_WRONG_SIDE = re.compile(r"(?<=[\w.,!?…)%]) +”(?=\w)")
_LATIN_QUOTED = re.compile(r"« *[A-Za-zÀ-ɏ]")
_INSIDE_GUILLEMETS = re.compile(r"« +(?=\w)|(?<=[\w.,!?…)%]) +»")


def mend_quotes(text: str, languages: tuple[str, ...] | list[str] = ()) -> str:
    """Move or drop spaces beside quotation marks; the marks themselves stay as printed.

    A line is touched only where its marks can mean one thing: as many “ as ” and no „ (German closes with “, Swedish opens
    with ”). Guillemets keep their inner spaces in French, which prints them so, in Latin letters of an unknown language,
    which may be French, and where they do not pair up.
    """
    if "”" not in text and "«" not in text:
        return text
    french = any(code.split("-", 1)[0] == "fr" for code in languages)
    return "\n".join(_mend(line, french or (not languages and _LATIN_QUOTED.search(line) is not None)) for line in text.split("\n"))


def _mend(line: str, french: bool) -> str:
    if "„" not in line and 0 < line.count("“") == line.count("”") and line.index("“") < line.index("”"):
        line = _INSIDE_OPENING.sub("“", line)
        line = _BEFORE_CLOSING.sub("”", line)
        line = _WRONG_SIDE.sub("” ", line)
    if not french and 0 < line.count("«") == line.count("»"):
        line = _INSIDE_GUILLEMETS.sub(lambda match: match.group().strip(), line)
    return line
