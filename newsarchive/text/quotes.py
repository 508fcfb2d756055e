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

    A line is touched only where its marks can mean one thing: they open and close in turn (`»Tag der Lehre«` is German), and no
    „ is there (German closes with “, Swedish opens with ”). Guillemets keep their inner spaces in French, which prints them so, in Latin letters of an unknown language,
    which may be French, and where they do not pair up.
    """
    if "”" not in text and "«" not in text:
        return text
    french = any(code.split("-", 1)[0] == "fr" for code in languages)
    return "\n".join(_mend(line, french or (not languages and _LATIN_QUOTED.search(line) is not None)) for line in text.split("\n"))


def _mend(line: str, french: bool) -> str:
    if "„" not in line and _in_turn(line, "“”"):
        line = _INSIDE_OPENING.sub("“", line)
        line = _BEFORE_CLOSING.sub("”", line)
        line = _WRONG_SIDE.sub("” ", line)
    if not french and _in_turn(line, "«»"):
        line = _INSIDE_GUILLEMETS.sub(lambda match: match.group().strip(), line)
    return line


def _in_turn(line: str, marks: str) -> bool:
    """Whether the two marks alternate, the opening one first and the closing one last."""
    if marks[0] not in line:
        return False
    found = "".join([letter for letter in line if letter in marks])
    return bool(found) and found == marks * (len(found) // 2)
