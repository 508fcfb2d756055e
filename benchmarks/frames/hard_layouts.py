"""The two layouts of the hard cases: one stale, one fresh; bare on purpose, so that the case alone is hard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.frames.frame import latest, links
from benchmarks.frames.texts import CRAWLED, Item
from benchmarks.frames.words import words


@dataclass(frozen=True)
class Layout:
    """How a site looks: class names begin with a word of its own."""

    name: str
    p: str
    """A paragraph's markup."""
    modern: bool

    def article(self, item: Item, inner: str, *, head: str = "h1", title: str | None = None, dated: str | None = None) -> str:
        """The story itself."""
        n, w = self.name, words(item.language)
        name = escape(title or item.title)
        day = dated if dated is not None else (w.day(item.day) if self.modern else f"{item.day:%d.%m.%Y}")
        if self.modern:
            return f'<article class="{n}-story"><{head} class="{n}-name">{name}</{head}><p class="{n}-day">{day}</p><div class="{n}-words">{inner}</div></article>'
        return f'<table class="{n}-grid"><tr><td class="{n}-name"><{head}>{name}</{head}></td></tr><tr><td class="{n}-info">{day} | {w["views"]}: {item.views}</td></tr><tr><td class="{n}-words">{inner}</td></tr></table>'

    def print(
        self, items: Sequence[Item], index: int, inner: str, *, above: str = "", below: str = "", title: str | None = None,
        dated: str | None = None,
    ) -> str:  # fmt: skip
        """The whole page."""
        item, n = items[index], self.name
        w = words(item.language)
        menu = links(w.list("menu"), '<li><a href="/@">{}</a></li>')
        recent = "".join(f'<li class="{n}-new"><a href="/news/{one.number}">{escape(one.title)}</a><p>{escape(one.first)}</p></li>' for one in latest(items, index, 5))
        share = f'<div class="{n}-share">{w["share"]} <a href="#">Facebook</a> <a href="#">Telegram</a> <a href="#">{w["print"]}</a></div>'
        body = self.article(item, inner, title=title, dated=dated)
        return f"""<!DOCTYPE html><html lang="{item.language}"><head><meta charset="utf-8"><title>{escape(title or item.title)} | {w["name"]}</title></head><body class="{n}">
{above}<header class="{n}-head"><a href="/">{w["name"]}</a><span class="{n}-clock">{w.day(CRAWLED)}</span><ul>{menu}</ul></header><div class="{n}-trail"><a href="/">{w["home"]}</a> / {w["news"]}</div>
<div class="{n}-main">{body}{share}{below}</div><div class="{n}-side"><h3>{w["latest"]}</h3><ul>{recent}</ul><p>{w["subscribe"]}</p></div>
<footer class="{n}-foot"><p>{w["blurb"]}</p><p>{w["rights"]}</p></footer></body></html>"""


stale = Layout("st", "{}<br><br>", modern=False)
fresh = Layout("fr", "<p>{}</p>", modern=True)
