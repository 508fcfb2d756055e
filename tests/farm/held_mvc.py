"""A Hungarian site on ASP.NET MVC in iso-8859-2: /hir/1234/slug, a button that posts JSON and gets JSON, categories with the same
button, short addresses without the slug; events, tenders and vacancies on addresses of the same form."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, Truth, esc, route
from tests.farm.texts import Story, prose, stories

SIZE = 12
PARTS = {"esemeny": ("esemenyek", "Események"), "palyazat": ("palyazatok", "Pályázatok"), "allas": ("allasok", "Állások")}
STATIC = ("az-egyetemrol", "vezetes", "felvetelizoknek", "kepzesek", "kutatas", "nemzetkozi", "konyvtar", "hallgatoi-elet", "karrier", "oregdiakok", "kapcsolat")
SCRIPT = """$(function () {
    var lista = $('#hirLista'), gomb = $('#tovabbiHirek');
    gomb.on('click', function (e) {
        e.preventDefault();
        var oldal = parseInt(lista.data('oldal'), 10) + 1;
        gomb.prop('disabled', true).text('Betöltés...');
        $.ajax({
            url: '/Hirek/Tovabbi',
            type: 'POST',
            contentType: 'application/json; charset=utf-8',
            dataType: 'json',
            data: JSON.stringify({ oldal: oldal, darab: lista.data('darab'), kategoria: lista.data('kategoria') }),
            success: function (valasz) {
                $.each(valasz.Elemek, function (i, h) {
                    lista.append('<div class="hir-elem"><a href="' + h.Url + '"><img src="' + h.Kep + '" alt=""></a><h3><a href="' + h.Url + '">' + h.Cim + '</a></h3><span class="datum">' + h.Datum + '</span><p>' + h.Bevezeto + '</p></div>');
                });
                lista.data('oldal', oldal);
                gomb.prop('disabled', false).text('További hírek');
                if (!valasz.VanMeg) { gomb.remove(); }
            }
        });
    });
    $('#hirlevel').on('submit', function () { $.post('/Hirlevel/Feliratkozas', $(this).serialize()); return false; });
});
"""


class Mvc(Extras, Site):
    id = "mvc"
    parts = ("/munkatarsak", "/karok", "/galeria", "/dokumentumok")
    ending = ""
    address = "127.0.1.37"
    held = True
    language = "hu"
    country, zone = "HU", "Europe/Budapest"
    what = "ASP.NET MVC, iso-8859-2, /hir/1234/slug, a button that posts JSON and gets JSON, categories, addresses without the slug, a soft 404 after a redirect"
    count = 150
    encoding = declared = "iso-8859-2"
    robots = "User-agent: *\nDisallow: /Account/\nDisallow: /Admin/\n"

    def link(self, story: Story) -> str:
        return f"/hir/{story.number}/{story.slug}"

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Names of the categories, by number."""
        return {str(n): name for n, name in enumerate(self.w.list("sections"), 1)}

    def _of(self, kind: str) -> tuple[Story, ...]:
        return tuple(s for s in self.stories if kind in {"0", str(s.section + 1)})

    def articles(self) -> Iterable[Truth]:
        shown = {s.number for kind in ("0", *self.kinds) for s in self._of(kind)[:SIZE]} | {s.number for s in self._read}
        for story in self.stories:
            yield Truth(str(story.number), self.link(story), story, reachable=story.number in shown)

    @property
    def _read(self) -> tuple[Story, ...]:
        """What is read most, old as it is."""
        return (self.stories[40], self.stories[97], self.stories[121])

    def _others(self, part: str) -> tuple[Story, ...]:
        return stories("hu", 24, f"{self.id}/{part}", short=True)

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/oldal/{p}">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        parts = "".join(f'<li><a href="/{p}">{n}</a></li>' for p, n in PARTS.values())
        read = "".join(f'<li><a href="/hir/{s.number}">{esc(s.title)}</a></li>' for s in self._read)
        return Answer(
            f"""<!DOCTYPE html><html lang="hu"><head><meta charset="iso-8859-2" /><title>{esc(title)} - {w["name"]}</title>{head}<link href="/Content/css?v=pX2bk1" rel="stylesheet"/></head><body>
<div class="navbar navbar-inverse"><a class="navbar-brand" href="/">{w["name"]}</a><ul class="nav navbar-nav"><li><a href="/hirek">{w["news"]}</a></li>{parts}{menu}{self.extra_links}</ul><a id="loginLink" href="/Account/Login?ReturnUrl=%2F">Bejelentkezés</a><form action="/kereses"><input name="q" /></form></div>
<div class="container body-content"><div class="row"><div class="col-md-9">{main}</div><div class="col-md-3"><h4>Legolvasottabb</h4><ol>{read}</ol><form id="hirlevel" method="post" action="/Hirlevel/Feliratkozas"><input name="email" /><button>Feliratkozom a hírlevélre</button></form></div></div><hr /><footer><p>&copy; 2026 - {w["rights"]}</p></footer></div>
<script src="/bundles/jquery?v=8Oos0"></script><script src="/bundles/hirek?v=kT41mZ"></script></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _day(self, s: Story) -> str:
        return f"{s.day:%Y.%m.%d}."

    def _item(self, s: Story, path: str) -> str:
        return f'<div class="hir-elem"><a href="{path}"><img src="/kep/{s.number}?w=300" alt=""></a><h3><a href="{path}">{esc(s.title)}</a></h3><span class="datum">{self._day(s)}</span><p>{esc(s.teaser)}</p></div>'

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """Four items of news, two events."""
        events = "".join(self._item(s, f"/esemeny/{s.number}/{s.slug}") for s in self._others("esemeny")[:2])
        return self._page(self.w["home"], f'<div class="jumbotron"><p>{self.w["blurb"]}</p></div>{"".join(self._item(s, self.link(s)) for s in self.stories[:4])}<p><a class="btn btn-default" href="/hirek">Minden hír &raquo;</a></p><h2>Események</h2>{events}', "static")

    @route("/hirek")
    def listing(self, ask: Ask) -> Answer | None:
        """The newest twelve of all or of a category, and the button."""
        kind = ask.query.get("kategoria", "0")
        if kind != "0" and kind not in self.kinds:
            return None
        kinds = "".join(f'<li class="{"active" if n == kind else ""}"><a href="/hirek?kategoria={n}">{name}</a></li>' for n, name in self.kinds.items())
        items = self._of(kind)
        button = '<div class="text-center"><button type="button" id="tovabbiHirek" class="btn btn-primary">További hírek</button></div>' if len(items) > SIZE else ""
        main = f'<h1>{self.kinds.get(kind, self.w["news"])}</h1><ul class="nav nav-pills"><li><a href="/hirek">Mind</a></li>{kinds}</ul><div id="hirLista" data-oldal="1" data-darab="{SIZE}" data-kategoria="{kind}">{"".join(self._item(s, self.link(s)) for s in items[:SIZE])}</div>{button}<p><a href="/Letoltes/Sajto/12">Sajtóanyag (PDF)</a></p>'
        return self._page(self.w["news"], main, "listing")

    @route("/(?i:Hirek/Tovabbi)")
    def more(self, ask: Ask) -> Answer | None:
        """What the button gets; whoever does not post JSON gets an error."""
        asked: Any = None
        if ask.method == "POST" and ask.headers.get("content-type", "").startswith("application/json"):
            try:
                asked = json.loads(ask.body)
            except ValueError:
                asked = None
        if ask.method != "POST":
            return None
        try:
            page, size, kind = int(asked["oldal"]), int(asked.get("darab", SIZE)), str(asked.get("kategoria", "0"))
        except (TypeError, KeyError, ValueError, AttributeError):
            return Answer("<html><head><title>Runtime Error</title></head><body><h1>Server Error in '/' Application.</h1></body></html>", 500, kind="missing")
        items = self._of(kind)
        size = min(max(size, 1), 24)
        found = items[(page - 1) * size : page * size] if page > 0 else ()
        rows = [{"Id": s.number, "Cim": s.title, "Url": self.link(s), "Datum": self._day(s), "Bevezeto": s.teaser, "Kep": f"/kep/{s.number}?w=300", "Kategoria": s.section + 1} for s in found]
        return Answer(json.dumps({"Elemek": rows, "VanMeg": page * size < len(items), "Osszes": len(items)}, ensure_ascii=False), type="application/json", kind="api")

    @route("/bundles/(hirek|jquery)")
    def script(self, ask: Ask, name: str) -> Answer:
        """What the button does."""
        return Answer(SCRIPT if name == "hirek" else "window.jQuery=window.$=function(f){};", type="text/javascript; charset=utf-8", kind="file")

    @route(r"/hir/(\d+)(?:/([^/]*))?")
    def article(self, ask: Ask, number: str, name: str | None) -> Answer | None:
        """An item of news; the slug is for the reader only."""
        s = self.by_number.get(number)
        return self._text(s, self.link(s), "hir", ("hirek", self.w["news"])) if s else self.moved(f"/Hiba/404?aspxerrorpath=/hir/{number}", 302)

    @route(r"/(esemeny|palyazat|allas)/(\d+)(?:/[^/]*)?")
    def other(self, ask: Ask, part: str, number: str) -> Answer | None:
        """An event, a tender or a vacancy."""
        s = next((s for s in self._others(part) if str(s.number) == number), None)
        return self._text(s, f"/{part}/{s.number}/{s.slug}", part, PARTS[part]) if s else None

    def _text(self, s: Story, path: str, part: str, above: tuple[str, str]) -> Answer:
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        head = f'<link rel="canonical" href="{self.origin}{path}" /><meta property="og:title" content="{esc(s.title)}" /><meta property="og:url" content="{self.origin}{path}" />'
        when = f'<p class="hir-adat">{self.w.day(s.day)} {s.clock} | {s.author} | {s.views} {self.w["views"]}</p>' if part == "hir" else f"<p>Határidő: {self.w.day(s.day)}</p>"
        main = f'<ol class="breadcrumb"><li><a href="/">{self.w["home"]}</a></li><li><a href="/{above[0]}">{above[1]}</a></li><li class="active">{esc(s.title)}</li></ol><h1>{esc(s.title)}</h1>{when}<div class="hir-torzs">{body}</div><p><a href="/{above[0]}">Vissza</a></p>'
        return self._page(s.title, main, "article" if part == "hir" else "event", str(s.number) if part == "hir" else "", head)

    @route("/(" + "|".join(p for p, _ in PARTS.values()) + ")")
    def others(self, ask: Ask, name: str) -> Answer:
        """Events, tenders or vacancies."""
        part = next(part for part, (path, _) in PARTS.items() if path == name)
        return self._page(PARTS[part][1], f"<h1>{PARTS[part][1]}</h1>" + "".join(self._item(s, f"/{part}/{s.number}/{s.slug}") for s in self._others(part)), "listing")

    @route(r"/Letoltes/Sajto/\d+")
    def download(self, ask: Ask) -> Answer:
        """Something to print, whose address does not say so."""
        return Answer(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n", type="application/pdf", kind="file")

    @route("/kereses")
    def search(self, ask: Ask) -> Answer:
        """Searching."""
        return self._page(self.w["search"], "<h1>Keresés</h1><p>Nincs találat.</p>", "static")

    @route("/Account/Login")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("Bejelentkezés", '<form method="post"><input name="Email" /><input type="password" name="Password" /></form>', "login")

    @route("/Hiba/404")
    def error(self, ask: Ask) -> Answer:
        """The page of errors says 200."""
        return self._page("Hiba", "<h1>A keresett oldal nem található</h1><p>Lehet, hogy törölték vagy áthelyezték.</p>", "missing")

    @route("/oldal/(" + "|".join(STATIC) + ")")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<h1>{title}</h1><div class="hir-torzs">{"".join(f"<p>{esc(t)}</p>" for t in prose("hu", self.id + name))}</div>', "static")
