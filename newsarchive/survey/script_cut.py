"""Of a script the part that asks for further articles: the statement that asks and those that make what it uses, a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsarchive.sources.script_requests import ASKS
from newsarchive.sources.script_source import TOKEN

MOST_ROUNDS = 6
"""How often what is used by what was kept is looked for."""
MOST_ASKING = 4
"""Statements that ask which are tried alone."""
DEEPEST = 3
"""Functions around everything, one in the other, that are opened."""
LONGEST_LINE = 120
"""Characters of a line that is left as it is."""
DEEPEST_LINE = 20
"""Blocks, one in the other, up to which a line is moved in further."""
_DECLARES = re.compile(
    r"(?:^|[;,\s(])(?:(?:var|let|const|function)\s+|window\.)([\w$]+)|^([\w$]+)\s*=(?!=)|,\s*([\w$]+)\s*=(?![=>])"
)
_NAME = re.compile(r"[\w$]+")
_GOES_ON = frozenset({")", ",", ".", "(", ";", "=", "?", ":", "else", "catch", "finally", "while", "&&", "||"})
_BEGINS = frozenset({"var", "let", "const", "function", "async", "$", "jQuery", "document", "window", "if", "for", "fetch", "return"})
_AROUND = re.compile(
    r"[!+~(]\s*(?:async\s*)?(?:function\b|\([\w$,\s]*\)\s*=>)|(?:\$|jQuery)\(\s*(?:function\b|document\b|\(?[\w$]*\)?\s*=>)"
    r"|(?:\$|jQuery)\s*\.\s*ready|(?:document|window)\.addEventListener\(\s*['\"](?:DOMContentLoaded|load)['\"]"
)
"""How what stands around all of a script begins: it is run at once, or when the page is there."""


@dataclass(frozen=True)
class _Piece:
    """A word or sign of a script as it is written."""

    text: str
    kind: str
    before: str
    """The blanks before it: none, one, or the end of a line and what the next one is moved in by."""

    @property
    def line(self) -> bool:
        """Whether it begins a line."""
        return self.before.startswith("\n")


def cut(source: str) -> Iterator[str]:
    """Parts of a script that may do what it does when it asks for more, the smaller first: of what stands in the functions around
    everything, and of the statements at the top, one that asks and those that make what it uses; then all that ask."""
    for one in dict.fromkeys((_opened(source), source)):
        statements = [(_written(statement), statement) for statement in _statements(_pieces(one))]
        asking = [number for number, (text, _) in enumerate(statements) if ASKS.search(text)]
        for chosen in dict.fromkeys([*((number,) for number in asking[:MOST_ASKING]), tuple(asking)]):
            kept = _with_used(statements, set(chosen))
            if chosen and sum(len(statements[number][0]) for number in kept) < len(source):
                yield "\n".join(laid_out(statements[number][0]) for number in sorted(kept))


def _pieces(source: str) -> list[_Piece]:
    pieces, before = [], "\n"
    for match in TOKEN.finditer(source):
        if match.lastgroup != "space":
            pieces.append(_Piece(match[0], match.lastgroup or "", before))
            before = ""
        elif "\n" in match[0]:
            before = "\n" + match[0].rpartition("\n")[2][:40]
        else:
            before = before or " "
    return pieces


def _statements(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    depth, statement = 0, []
    for number, piece in enumerate(pieces):
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        statement.append(piece)
        if piece.kind == "sign":
            depth += (piece.text in "([{") - (piece.text in ")]}")
        ends = piece.text == ";" or (piece.text == "}" and (after is None or after.text not in _GOES_ON))
        ends = ends or (after is not None and after.line and after.text in _BEGINS)
        if depth <= 0 and ends:
            yield statement
            depth, statement = 0, []
    if statement:
        yield statement


def _written(statement: Sequence[_Piece]) -> str:
    """A statement as it is written, without comments."""
    lines = "".join(piece.before + piece.text for piece in statement).strip("\n").split("\n")
    most = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    return "\n".join([lines[0].strip(), *(line[most:].rstrip() for line in lines[1:])])


def _with_used(statements: Sequence[tuple[str, Sequence[_Piece]]], chosen: set[int]) -> set[int]:
    """The places of some statements and of those that make what they use."""
    names = [{name for piece in statement for name in _names(piece)} for _, statement in statements]
    made = [{name for found in _DECLARES.findall(text) for name in found if name} for text, _ in statements]
    for _ in range(MOST_ROUNDS):
        used = set().union(*(names[number] for number in chosen))
        more = {number for number, one in enumerate(made) if one & used} - chosen
        if not more:
            break
        chosen = chosen | more
    return chosen


def _names(piece: _Piece) -> list[str]:
    """The names that a word or sign is or has in it."""
    return [piece.text] if piece.kind == "name" else _NAME.findall(piece.text) if piece.text.startswith("`") else []


def _opened(source: str) -> str:
    """A script without the functions that stand around all of it that asks for anything."""
    for _ in range(DEEPEST):
        asking = [one for one in _statements(_pieces(source)) if ASKS.search(_written(one))]
        if len(asking) != 1 or _AROUND.match(_written(asking[0])) is None:
            break
        begins = next((number for number, piece in enumerate(asking[0]) if piece.text == "{"), None)
        if begins is None or asking[0][begins - 1].text not in {")", "=>"}:
            break
        depth = 0
        for ends in range(begins, len(asking[0])):
            depth += (asking[0][ends].text == "{") - (asking[0][ends].text == "}")
            if not depth:
                break
        inside = _written(asking[0][begins + 1 : ends])
        if not ASKS.search(inside):
            break
        source = inside
    return source


def laid_out(text: str) -> str:
    """A script in lines that a person can read; one that is written so already stays as it is."""
    if all(len(line) <= LONGEST_LINE for line in text.splitlines()):
        return text
    lines, line, depth, width = list[str](), list[str](), 0, 0
    pieces = _pieces(text)
    for number, piece in enumerate(pieces):
        after = pieces[number + 1].text if number + 1 < len(pieces) else ""
        depth -= piece.text == "}"
        if piece.text == "}" and line:
            lines.append("".join(line))
            line = []
        before = (" " if piece.before else "") if line else "  " * min(max(depth, 0), DEEPEST_LINE)
        width = (width if line else 0) + len(before) + len(piece.text)
        line += before, piece.text
        depth += piece.text == "{"
        wide = piece.text == "," and width > LONGEST_LINE - 20
        if wide or piece.text in {"{", ";"} or (piece.text == "}" and after not in _GOES_ON):
            lines.append("".join(line))
            line = []
    return "\n".join([*lines, "".join(line)] if line else lines)
