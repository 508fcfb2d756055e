"""Lines at the very front or the very end that tell about the article instead of being it.

Dates, views, bylines, sharing, printing, going back; in front also the address of the page, and a name over the role of a writer.
A line counts only if it says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsarchive.text.article_facts import is_facts_line
from newsarchive.text.bylines import closing_bracket, is_byline, is_labelled, is_tag_line
from newsarchive.text.copyright import is_copyright_notice
from newsarchive.text.counters import is_counter
from newsarchive.text.names import is_person, is_writer
from newsarchive.text.sharing import is_action, is_invitation
from newsarchive.text.stamps import is_date_line, is_labelled_date_line

_MOST_LINES = 30
"""More such lines than this on end are no byline but the text."""
_LONGEST = 200
_PROSE = 80
"""Characters of a line that is the text."""
_ADDRESS = re.compile(r"https?://\S+")
_END_MARK = re.compile(r"[-–—*_#\s]{1,8}(?:30|[Ee][Nn][Dd][Ss]?|E[Nn][Dd][Ee]|F[Ii][Nn]|К[Оо][Нн][Ее][Цц])[-–—*_#\s]{1,8}|#(?: ?#){2,5}")
"""What ends a press release: `-- 30 --`, `###`."""
_BETWEEN = re.compile(r"\s*[|·•‧∙—]\s*|\s*//\s*|\s[-–/]\s|\s(?=[Bb]y [A-Z])")


def strip_front(text: str, languages: Sequence[str]) -> tuple[str, list[str]]:
    """Take such lines off the front of a tidy text. What would leave nothing is left alone."""
    lines = text.split("\n")
    taken: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if line:
            if not _is_about(line, languages):
                role = _role_below(lines, at)
                if role is None:
                    break
                taken.append(f"{line}, {lines[role].strip()}")
                at = role + 1
                continue
            taken.append(line)
            if len(taken) > _MOST_LINES:
                return text, []
        at += 1
    return ("\n".join(lines[at:]), taken) if taken and at < len(lines) else (text, [])


def _role_below(lines: list[str], at: int) -> int | None:
    """Where the role of a writer stands under a name, with the text below; None where it does not."""
    name = lines[at].strip()
    filled = [number for number in range(at + 1, min(at + 6, len(lines))) if lines[number].strip()]
    if len(filled) < 2 or not is_person(name) or not all(word[:1].isupper() for word in name.split()):
        return None
    role, below = filled[:2]
    return role if is_writer(lines[role]) and len(lines[below]) >= _PROSE else None


def strip_end(text: str, languages: Sequence[str]) -> tuple[str, list[str], list[str]]:
    """Take such lines off the end, where a date must say that it is that of publication.

    Returns:
        The text, the lines that say who wrote it, and the other lines taken.
    """
    lines = text.split("\n")
    bylines: list[str] = []
    others: list[str] = []
    while lines:
        line = lines[-1].strip()
        if line:
            if is_byline(line) or (is_facts_line(line, languages, end=True) and not is_labelled_date_line(line, languages)):
                bylines.append(line)
            elif _closes(line, languages):
                others.append(line)
            else:
                start = closing_bracket(lines[-1])
                if start:
                    bylines.append(lines[-1][start:].strip())
                    lines[-1] = lines[-1][:start].rstrip()
                break
            if len(bylines) + len(others) > _MOST_LINES:
                return text, [], []
        lines.pop()
    left = "\n".join(lines).rstrip()
    return (left, bylines[::-1], others[::-1]) if (bylines or others) and left else (text, [], [])


def _is_about(line: str, languages: Sequence[str]) -> bool:
    return _is_one(line, languages) or _is_run_together(line, languages) or _ADDRESS.fullmatch(line) is not None or is_facts_line(line, languages)


def _is_one(line: str, languages: Sequence[str]) -> bool:
    return is_counter(line) or is_action(line) or is_date_line(line, languages) or is_byline(line)


def _is_run_together(line: str, languages: Sequence[str]) -> bool:
    """`20.04.2022 | Просмотров: 12`, `December 15, 2022 // 8 min read`, `05/10/2022 - Publicado por: Ana Lima - Tags: saúde`"""
    if len(line) > _LONGEST:
        return False
    parts = [part for part in _BETWEEN.split(line) if part]
    if len(parts) < 2:
        return False
    sure = sum(_is_one(part, languages) for part in parts)
    return sure > 0 and sure + sum(is_labelled(part) and not _is_one(part, languages) for part in parts) == len(parts)


def _closes(line: str, languages: Sequence[str]) -> bool:
    return (
        is_counter(line)
        or is_action(line)
        or is_labelled_date_line(line, languages)
        or is_invitation(line)
        or is_tag_line(line)
        or is_copyright_notice(line)
        or _END_MARK.fullmatch(line.strip()) is not None
        or _is_run_together(line, languages)
    )
