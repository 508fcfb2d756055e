"""TYPO3 in French without speaking addresses: tx_news_pi1[news]= with a cHash, static pages at the same script, iso-8859-1."""

from __future__ import annotations

from hashlib import md5

from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 10
LIST, DETAIL, EVENTS, EVENT = 41, 42, 51, 52
STATIC = range(2, 14)


def chash(*parts: object) -> str:
    """The checksum without which TYPO3 does not answer."""
    return md5("/".join(map(str, parts)).encode()).hexdigest()


class Typo3(Site):
    id = "typo3"
    address = "127.0.1.10"
    language = "fr"
    country, zone = "FR", "Europe/Paris"
    what = "TYPO3, tx_news_pi1[news] with cHash, currentPage in brackets, iso-8859-1, static pages by ?id=, year menu, no feed, no sitemap"
    count = 64
    encoding = "iso-8859-1"
    declared = None

    def link(self, story: Story) -> str:
        return self._detail(story, "news")

    def _detail(self, s: Story, what: str) -> str:
        page = DETAIL if what == "news" else EVENT
        return f"/index.php?id={page}&tx_{what}_pi1%5Baction%5D=detail&tx_{what}_pi1%5Bcontroller%5D=News&tx_{what}_pi1%5B{what}%5D={s.number}&cHash={chash(what, s.number)}"

    def _page(self, title: str, main: str, kind: str, key: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="index.php?id={n}">{name}</a></li>' for n, name in zip(STATIC, w.list("menu"), strict=True))
        return Answer(
            f"""<!DOCTYPE html><html lang="fr"><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><!-- This website is powered by TYPO3 - inspiring people to share! -->
<base href="{self.origin}/"><title>{esc(title)}: {w["name"]}</title><meta name="generator" content="TYPO3 CMS"></head><body id="p{len(title)}"><div id="header"><a href="index.php?id=1">{w["name"]}</a></div>
<div id="nav"><ul>{menu}<li><a href="index.php?id={LIST}">Actualités</a></li><li><a href="index.php?id={EVENTS}">Agenda</a></li></ul></div><div id="col3"><!--TYPO3SEARCH_begin-->{main}<!--TYPO3SEARCH_end--></div><div id="footer">{w["rights"]} | <a href="index.php?id=13">Mentions légales</a></div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _item(self, s: Story, what: str) -> str:
        link = esc(self._detail(s, what))
        return f'<div class="article articletype-0"><h3><a title="{esc(s.title)}" href="{link}">{esc(s.title)}</a></h3><span class="news-list-date">{s.day:%d/%m/%Y}</span><div class="teaser-text"><p>{esc(s.teaser)}</p><a class="more" href="{link}">Lire la suite</a></div></div>'

    @route(r"/(?:index\.php)?")
    def index(self, ask: Ask) -> Answer | None:
        """Everything is one script."""
        page, query = ask.number("id", 1), ask.query
        if page == 1:
            return self._page("Accueil", f'<p>{self.w["blurb"]}</p><div class="news">{"".join(self._item(s, "news") for s in self.stories[:4])}</div><div class="agenda">{"".join(self._item(s, "event") for s in self.notices[:4])}</div><a href="index.php?id={LIST}">Toutes les actualités</a>', "static")
        if page == LIST:
            return self._list(query)
        if page == EVENTS:
            return self._page("Agenda", "".join(self._item(s, "event") for s in self.notices), "listing")
        if page in {DETAIL, EVENT}:
            what = "news" if page == DETAIL else "event"
            return self._text(what, query.get(f"tx_{what}_pi1[{what}]", ""), query.get("cHash", ""))
        if page in STATIC:
            title = self.w.list("menu")[page - 2]
            return self._page(title, f'<h1>{title}</h1><div class="csc-default">{"".join(f"<p>{esc(t)}</p>" for t in prose("fr", self.id + str(page)))}</div>', "static")
        return None

    def _list(self, query: dict[str, str]) -> Answer | None:
        year = query.get("tx_news_pi1[overwriteDemand][year]", "")
        number = query.get("tx_news_pi1[currentPage]", "1")
        if (year or number != "1") and query.get("cHash") != chash("list", year, number):
            return None
        items = tuple(s for s in self.stories if str(s.day.year) == year) if year else self.stories
        page, last = int(number), pages(items, SIZE)
        demand = f"&amp;tx_news_pi1%5BoverwriteDemand%5D%5Byear%5D={year}" if year else ""

        def at(n: int) -> str:
            return f"index.php?id={LIST}{demand}" + (f"&amp;tx_news_pi1%5BcurrentPage%5D={n}" if n > 1 else "") + (f"&amp;cHash={chash('list', year, n)}" if n > 1 or year else "")

        links = "".join(f'<li class="current">{n}</li>' if n == page else f'<li><a href="{at(n)}">{n}</a></li>' for n in range(1, last + 1))
        if page < last:
            links += f'<li class="last next"><a href="{at(page + 1)}">suivant</a></li>'
        years = "".join(f'<li><a href="index.php?id={LIST}&amp;tx_news_pi1%5BoverwriteDemand%5D%5Byear%5D={y}&amp;cHash={chash("list", y, 1)}">{y}</a></li>' for y in sorted({s.day.year for s in self.stories}, reverse=True))
        return self._page("Actualités", f'<h1>Actualités</h1><div class="news-list-view">{"".join(self._item(s, "news") for s in paged(items, page, SIZE))}<div class="page-navigation"><ul class="f3-widget-paginator">{links}</ul></div></div><ul class="news-menu-view">{years}</ul>', "listing", "facet" if year else "")

    def _text(self, what: str, number: str, given: str) -> Answer | None:
        s = next((s for s in (self.stories if what == "news" else self.notices) if str(s.number) == number), None)
        if s is None or given != chash(what, s.number):
            return None
        body = "".join(f'<p class="bodytext">{esc(t)}</p>' for t in s.paragraphs)
        news = what == "news"
        main = f'<div class="news news-single"><div class="article"><div class="header"><h1>{esc(s.title)}</h1></div><div class="footer"><p><span class="news-list-date">{self.w.day(s.day)}</span> <span class="news-list-category">{self.w.list("sections")[s.section]}</span></p></div><div class="news-text-wrap">{body}</div><a class="news-backlink-wrap" href="index.php?id={LIST if news else EVENTS}">Retour</a></div></div>'
        return self._page(s.title, main, "article" if news else "event", number if news else "")
