"""SPIP in French: spip.php?articleN for stories and static pages alike, two news sections under a word of their own, a feed that
froze in 2019."""

from __future__ import annotations

from datetime import date

from tests.farm.model import Answer, Ask, Site, esc, pages, route
from tests.farm.texts import Story, prose, stories

SIZE = 10
NEWS = {"3": "Échos", "4": "Paroles de chercheurs"}
FROZEN = date(2019, 6, 30)


class Spip(Site):
    id = "spip"
    address = "127.0.1.30"
    language = "fr"
    country, zone = "SN", "Africa/Dakar"
    what = "SPIP, ?articleN for all, sections named Échos and Paroles de chercheurs, debut_articles= offsets, feed frozen in 2019, static and events in other rubriques"
    count = 86
    robots = "User-agent: *\nDisallow: /ecrire/\nDisallow: /prive/\n"

    def link(self, story: Story) -> str:
        return f"/spip.php?article{story.number}"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/spip\.php\?article(?P<number>\d+)=?'
[[listings]]
url = "{self.origin}/spip.php?rubrique3"
"""

    @property
    def stories(self) -> tuple[Story, ...]:
        return stories(self.language, self.count, self.id, days=70)

    def _rubrique(self, s: Story) -> str:
        return "4" if s.section == 1 else "3"

    def _page(self, title: str, main: str, kind: str, key: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li class="menu-entree"><a href="spip.php?rubrique{n}">{name}</a></li>' for n, name in (("1", "L'université"), *NEWS.items(), ("5", "Agenda")))
        return Answer(
            f"""<!DOCTYPE html><html class="page ltr fr no-js" lang="fr" dir="ltr"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>{esc(title)} - {w["name"]}</title><link rel="alternate" type="application/rss+xml" title="Syndiquer tout le site" href="spip.php?page=backend" /><meta name="generator" content="SPIP 3.2.19" /></head>
<body><div class="page"><div class="header"><a rel="start home" href="{self.origin}" title="Accueil"><strong>{w["name"]}</strong></a></div><div class="nav"><ul>{menu}</ul></div><div class="main">{main}</div><div class="footer"><p>{w["rights"]}</p><small><a href="spip.php?page=login&amp;url=.%2F">Se connecter</a> | <a href="spip.php?page=plan">Plan du site</a></small></div></div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _item(self, s: Story) -> str:
        return f'<li class="item short"><h3 class="entry-title"><a href="spip.php?article{s.number}" rel="bookmark">{esc(s.title)}</a></h3><p class="info-publi"><abbr class="published" title="{s.iso}Z">{self.w.day(s.day)}</abbr>, par <span class="auteurs">{s.author}</span></p><div class="introduction entry-content"><p>{esc(s.teaser)}</p></div></li>'

    @route(r"/(?:spip\.php)?")
    def index(self, ask: Ask) -> Answer | None:
        """Everything is one script."""
        words = [word.removesuffix("=") for word in ask.raw.partition("?")[2].split("&")]
        what = next((word for word in words if word.startswith(("rubrique", "article"))), words[0])
        if not what or what.startswith("lang"):
            return self._page("Accueil", f'<p>{self.w["blurb"]}</p><h2>À lire</h2><ul>{"".join(self._item(s) for s in self.stories[:5])}</ul>', "static")
        if what.startswith("rubrique"):
            return self._list(what[8:], ask.number("debut_articles", 0))
        if what.startswith("article") and what[7:].isdecimal():
            return self._text(int(what[7:]))
        match ask.query.get("page"):
            case "backend":
                return self._feed()
            case "login":
                return self._page("Identifiants", '<form><input name="var_login" /><input type="password" name="password" /></form>', "login")
            case "plan":
                return self._page("Plan du site", "".join(f'<h2><a href="spip.php?rubrique{n}">{name}</a></h2>' for n, name in NEWS.items()), "static")
        return None

    def _list(self, number: str, start: int) -> Answer | None:
        if number == "1":
            return self._page("L'université", "<ul>" + "".join(f'<li><a href="spip.php?article{n}">{name}</a></li>' for n, name in enumerate(self.w.list("menu"), 1)) + "</ul>", "static")
        if number == "5":
            return self._page("Agenda", "<ul>" + "".join(f'<li class="item short"><h3><a href="spip.php?article{20 + n}">{esc(s.title)}</a></h3></li>' for n, s in enumerate(self.notices)) + "</ul>", "listing")
        if number not in NEWS:
            return None
        items = [s for s in self.stories if self._rubrique(s) == number]
        links = " | ".join(f'<strong class="on">{n * SIZE}</strong>' if n * SIZE == start else f'<a href="spip.php?rubrique{number}&amp;debut_articles={n * SIZE}#pagination_articles" class="lien_pagination" rel="nofollow">{n * SIZE}</a>' for n in range(pages(tuple(items), SIZE)))
        return self._page(NEWS[number], f'<h1>{NEWS[number]}</h1><a id="pagination_articles"></a><ul>{"".join(self._item(s) for s in items[start : start + SIZE])}</ul><p class="pagination">{links}</p>', "listing")

    def _text(self, number: int) -> Answer | None:
        if 1 <= number <= 12:
            title = self.w.list("menu")[number - 1]
            return self._page(title, f'<h1 class="crayon article-titre">{title}</h1><div class="texte entry-content">{"".join(f"<p>{esc(t)}</p>" for t in prose("fr", self.id + str(number)))}</div>', "static")
        event = 20 <= number < 20 + len(self.notices)
        s = self.notices[number - 20] if event else self.by_number.get(str(number))
        if s is None:
            return None
        body = "\n".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        rubrique = "5" if event else self._rubrique(s)
        name = {**NEWS, "5": "Agenda"}[rubrique]
        main = f'<p id="hierarchie"><a href="{self.origin}">Accueil</a> &gt; <a href="spip.php?rubrique{rubrique}">{name}</a> &gt; <strong>{esc(s.title)}</strong></p><h1 class="crayon article-titre entry-title">{esc(s.title)}</h1><p class="info-publi"><abbr class="published" title="{s.iso}Z">{self.w.weekday(s.day)} {self.w.day(s.day)}</abbr>, par <span class="vcard author">{s.author}</span></p><div class="surlignable"><div class="crayon article-texte texte entry-content">{body}</div></div>'
        return self._page(s.title, main, "event" if event else "article", "" if event else str(number))

    def _feed(self) -> Answer:
        old = [s for s in self.stories if s.day <= FROZEN][:8]
        items = "".join(f"<item><title>{esc(s.title)}</title><link>{self.origin}/spip.php?article{s.number}</link><dc:date>{s.iso}Z</dc:date><description>{esc(s.teaser)}</description></item>" for s in old)
        return Answer(f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{self.w["name"]}</title><pubDate>{FROZEN:%a, %d %b %Y} 10:00:00 +0000</pubDate>{items}</channel></rss>', type="application/rss+xml; charset=utf-8", kind="feed")
