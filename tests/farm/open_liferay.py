"""Liferay in Spanish: the asset publisher's addresses, ;jsessionid= in every link of a visitor without a cookie, _cur= pages,
redirect parameters that repeat whole addresses."""

from __future__ import annotations

import re
from hashlib import md5
from urllib.parse import quote

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 8
PORTLET = "com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_hYt4"
STATIC = ("la-universidad", "gobierno", "admision", "estudios", "investigacion", "internacional", "biblioteca", "vida", "empleo", "egresados", "contacto")


class Liferay(Extras, Site):
    id = "liferay"
    parts = ("/web/guest/profesorado", "/web/guest/facultades", "/web/guest/galeria", "/documents/20184")
    ending = ""
    address = "127.0.1.24"
    language = "es"
    country, zone = "ES", "Europe/Madrid"
    what = "Liferay, asset_publisher addresses, ;jsessionid in links, _cur pager with p_p_id, redirect parameters, /w/ twins"
    count = 48
    front = "/web/guest/inicio"

    def __init__(self) -> None:
        super().__init__()
        self._visits = 0

    def link(self, story: Story) -> str:
        return f"/web/guest/comunicacion/-/asset_publisher/hYt4/content/{story.slug}"

    def answer(self, ask: Ask) -> Answer:
        path, _, _ = ask.path.partition(";jsessionid=")
        answer = super().answer(Ask(ask.method, ask.host, path, ask.raw, ask.query, ask.headers, ask.form))
        if not answer.type and isinstance(answer.body, str) and "jsessionid" not in ask.headers.get("cookie", "").lower():
            self._visits += 1
            mark = ";jsessionid=" + md5(f"{self._visits}".encode()).hexdigest().upper() + ".node1"
            answer.body = re.sub(r'href="(/web/guest/[^"?;]*)', rf'href="\1{mark}', answer.body)
            answer.headers = {**answer.headers, "Set-Cookie": f"JSESSIONID={md5(b'y').hexdigest().upper()}.node1; Path=/; HttpOnly"}
        return answer

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li class="lfr-nav-item"><a href="/web/guest/{p}" role="menuitem"><span>{n}</span></a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        return Answer(
            f"""<!DOCTYPE html><html class="ltr" dir="ltr" lang="es-ES"><head><title>{esc(title)} - {w["name"]}</title><meta content="text/html; charset=UTF-8" http-equiv="content-type" />{head}<script>var Liferay = Liferay || {{}};</script></head>
<body class="controls-visible yui3-skin-sam signed-out public-page site"><header id="banner"><a class="logo" href="/web/guest/inicio">{w["name"]}</a><a href="/c/portal/login?p_l_id=20184" rel="nofollow">Acceder</a></header><nav id="navigation"><ul role="menubar">{menu}<li class="lfr-nav-item"><a href="/web/guest/comunicacion"><span>Comunicación</span></a></li>{self.extra_links}<li class="lfr-nav-item"><a href="/web/guest/agenda"><span>Agenda</span></a></li></ul></nav>
<section id="content"><div class="portlet-boundary portlet-asset-publisher">{main}</div></section><footer>{w["rights"]}</footer></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _entry(self, s: Story, link: str, back: str) -> str:
        target = f"{link}?inheritRedirect=false&amp;redirect={quote(self.origin + back, safe='')}"
        return f'<div class="asset-abstract"><h3 class="asset-title"><a href="{target}">{esc(s.title)}</a></h3><div class="metadata-publish-date">{s.day.day}/{s.day:%m/%y}</div><div class="asset-summary">{esc(s.teaser)}<a href="{target}">Leer más<span class="hide-accessible">Acerca de {esc(s.title)}</span> &raquo;</a></div></div>'

    @route(r"/|/web/guest(?:/inicio)?")
    def home(self, ask: Ask) -> Answer:
        """Three stories, three events."""
        if ask.path == "/":
            return self.moved("/web/guest/inicio", 302)
        return self._page("Inicio", "".join(self._entry(s, self.link(s), "/web/guest/inicio") for s in self.stories[:3]) + "".join(self._entry(s, f"/web/guest/agenda/-/asset_publisher/Zq81/content/{s.slug}", "/web/guest/inicio") for s in self.notices[:3]) + f'<p>{self.w["blurb"]}</p>', "static")

    @route("/web/guest/comunicacion")
    def listing(self, ask: Ask) -> Answer:
        """Eight a page."""
        cur = max(ask.number(f"_{PORTLET}_cur", 1), 1)
        last = pages(self.stories, SIZE)
        base = f"/web/guest/comunicacion?p_p_id={PORTLET}&amp;p_p_lifecycle=0&amp;p_p_state=normal&amp;p_p_mode=view&amp;_{PORTLET}_delta={SIZE}&amp;p_r_p_resetCur=false&amp;_{PORTLET}_cur="
        following = f'<li><a href="{base}{cur + 1}">Siguiente</a></li>' if cur < last else '<li class="disabled"><a href="javascript:;">Siguiente</a></li>'
        before = f'<li><a href="{base}{cur - 1}">Anterior</a></li>' if cur > 1 else ""
        rows = "".join(self._entry(s, self.link(s), "/web/guest/comunicacion") for s in paged(self.stories, cur, SIZE))
        return self._page("Comunicación", f'{rows}<div class="taglib-page-iterator"><small>Mostrando página {cur} de {last}.</small><ul class="lfr-pagination-buttons pager">{before}{following}</ul></div>', "listing")

    @route("/web/guest/agenda")
    def events(self, ask: Ask) -> Answer:
        """Events."""
        return self._page("Agenda", "".join(self._entry(s, f"/web/guest/agenda/-/asset_publisher/Zq81/content/{s.slug}", "/web/guest/agenda") for s in self.notices), "listing")

    @route(r"/web/guest/(comunicacion|agenda)/-/asset_publisher/\w+/content/(?:id/)?([a-z0-9-]+)|/(w)/([a-z0-9-]+)")
    def content(self, ask: Ask, part: str | None, name: str | None, short: str | None, other: str | None) -> Answer | None:
        """A story or an event."""
        news = part == "comunicacion" or short == "w"
        s = next((s for s in (self.stories if news else self.notices) if s.slug == (name or other)), None)
        if s is None:
            return self._page("Error", '<div class="alert alert-danger">El contenido no está disponible.</div>', "missing")
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        url = self.origin + (self.link(s) if news else f"/web/guest/agenda/-/asset_publisher/Zq81/content/{s.slug}")
        main = f'<div class="asset-full-content"><h2 class="component-title"><span class="asset-title">{esc(s.title)}</span></h2><div class="journal-content-article"><span class="fecha">{self.w.day(s.day)}</span>{body}</div><div class="asset-metadata">Publicado {s.day.day}/{s.day:%m/%y}</div><a href="/web/guest/comunicacion">Volver</a></div>'
        return self._page(s.title, main, "article" if news else "event", str(s.number) if news else "", f'<link href="{url}" rel="canonical" />')

    @route("/c/portal/login")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("Acceder", '<form><input name="login" /><input type="password" name="password" /></form>', "login")

    @route("/web/guest/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<div class="journal-content-article"><h2>{title}</h2>{"".join(f"<p>{esc(t)}</p>" for t in prose("es", self.id + name))}</div>', "static")
