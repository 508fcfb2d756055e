"""What broke, judged from one answer of each source."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.archive.past import Known, Past, Rhythm, SourcePast
from newsarchive.items import Outcome
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site
from newsarchive.survey.causes import ADVICE, Cause
from newsarchive.survey.check import Asked, Checked, judge
from newsarchive.survey.probe import Form, Seen

URL = "http://u.example/news/"
TODAY = "2026-11-20"
FEW_DAYS = [f"2026-11-{day:02}" for day in range(18, 8, -2)]


def site(**more: object) -> Site:
    """An invented site in one language."""
    keys = "".join(f"{name} = {value}\n" for name, value in more.items())
    text = f"""
id = "u"
status = "invented"
names = {{ en = "U" }}
languages = ["en"]
hosts = ["u.example"]
[[articles]]
pattern = 'http://u\\.example/news/(?P<number>\\d+)/'
[[listings]]
url = "{URL}"
[crawl]
{keys}"""
    return parse_site(text, Path("u.toml"))


def asked(seen: Seen | None = None, kind: str = "listing", url: str = URL, status: int | None = 200, **more: object) -> Asked:
    """What asking came to."""
    return Asked(kind=kind, url=url, key=url, status=status, seen=seen, **more)  # type: ignore[arg-type]


def named(count: int = 10, days: list[str] | None = None, form: Form = "html") -> Seen:
    """An answer that names articles."""
    return Seen(form=form, keys=[f"{URL}{n}/" for n in range(count)], days=list(FEW_DAYS * 2 if days is None else days))


def one(answer: Asked, past: Past | None = None, known: Known | None = None, of: Site | None = None) -> Checked:
    """The judgement on a single source."""
    return judge(of or site(), [answer], past, {answer.url: known} if known else {}, TODAY)[0]


def test_every_cause_has_advice() -> None:
    assert set(ADVICE) == set(Cause)


def test_a_source_that_names_articles_is_good_and_says_how_many_are_known() -> None:
    found = one(asked(named()), Past(held=40, rhythms={None: Rhythm(newest="2026-11-18", pause=3)}), Known(count=9))
    assert (found.cause, found.articles, found.newest, found.known) == (None, 10, "2026-11-18", 9)
    assert found.advice == ""


@pytest.mark.parametrize(
    ("answer", "cause", "word"),
    [
        (asked(status=301, redirect_to="http://u.example/press/"), Cause.MOVED, "http://u.example/press/"),
        (asked(status=302, redirect_to="https://new.example/news/"), Cause.MOVED, "not one of the site's"),
        (asked(status=301, redirect_to="http://u.example/"), Cause.MOVED, "front page"),
        (asked(status=302, redirect_to="http://u.example/login?next=/news/"), Cause.LOGIN, "login"),
        (asked(status=302, redirect_to="http://u.example/captcha/"), Cause.BOT_WALL, "bot wall"),
        (asked(status=302, redirect_to="http://u.example/404"), Cause.GONE, "not found"),
        (asked(status=404, outcome=Outcome.GONE, reason="status 404"), Cause.GONE, "404"),
        (asked(status=410, outcome=Outcome.GONE, reason="status 410"), Cause.GONE, "410"),
        (asked(Seen(wall="bot_wall", reason="the page says 'x'"), status=403, outcome=Outcome.CLIENT_ERROR, reason="status 403"),
         Cause.BOT_WALL, "the page says 'x'"),
        (asked(Seen(), status=403, outcome=Outcome.CLIENT_ERROR, reason="status 403"), Cause.REFUSED, "bot wall or a firewall"),
        (asked(Seen(wall="login"), status=401, outcome=Outcome.CLIENT_ERROR, reason="status 401"), Cause.LOGIN, "login"),
        (asked(Seen(), status=500, outcome=Outcome.SERVER_ERROR, reason="status 500"), Cause.SERVER_ERROR, "500"),
        (asked(Seen(), status=503, outcome=Outcome.THROTTLED, reason="status 503"), Cause.SERVER_ERROR, "503"),
        (asked(Seen(), status=429, outcome=Outcome.THROTTLED, reason="status 429"), Cause.THROTTLED, "429"),
        (asked(status=None, outcome=Outcome.TLS_ERROR, reason="Failure OpenSSL.SSL.Error: [('SSL routines', '', 'verify failed')]>]"),
         Cause.CERTIFICATE, "(verify failed)"),
        (asked(status=None, outcome=Outcome.UNREACHABLE, reason="the connection was refused"), Cause.UNREACHABLE, "refused"),
        (asked(status=None, outcome=Outcome.TIMEOUT, reason="no complete answer in time"), Cause.UNREACHABLE, "in time"),
        (asked(status=None, sent=False, outcome=Outcome.ROBOTS_DENIED, reason="robots.txt"), Cause.ROBOTS, "robots.txt"),
        (asked(status=None, sent=False, outcome=Outcome.UNREACHABLE, reason="robots.txt could not be had: status 502"),
         Cause.SERVER_ERROR, "502"),
        (asked(outcome=Outcome.INCOMPLETE, reason="the answer was cut off"), Cause.UNREADABLE, "cut off"),
        (asked(Seen(form="html", wall="soft_404", reason="it says 'not found'")), Cause.GONE, "not found"),
        (asked(Seen(form="html", wall="error")), Cause.SERVER_ERROR, "server error"),
        (asked(Seen(form="html", leads_to="http://u.example/press/", shell=True)), Cause.MOVED, "http://u.example/press/"),
        (asked(Seen(form="html", listed=10, links=30, examples=["http://u.example/story/5"])), Cause.REDESIGNED, "http://u.example/story/5"),
        (asked(Seen(form="html", shell=True)), Cause.REDESIGNED, "without its scripts"),
        (asked(Seen(form="html", shell=True, whole=False)), Cause.UNREADABLE, "breaks off"),
        (asked(Seen(form="html", links=12)), Cause.EMPTY, "12 links"),
        (asked(Seen(form="other", outcome=Outcome.NO_TEXT, reason="the answer is empty")), Cause.EMPTY, "empty"),
        (asked(Seen(form="other", outcome=Outcome.NOT_HTML, reason="it is a PDF")), Cause.NOT_HTML, "a PDF"),
        (asked(Seen(form="feed", entries=10)), Cause.NOT_HTML, "a feed"),
        (asked(Seen(form="html", outcome=Outcome.NOT_HTML), "feed"), Cause.MALFORMED, "an HTML page, not a feed"),
        (asked(Seen(form="feed", entries=9, ours=True), "feed"), Cause.MALFORMED, "cannot be read"),
        (asked(Seen(form="feed", whole=False), "feed"), Cause.MALFORMED, "breaks off"),
        (asked(Seen(form="feed"), "feed"), Cause.EMPTY, "no entry"),
        (asked(Seen(form="other", outcome=Outcome.NO_TEXT), "feed"), Cause.EMPTY, "empty"),
        (asked(Seen(form="feed", entries=10, examples=["http://u.example/p/1"]), "feed"), Cause.REDESIGNED, "http://u.example/p/1"),
        (asked(Seen(form="sitemap"), "sitemap"), Cause.EMPTY, "no entry"),
        (asked(Seen(form="html"), "sitemap"), Cause.MALFORMED, "not a sitemap"),
        (asked(Seen(form="json"), "wordpress"), Cause.EMPTY, "WordPress"),
        (asked(Seen(form="json", whole=False), "json"), Cause.MALFORMED, "breaks off"),
        (asked(Seen(form="html"), "drupal"), Cause.MALFORMED, "JSON:API"),
        (asked(Seen(form="html", reason="a list of links"), "numbers"), Cause.REDESIGNED, "a list of links"),
    ],
)  # fmt: skip
def test_what_broke_is_named_with_what_was_seen(answer: Asked, cause: Cause, word: str) -> None:
    found = one(answer)
    assert found.cause is cause, found.reason
    assert word in found.reason
    assert found.advice


def test_an_index_of_sitemaps_needs_no_articles_of_its_own() -> None:
    found = one(asked(Seen(form="sitemap", entries=5, further=5), "sitemap"))
    assert (found.cause, found.remark) == (None, "an index of 5 sitemaps")


def test_a_page_that_a_browser_shows_and_that_is_still_empty_is_empty() -> None:
    found = one(asked(Seen(form="html", shell=True)), of=site(browser="true"))
    assert found.cause is Cause.EMPTY
    assert "also in a browser" in found.reason


def past(usual: float | None = None, newest: str = "2026-11-18", pause: int = 3, **more: object) -> Past:
    """What an archive knows."""
    return Past(held=50, rhythms={None: Rhythm(newest=newest, pause=pause)}, sources={URL: SourcePast(usual=usual)}, **more)  # type: ignore[arg-type]


def test_a_listing_that_names_far_fewer_than_usual_is_short() -> None:
    assert one(asked(named(4)), past(usual=20)).cause is Cause.SHORT
    assert one(asked(named(4)), past(usual=7)).cause is None
    assert one(asked(named(1)), past(usual=3)).cause is None


def test_a_document_that_breaks_off_is_malformed_and_not_only_short() -> None:
    cut = Seen(form="json", keys=[f"{URL}{n}/" for n in range(4)], whole=False)
    assert one(asked(cut, "wordpress"), past(usual=20)).cause is Cause.MALFORMED
    assert one(asked(Seen(form="html", keys=cut.keys), "feed"), past(usual=4)).cause is Cause.MALFORMED


def test_a_sitemap_that_never_named_articles_itself_may_not_become_something_else() -> None:
    assert one(asked(Seen(form="sitemap", entries=9), "sitemap"), past(usual=0)).cause is None
    assert one(asked(Seen(form="other", outcome=Outcome.NO_TEXT), "sitemap"), past(usual=0)).cause is Cause.EMPTY
    assert one(asked(Seen(form="html"), "sitemap"), past(usual=0)).cause is Cause.MALFORMED


def test_a_listing_that_never_named_any_is_no_fault() -> None:
    found = one(asked(Seen(form="html", links=12)), past(usual=0))
    assert (found.cause, found.remark) == (None, "names no article, as ever")


OLD = [f"2019-06-{day:02}" for day in range(20, 0, -2)]


def test_a_feed_that_stands_still_while_the_site_goes_on_is_frozen() -> None:
    found = one(asked(named(10, OLD, form="feed"), "feed"), past())
    assert found.cause is Cause.FROZEN
    assert "2019-06-20" in found.reason
    assert "2026-11-18" in found.reason


def test_another_source_shows_it_too_where_there_is_no_archive() -> None:
    feed = asked(named(10, OLD, form="feed"), "feed", "http://u.example/feed/")
    assert [found.cause for found in judge(site(), [asked(named()), feed], None, {}, TODAY)] == [None, Cause.FROZEN]


def test_a_source_that_seldom_has_news_may_lag_behind() -> None:
    seldom = ["2026-09-10", "2026-06-01", "2026-03-01", "2025-12-01", "2025-09-01"]
    assert one(asked(named(5, seldom, form="feed"), "feed"), past()).cause is None


def test_a_pinned_old_entry_does_not_excuse_a_frozen_feed() -> None:
    assert one(asked(named(10, [*OLD[:9], "2001-01-01"], form="feed"), "feed"), past()).cause is Cause.FROZEN


def test_an_old_site_with_nothing_newer_anywhere_is_remarked_upon_and_no_fault() -> None:
    found = one(asked(named(10, OLD)), past(newest="2019-06-20"))
    assert found.cause is None
    assert "nothing new for" in found.remark


def test_what_is_not_dated_may_be_new() -> None:
    assert one(asked(named(10, OLD[:2])), past()).cause is None


def test_what_the_archive_knows_of_a_source_dates_it() -> None:
    found = one(asked(named(10, OLD)), past(), Known(count=10, newest="2026-11-17"))
    assert (found.cause, found.newest) == (None, "2026-11-17")


def test_a_feed_that_dates_all_it_names_is_taken_at_its_word() -> None:
    found = one(asked(named(10, OLD, form="feed"), "feed"), past(), Known(count=10, newest="2026-11-17"))
    assert (found.cause, found.newest) == (Cause.FROZEN, "2019-06-20")


def test_a_language_is_compared_with_itself() -> None:
    known = Known(count=10, language="kk")
    both = {None: Rhythm(newest="2026-11-18", pause=2), "kk": Rhythm(newest="2026-06-02", pause=9)}
    days = [f"2026-0{month}-02" for month in range(6, 0, -1)]
    of = site()
    of = of.model_copy(update={"languages": ("kk", "en")})
    assert one(asked(named(6, days, form="feed"), "feed"), Past(held=9, rhythms=both), known, of).cause is None


def test_a_silence_longer_than_any_before_is_told() -> None:
    quiet = named(10, [f"2026-08-{day:02}" for day in range(20, 10, -1)])
    silent = past(newest="2026-08-20", silent=(92.0, 7.0))
    assert one(asked(quiet), silent, Known(count=10)).cause is Cause.FROZEN
    assert one(asked(quiet), silent, Known(count=9)).cause is None
    assert one(asked(quiet), past(newest="2026-08-20", silent=(92.0, 60.0)), Known(count=10)).cause is None


def test_that_nothing_is_known_is_remarked_upon() -> None:
    assert "knows none" in one(asked(named()), past(), Known(count=0)).remark
