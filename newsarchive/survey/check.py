"""Whether the sources of a site still work, judged from one answer of each: what broke, in words, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsarchive.archive.past import Known, Past, SourcePast, days_between, rhythm_of
from newsarchive.items import Outcome
from newsarchive.plural import number_of
from newsarchive.sites.addresses import scope_fault
from newsarchive.sites.model import Site
from newsarchive.survey.causes import ADVICE, Cause
from newsarchive.survey.probe import Seen
from newsarchive.survey.redirects import Leads, leads

FORMS = {
    "feed": ("feed", {"feed", "json"}), "sitemap": ("sitemap", {"sitemap", "feed", "other"}), "wordpress": ("WordPress answer", {"json"}),
    "drupal": ("JSON:API answer", {"json"}), "json": ("JSON answer", {"json"}),
}  # fmt: skip
"""By kind of a source other than listings: what it is called, and the forms it may have."""
CALLED = {"html": "an HTML page", "feed": "a feed", "sitemap": "a sitemap", "json": "JSON", "other": "something else"}
WALLS = {"bot_wall": Cause.BOT_WALL, "login": Cause.LOGIN, "soft_404": Cause.GONE, "error": Cause.SERVER_ERROR}
FAR_FEWER = 0.5
FEW = 4
"""Articles below which a share of them says nothing."""
FROZEN_DAYS = 21
"""Days that no source may lag behind the site, whatever its habits."""
FROZEN_TIMES = 4
"""Times its own usual pause."""
QUIET_DAYS = 180
"""Days without news anywhere that are worth a remark."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What asking one source came to."""

    kind: str
    """listing, feed, sitemap, wordpress, drupal, json or numbers."""
    url: str
    """The address that was asked for."""
    key: str
    """Its canonical form."""
    status: int | None = None
    outcome: Outcome | None = None
    """What kept an answer of status 200 from us."""
    reason: str = ""
    redirect_to: str | None = None
    seen: Seen | None = None
    """What stands in the answer, where there was one."""
    sent: bool = True


@dataclass(frozen=True, kw_only=True)
class Checked:
    """How one source stands."""

    kind: str
    url: str
    status: int | None
    articles: int
    """That it names."""
    newest: str | None
    """Day of the newest of them, where the source dates them."""
    known: int | None
    """How many of them the archive knows; None without an archive."""
    cause: Cause | None = None
    reason: str = ""
    """What is wrong, in a sentence."""
    remark: str = ""
    """What is worth knowing and no fault."""

    @property
    def advice(self) -> str:
        """What to do about it; "" where nothing is wrong."""
        return ADVICE[self.cause] if self.cause is not None else ""


Fault = tuple[Cause, str]
_OPENSSL = re.compile(r"'([^']{4,100})'\)\]")
"""What OpenSSL says, in the midst of what Python makes of it."""


def judge(site: Site, asked: Sequence[Asked], past: Past | None, known: Mapping[str, Known], today: str) -> list[Checked]:
    """How each source of a site stands.

    Args:
        past: what the archive knows of the site; None without an archive.
        known: what it knows of the articles that each source names, by the source's address.
        today: the day.
    """
    found = {one.url: _newest(one.seen, known.get(one.url)) for one in asked if one.seen is not None}
    newest = max(filter(None, found.values()), default=None)
    return [_checked(site, one, past, known.get(one.url), newest, today) for one in asked]


def _newest(seen: Seen, known: Known | None) -> str | None:
    """Day of the newest article a source names: by what it says itself, and, unless it is a document that dates all of them, by what the
    archive knows of it."""
    if seen.newest is not None and seen.form in {"feed", "json"} and len(seen.days) >= seen.articles:
        return seen.newest
    return max(filter(None, (seen.newest, known.newest if known is not None else None)), default=None)


def _checked(site: Site, one: Asked, past: Past | None, known: Known | None, newest: str | None, today: str) -> Checked:
    seen = one.seen if one.status == 200 else None
    before = past.sources.get(one.key, SourcePast()) if past is not None else SourcePast()
    fault = _fault(site, one, before)
    if fault is None and seen is not None:
        fault = _short(seen, before, one.kind) or _frozen(site, one.kind, seen, past, known, newest, today)
    return Checked(
        kind=one.kind, url=one.url, status=one.status, articles=seen.articles if seen is not None else 0,
        newest=_newest(seen, known) if seen is not None else None, known=known.count if known is not None and seen is not None else None,
        cause=fault[0] if fault is not None else None, reason=fault[1] if fault is not None else "",
        remark=_remark(one, past, known, today) if fault is None else "",
    )  # fmt: skip


def _fault(site: Site, one: Asked, before: SourcePast) -> Fault | None:
    """What is wrong with an answer, or with what came instead."""
    if one.redirect_to is not None:
        return _led(site, one, one.redirect_to, f"status {one.status}")
    if one.outcome is not None:
        return _unanswered(one)
    if one.seen is None:
        return Cause.UNREADABLE, one.reason or "Its answer could not be read."
    if one.seen.wall is not None:
        return WALLS[one.seen.wall], _says(one.seen)
    right = one.kind not in FORMS or one.seen.form in FORMS[one.kind][1]
    if right and (one.seen.articles or (one.kind == "sitemap" and one.seen.further)):
        return None
    if one.seen.leads_to is not None:
        return _led(site, one, one.seen.leads_to, "by itself")
    if one.outcome is None and one.seen.outcome in {Outcome.INCOMPLETE, Outcome.TOO_BIG, Outcome.HOSTILE}:
        return Cause.UNREADABLE, f"Its answer could not be read: {one.seen.reason}."
    fault = _of_numbers(one.seen) if one.kind == "numbers" else _of_listing(site, one.seen) if one.kind == "listing" else None
    if one.kind in FORMS:
        fault = _of_interface(*FORMS[one.kind], one.seen)
    # A source that never named articles is not broken where it is what it was: a listing without news, a sitemap of other pages.
    as_ever = before.usual == 0 and (one.kind == "listing" or (right and one.seen.entries > 0))
    return None if as_ever else fault


def _led(site: Site, one: Asked, target: str, how: str) -> Fault:
    """What it means that an address leads elsewhere."""
    shown = target[:300]
    match leads(one.url, target):
        case Leads.LOGIN:
            return Cause.LOGIN, f"It leads to a login ({shown}, {how})."
        case Leads.WALL:
            return Cause.BOT_WALL, f"It leads to a bot wall ({shown}, {how})."
        case Leads.NOTHING:
            return Cause.GONE, f"It is gone: it leads to a page for what is not found ({shown}, {how})."
        case Leads.ERROR:
            return Cause.SERVER_ERROR, f"It leads to the message of a server error or of maintenance ({shown}, {how})."
        case Leads.FRONT:
            return Cause.MOVED, f"It has moved or is gone: it leads to the front page ({shown}, {how})."
    fault = scope_fault(target, site)
    return Cause.MOVED, f"It has moved to {shown} ({how}){f', and {fault}' if fault is not None else ''}."


def _unanswered(one: Asked) -> Fault:
    """What it means that there is no answer of status 200."""
    reason = one.reason.rstrip(".")
    if one.outcome is Outcome.ROBOTS_DENIED:
        return Cause.ROBOTS, "robots.txt forbids it now; it was not asked for."
    if one.outcome is Outcome.TLS_ERROR:
        said = "; ".join(dict.fromkeys(_OPENSSL.findall(reason))) or reason
        return Cause.CERTIFICATE, f"The certificate could not be verified, or no TLS session came about ({said})."
    if not one.sent and "status 5" in reason:
        return Cause.SERVER_ERROR, f"A server error instead of robots.txt: {reason}."
    if one.seen is not None and one.seen.wall in {"bot_wall", "login"}:
        return WALLS[one.seen.wall], f"{_says(one.seen).rstrip('.')} (status {one.status})."
    if one.status == 503 or one.outcome is Outcome.SERVER_ERROR:
        return Cause.SERVER_ERROR, f"A server error: {reason}."
    match one.outcome:
        case Outcome.GONE:
            return Cause.GONE, f"It is gone ({reason}): the section was moved or removed."
        case Outcome.THROTTLED:
            return Cause.THROTTLED, f"The site asks us to wait ({reason})."
        case Outcome.UNREACHABLE | Outcome.TIMEOUT | Outcome.PRIVATE_ADDRESS | Outcome.OUT_OF_SCOPE:
            return Cause.UNREACHABLE, f"The site could not be reached ({reason})."
        case Outcome.CLIENT_ERROR:
            return Cause.REFUSED, f"The site refuses us ({reason}), as a bot wall or a firewall does, or an address that is public no more."
    return Cause.UNREADABLE, f"Its answer could not be read ({reason})."


def _says(seen: Seen) -> str:
    """What an answer says that is not what was asked for."""
    words = f": {seen.reason}" if seen.reason else ""
    match seen.wall:
        case "login":
            return f"A login stands in its place{words}."
        case "soft_404":
            return f"It is gone{words}."
        case "error":
            return f"A server error stands in its place{words}."
    return f"A bot wall stands in its place{words}."


def _of_listing(site: Site, seen: Seen) -> Fault | None:
    """A page with status 200 that names no article."""
    if seen.outcome is Outcome.NOT_HTML or seen.form in {"feed", "sitemap", "json"}:
        return Cause.NOT_HTML, f"It is no HTML page: {seen.reason or 'it is ' + CALLED[seen.form]}."
    if seen.listed:
        return Cause.REDESIGNED, (
            f"The page was redesigned: no link matches the articles of the site file; {seen.listed} links of another kind stand there now"
            f"{_such_as(seen)}."
        )
    if seen.outcome is Outcome.NO_TEXT and seen.form == "other":
        return Cause.EMPTY, "The listing is empty: nothing stands in the answer."
    if not seen.whole:
        return Cause.UNREADABLE, "Its answer could not be read: the page breaks off."
    if seen.shell and site.crawl.browser:
        return Cause.EMPTY, f"The listing is empty: it shows nothing, also in a browser ({number_of(seen.links, 'link')})."
    if seen.shell:
        return Cause.REDESIGNED, f"The page was redesigned: it shows nothing without its scripts ({number_of(seen.links, 'link')})."
    return Cause.EMPTY, f"The listing is empty: it names no article ({number_of(seen.links, 'link')}{_such_as(seen)})."


def _of_interface(name: str, forms: set[str], seen: Seen) -> Fault:
    """A feed, a sitemap or an interface that answers and names no article."""
    if seen.outcome is Outcome.NO_TEXT and seen.form == "other":
        return Cause.EMPTY, f"The {name} is empty: nothing stands in the answer."
    if seen.form not in forms:
        return Cause.MALFORMED, f"The {name} is malformed: what is answered is {CALLED[seen.form]}, not a {name}."
    if seen.ours:
        return Cause.MALFORMED, f"The {name} is malformed: articles of the site stand in it, and it cannot be read."
    if seen.entries:
        return Cause.REDESIGNED, (
            f"The site was redesigned: none of the {number_of(seen.entries, 'entry', 'entries')} of the {name} leads to an article of the"
            f" site file{_such_as(seen)}."
        )
    if not seen.whole:
        return Cause.MALFORMED, f"The {name} is malformed: it breaks off, or is written wrongly, before its first entry."
    return Cause.EMPTY, f"The {name} is empty: it has no entry."


def _of_numbers(seen: Seen) -> Fault:
    """An article of a number range that is none any more."""
    if seen.form == "other" and seen.outcome is Outcome.NO_TEXT:
        return Cause.EMPTY, "The newest known number has an empty answer."
    return Cause.REDESIGNED, f"The newest known number leads to no article any more: {seen.reason or 'none was found'}."


def _such_as(seen: Seen) -> str:
    return f", such as {', '.join(one[:200] for one in seen.examples[:2])}" if seen.examples else ""


def _short(seen: Seen, before: SourcePast, kind: str) -> Fault | None:
    if before.usual is None or before.usual < FEW or seen.articles >= FAR_FEWER * before.usual:
        return None
    many = number_of(seen.articles, "article")
    if kind in FORMS and not seen.whole:
        return Cause.MALFORMED, f"The {FORMS[kind][0]} is malformed: it breaks off after {many}, where {before.usual:.0f} are usual."
    return Cause.SHORT, f"It names {many}, where {before.usual:.0f} are usual."


def _frozen(
    site: Site, kind: str, seen: Seen, past: Past | None, known: Known | None, newest: str | None, today: str
) -> Fault | None:
    """Whether a source stands still while the site's news go on, or is silent for longer than ever."""
    own_newest = _newest(seen, known)
    # What is not dated may be new.
    if own_newest is None or kind == "numbers" or 2 * len(seen.days) < seen.articles:
        return None
    language = known.language if known is not None else None
    rhythm = (past.rhythms.get(language) or past.rhythms.get(None)) if past is not None else None
    heads = [rhythm.newest] if rhythm is not None else []
    if newest is not None and len(site.languages) == 1:
        heads.append(newest)
    if heads:
        own = rhythm_of(seen.days, share=0.8)
        limit = max(FROZEN_DAYS, FROZEN_TIMES * (own.pause if own is not None else 0), 2 * rhythm.pause if rhythm is not None else 0)
        if days_between(own_newest, max(heads)) > limit:
            return Cause.FROZEN, f"It is frozen: its newest entry is of {own_newest}, where the site has news of {max(heads)}."
    if past is None or past.silent is None or known is None or known.count < seen.articles:
        return None
    days, longest = past.silent
    if days > max(FROZEN_DAYS, FROZEN_TIMES * longest) and days_between(own_newest, today) > FROZEN_DAYS:
        return Cause.FROZEN, f"It is frozen: no crawl found news for {days:.0f} days, where no pause was longer than {max(longest, 1):.0f}."
    return None


def _remark(one: Asked, past: Past | None, known: Known | None, today: str) -> str:
    seen = one.seen
    if seen is None:
        return ""
    if not seen.articles and seen.further:
        return f"an index of {number_of(seen.further, 'sitemap')}"
    if not seen.articles:
        return "names no article, as ever"
    if past is not None and past.held and known is not None and not known.count and seen.articles >= FEW:
        return "the archive knows none of what it names"
    newest = _newest(seen, known)
    if newest is not None and 2 * len(seen.days) >= seen.articles and days_between(newest, today) > QUIET_DAYS:
        return f"nothing new for {days_between(newest, today)} days"
    return ""
