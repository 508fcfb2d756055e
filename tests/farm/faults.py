"""Ways in which a source breaks between two runs, for `sites check`: each is planted into a site that was added and crawled."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.farm.model import Answer, Ask, Site
from tests.farm.open_bitrix import Bitrix
from tests.farm.open_hugo import Hugo
from tests.farm.open_wordpress import WordPress

Plant = Callable[[Site, Ask], Answer | None]


class SmallHugo(Hugo):
    """A smaller static site."""

    id = "hugosmall"
    count = 40


class SmallBitrix(Bitrix):
    """A smaller Bitrix."""

    id = "bitrixsmall"
    count = 150


class SmallWordPress(WordPress):
    """A smaller WordPress without interface and sitemap: beside the listing there is its feed."""

    id = "wordpresssmall"
    count = 40
    robots = None

    def answer(self, ask: Ask) -> Answer:
        return self.missing(ask) if ask.path.startswith(("/wp-json", "/wp-sitemap")) else super().answer(ask)


@dataclass(frozen=True)
class Fault:
    """One way to break."""

    name: str
    site: type[Site]
    words: tuple[str, ...]
    """`sites check` should say one of these, in any case."""
    plant: Plant
    tls: bool = False
    """Whether the site now leads to a TLS address whose certificate nobody vouches for."""


def moved(site: Site, ask: Ask) -> Answer | None:
    """The section has another path, and the old one leads there for good."""
    if ask.path.startswith("/aktuelles"):
        return site.moved("/meldungen" + ask.raw.removeprefix("/aktuelles"))
    return _under_new_path(site, ask)


def vanished(site: Site, ask: Ask) -> Answer | None:
    """The section has another path, and the old one is not found."""
    return site.missing(ask) if ask.path.startswith("/aktuelles") else _under_new_path(site, ask)


def _under_new_path(site: Site, ask: Ask) -> Answer:
    answer = site.answer(Ask.of(ask.raw.replace("/meldungen", "/aktuelles"), ask.host, ask.method, ask.headers))
    if isinstance(answer.body, str):
        answer.body = answer.body.replace("/aktuelles", "/meldungen").replace("Aktuelles", "Meldungen")
    return answer


def bot_wall(site: Site, ask: Ask) -> Answer | None:
    """A challenge for browsers, whatever is asked for."""
    return Answer(
        '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="390"></head><body class="no-js"><div class="main-wrapper"><h1>Checking your browser before accessing the site</h1>'
        '<noscript>Enable JavaScript and cookies to continue</noscript><form id="challenge-form" action="/?__cf_chl_f_tk=x" method="POST"></form></div><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>',
        403, headers={"CF-Mitigated": "challenge", "Server": "cloudflare"}, kind="wall",
    )  # fmt: skip


def redesigned(site: Site, ask: Ask) -> Answer | None:
    """The same section in new clothes: other markup, and other addresses for the articles."""
    if match := re.fullmatch(r"/novosti/(\d+)/", ask.path):
        answer = site.answer(Ask.of(f"/press/news/detail.php?ID={match[1]}", ask.host))
    elif ask.path == "/press/news/detail.php":
        return site.missing(ask)
    else:
        answer = site.answer(Ask.of(ask.raw.replace("?page=", "?PAGEN_1="), ask.host))
    if isinstance(answer.body, str) and not answer.type:
        body = re.sub(r"/press/news/detail\.php\?ID=(\d+)(?:&amp;[A-Z_]+=\w+)*", r"/novosti/\1/", answer.body)
        body = re.sub(r'<p class="news-item" id="bx_\d+">(.*?)</p>', r'<article class="card"><div class="card__in">\1</div></article>', body, flags=re.DOTALL)
        body = body.replace("news-date-time", "card__date").replace("news-detail", "story").replace("news-list", "cards").replace('<b>', '<h4>').replace("</b>", "</h4>")
        body = body.replace("workarea", "app").replace("pagetitle", "headline").replace("PAGEN_1=", "page=")
        answer.body = body
    return answer


def feed_frozen(site: Site, ask: Ask) -> Answer | None:
    """The feed's newest item is years old, while the listing goes on."""
    if ask.path != "/feed/":
        return None
    answer = site.answer(Ask.of("/feed/?paged=3"))
    assert isinstance(answer.body, str)
    answer.body = re.sub(r"<pubDate>[^<]*</pubDate>", "<pubDate>Mon, 03 Jun 2019 09:00:00 +0000</pubDate>", answer.body)
    return answer


def feed_malformed(site: Site, ask: Ask) -> Answer | None:
    """The feed begins with a warning, and holds nothing."""
    if ask.path != "/feed/":
        return None
    return Answer("<br />\n<b>Warning</b>: Cannot modify header information in <b>/var/www/wp-content/plugins/seo/seo.php</b> on line <b>44</b><br />\n<?xml version=", type="application/rss+xml; charset=UTF-8", kind="feed")


def empty_listing(site: Site, ask: Ask) -> Answer | None:
    """The listing answers with 200 and no item."""
    if ask.path != "/press/news/":
        return None
    answer = site.answer(ask)
    assert isinstance(answer.body, str)
    answer.body = re.sub(r'<div class="news-list">.*?</font></div>', '<div class="news-list"></div>', answer.body, flags=re.DOTALL)
    return answer


def errors(site: Site, ask: Ask) -> Answer | None:
    """The news section answers 500."""
    return Answer("<h1>Internal Server Error</h1>", 500, kind="error") if ask.path.startswith("/press/news/") else None


def robots_forbids(site: Site, ask: Ask) -> Answer | None:
    """robots.txt now forbids everything."""
    return Answer("User-agent: *\nDisallow: /\n", type="text/plain", kind="robots") if ask.path == "/robots.txt" else None


def login(site: Site, ask: Ask) -> Answer | None:
    """The section leads to a log-in form."""
    return site.moved("/auth/?login=yes&backurl=%2Fpress%2Fnews%2F", 302) if ask.path.startswith("/press/news/") else None


def certificate(site: Site, ask: Ask) -> Answer | None:
    """Everything leads to TLS, where the certificate is the site's own: `lead_to` takes this one's place once the port is known."""
    return None


FAULTS: tuple[Fault, ...] = (
    Fault("moved", SmallHugo, ("moved",), moved),
    Fault("vanished", SmallHugo, ("moved", "gone", "404"), vanished),
    Fault("bot wall", SmallBitrix, ("bot wall", "bot_wall"), bot_wall),
    Fault("redesigned", SmallBitrix, ("redesign",), redesigned),
    Fault("feed frozen", SmallWordPress, ("frozen",), feed_frozen),
    Fault("feed malformed", SmallWordPress, ("malformed", "no feed", "not a feed", "empty"), feed_malformed),
    Fault("empty listing", SmallBitrix, ("empty",), empty_listing),
    Fault("certificate", SmallHugo, ("certificate",), certificate, tls=True),
    Fault("errors", SmallBitrix, ("500", "server error"), errors),
    Fault("robots forbids", SmallHugo, ("robots",), robots_forbids),
    Fault("login", SmallBitrix, ("login", "log in", "log-in"), login),
)


def lead_to(origin: str) -> Callable[[Ask], Answer | None]:
    """A fault that sends every request to the same path of another origin."""

    def answer(ask: Ask) -> Answer | None:
        parts = urlsplit(ask.raw)
        return Answer("", 301, headers={"Location": origin + parts.path + ("?" + parts.query if parts.query else "")}, kind="redirect")

    return answer


def self_signed(address: str, folder: Path) -> tuple[Path, Path]:
    """A certificate that only its own key vouches for, and the key, as files.

    Args:
        address: the host's name in it.
        folder: where they go.
    """
    certificate_file, key_file = folder / "site.pem", folder / "site.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key_file), "-out", str(certificate_file), "-days", "2",
         "-subj", f"/CN={address}", "-addext", f"subjectAltName=IP:{address}"], check=True, capture_output=True,
    )  # fmt: skip
    return certificate_file, key_file
