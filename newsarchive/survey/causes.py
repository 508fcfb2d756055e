"""What can be wrong with a source of a site, in the words of `sites check`."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """What is wrong with a source. Each has its advice."""

    MOVED = "moved"
    GONE = "gone"
    BOT_WALL = "bot_wall"
    LOGIN = "login"
    REFUSED = "refused"
    ROBOTS = "robots"
    CERTIFICATE = "certificate"
    UNREACHABLE = "unreachable"
    THROTTLED = "throttled"
    SERVER_ERROR = "server_error"
    NOT_HTML = "not_html"
    MALFORMED = "malformed"
    UNREADABLE = "unreadable"
    REDESIGNED = "redesigned"
    EMPTY = "empty"
    SHORT = "short"
    FROZEN = "frozen"


ADVICE = {
    Cause.MOVED: "Look where its news stand now, and put the new address (and its host under 'hosts') into the site file.",
    Cause.GONE: "Look in a browser where the news stand now: the section was moved or removed. Correct the address in the site file.",
    Cause.BOT_WALL: "The site asks visitors to prove that they are people. Raise 'delay', or ask the university to let newsarchive in.",
    Cause.LOGIN: "It can only be read after a log-in now. Look for a public address of the news, or ask the university for access.",
    Cause.REFUSED: "Look at it in a browser: if it opens there, a bot wall or firewall keeps newsarchive out; ask the university.",
    Cause.ROBOTS: "Read the site's robots.txt, and ask the university for permission where it forbids archiving.",
    Cause.CERTIFICATE: "Look at the site in a browser: its certificate has expired, names another host, or lacks an intermediate"
    " one, which the site file can name (docs/add-a-university.md).",
    Cause.UNREACHABLE: "Look whether the site is down or has another host name now, and check again later.",
    Cause.THROTTLED: "Check again later; where it stays so, raise 'delay' in the site file.",
    Cause.SERVER_ERROR: "Check again later; where it stays so, tell the university, or look for another source of its news.",
    Cause.NOT_HTML: "Look at the address in a browser, and correct 'listings' in the site file.",
    Cause.MALFORMED: "Open it in a browser: a message of its program often stands before it. Tell the university, or take another source.",
    Cause.UNREADABLE: "Check again later; where it stays so, report the address.",
    Cause.REDESIGNED: "Compare it in a browser with 'newsarchive sites show': where articles have other addresses now, correct"
    " 'articles' in the site file, or add the site anew.",
    Cause.EMPTY: "Look at it in a browser: its list may load by script now, stand elsewhere, or be empty for a time.",
    Cause.SHORT: "Look at it in a browser: part of its list may load by script now, or have other addresses.",
    Cause.FROZEN: "Look where the site publishes its news now; take this source out of the site file where it is no longer kept.",
}
"""What an archivist should do next."""
