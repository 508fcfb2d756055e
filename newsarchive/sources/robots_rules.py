"""robots.txt by RFC 9309: which addresses of its origin we may ask for, how fast, and which sitemaps it names.

Written for hostile files: whatever it holds, reading takes time linear in its length, and asking takes time linear in the address
for rules without wildcards and in their number for the others.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import quote, urlsplit

MAX_BYTES = 512 * 1024
"""The RFC asks crawlers to read at least 500 KiB; the rest is ignored."""
PRODUCT = "newsarchive"
"""The token by which a file names us."""
MAX_WILDCARDS = 2000
"""Rules with wildcards that are kept, the longest first; a file with more is meant for nobody."""
MAX_SITEMAPS = 100

_TOKEN = re.compile(r"[A-Za-z_-]+|\*")
_AGENT = frozenset({"user-agent", "useragent", "user agent"})
_DISALLOW = frozenset({"disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"})
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,9})?|\.\d{1,9}")
_RATE = re.compile(r"(\d{1,6})\s*/\s*(\d{1,6})\s*([smh]?)\b")
_IN_QUERY = ":/?@!'(),;"
"""Reserved characters that a query may hold plain or encoded without another meaning (RFC 9309, 2.2.2)."""


class _Rule(NamedTuple):
    """A rule with wildcards."""

    pieces: tuple[str, ...]
    """What stands between the wildcards."""
    anchored: bool
    length: int
    allows: bool

    def matches(self, path: str) -> bool:
        """Whether it speaks of this path."""
        first, *rest = self.pieces
        if not path.startswith(first):
            return False
        at = len(first)
        if not rest:
            return not self.anchored or at == len(path)
        last = rest.pop() if self.anchored else None
        for piece in rest:
            found = path.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        return last is None or (path.endswith(last) and len(path) - len(last) >= at)


@dataclass
class RobotsRules:
    """What one robots.txt says to us."""

    delay: float | None = None
    """Seconds between two requests that it asks for (Crawl-delay, Request-rate)."""
    sitemaps: list[str] = field(default_factory=list)
    """As written; at most MAX_SITEMAPS."""
    _prefixes: dict[str, bool] = field(default_factory=dict)
    """Path prefixes: True where they are allowed."""
    _longest: int = 0
    _wildcards: list[_Rule] = field(default_factory=list)

    def allows(self, url: str) -> bool:
        """Whether the address may be asked for: by the rule that matches most of its path; by Allow where two match as much."""
        parts = urlsplit(url)
        if parts.path == "/robots.txt":
            return True
        best = (-1, True)
        for path in _forms((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), literal=True):
            for length in range(min(len(path), self._longest), 0, -1):
                allowed = self._prefixes.get(path[:length])
                if allowed is not None:
                    best = max(best, (length, allowed))
                    break
            for rule in self._wildcards:
                if rule.length < best[0]:
                    break
                if rule.matches(path):
                    best = max(best, (rule.length, rule.allows))
        return best[1]

    def add(self, pattern: str, *, allows: bool) -> None:
        """Take a rule in."""
        for form in _forms(pattern, literal=False):
            anchored = form.endswith("$")
            plain = form.removesuffix("$").replace("$", "%24")
            while "**" in plain:
                plain = plain.replace("**", "*")
            if not anchored:
                plain = plain.rstrip("*") or "/"
            if "*" in plain or anchored:
                self._wildcards.append(_Rule(tuple(plain.split("*")), anchored, len(form), allows))
            else:
                self._prefixes[plain] = self._prefixes.get(plain, False) or allows
                self._longest = max(self._longest, len(plain))


def parse_robots(body: bytes, product: str = PRODUCT) -> RobotsRules:
    """The rules of a robots.txt for us: those of all groups that name our product, else those of all groups for `*`."""
    ours, others = _Group(), _Group()
    rules = RobotsRules()
    current: list[_Group] = []
    named, in_agents = False, False
    for key, value in _records(body):
        if key in _AGENT:
            if not in_agents:
                current, in_agents = [], True
            token = _TOKEN.match(value)
            if token is None:
                continue
            if token[0].casefold() == product.casefold():
                named = True
                current.append(ours)
            elif value.strip() == "*":
                current.append(others)
        elif key in _DISALLOW or key == "allow":
            in_agents = False
            for group in current:
                group.rules.append((value, key == "allow"))
        elif key in {"crawl-delay", "request-rate"}:
            # No rule of the RFC: it neither begins nor ends a group.
            wait = _seconds(key, value)
            for group in current if wait is not None else ():
                group.delays.append(wait or 0.0)
        elif key == "sitemap" and value and len(rules.sitemaps) < MAX_SITEMAPS:
            rules.sitemaps.append(value)
    group = ours if named else others
    rules.delay = max(group.delays, default=None)
    for pattern, allowed in group.rules:
        path = _path_of(pattern)
        if path:
            rules.add(path, allows=allowed)
    rules._wildcards = sorted(set(rules._wildcards), key=lambda rule: (-rule.length, not rule.allows))[:MAX_WILDCARDS]
    return rules


def matches(pattern: str, url: str) -> bool:
    """Whether an address is one that a path pattern of the same kind speaks of."""
    rules = RobotsRules()
    path = _path_of(pattern)
    if path:
        rules.add(path, allows=False)
    return not rules.allows(url)


@dataclass
class _Group:
    """The records of all groups for one agent."""

    rules: list[tuple[str, bool]] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)


def _records(body: bytes) -> Iterable[tuple[str, str]]:
    """Keys in small letters and values, in order."""
    for line in _decoded(body).splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _decoded(body: bytes) -> str:
    cut = body[:MAX_BYTES]
    if len(body) > MAX_BYTES:
        # The last line is not whole; a part of it would say something else.
        cut = cut[: max(cut.rfind(b"\n"), cut.rfind(b"\r")) + 1]
    if cut.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return cut.decode("utf-16", "replace")
    return cut.replace(b"\0", b"").decode("utf-8-sig", "surrogateescape").lstrip("\ufeff")


def _seconds(key: str, value: str) -> float | None:
    if key == "crawl-delay":
        number = _NUMBER.match(value.replace(",", "."))
        return float(number[0]) if number is not None else None
    rate = _RATE.match(value)
    if rate is None or int(rate[1]) == 0:
        return None
    return int(rate[2]) * {"": 1, "s": 1, "m": 60, "h": 3600}[rate[3]] / int(rate[1])


def _path_of(pattern: str) -> str:
    """The path a rule speaks of; "" for none. Whole addresses and paths without their slash are taken for what they mean."""
    if "://" in pattern[:8]:
        rest = pattern.partition("://")[2]
        pattern = "/" + rest.partition("/")[2]
    return pattern if not pattern or pattern[0] in "/*" else "/" + pattern


def _forms(path: str, *, literal: bool) -> tuple[str, ...]:
    """A path, or a rule's pattern, in one encoding: escapes in capitals, none for letters and digits, all other characters in UTF-8;
    and where the reserved characters of its query could be written plain or encoded, both forms.

    Args:
        literal: whether * and $ mean themselves.
    """
    text = _ESCAPE.sub(_unescaped, path)
    safe = "/?%:@!&'()+,;=#[]" if literal else "/?%:@!&'()+,;=#[]*$"
    plain = quote(text, safe=safe + "".join(_UNRESERVED), errors="surrogateescape")
    before, mark, query = plain.partition("?")
    if not mark:
        return (plain,)
    encoded = before + mark + "".join(f"%{ord(char):02X}" if char in _IN_QUERY else char for char in query)
    return (plain,) if encoded == plain else (plain, encoded)


def _unescaped(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char in _UNRESERVED else f"%{match[1].upper()}"
