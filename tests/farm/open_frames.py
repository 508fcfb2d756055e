"""A Japanese site of frames, written by hand in Shift_JIS: one index a year, three ways to lay a page out, no metadata at all."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from tests.farm.model import Answer, Ask, Site, esc, route
from tests.farm.texts import Story, prose, stories

STATIC = ("guide", "president", "entrance", "student", "research", "inter", "library", "life", "job", "ob", "access")
HEAD = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><title>{}</title></head>'


class Frames(Site):
    id = "frames"
    address = "127.0.1.31"
    language = "ja"
    country, zone = "JP", "Asia/Tokyo"
    what = "frameset, Shift_JIS in the meta only, one index a year, hand-made pages in three layouts, titles all alike, no robots, no feed, no sitemap"
    count = 44
    encoding = "shift_jis"
    declared = None

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/whatsnew/(?P<y>\d\d\d\d)/(?P<d>\d\d\d\d[a-h])\.html'
[[listings]]
url = "{self.origin}/whatsnew/"
"""

    @property
    def stories(self) -> tuple[Story, ...]:
        return stories(self.language, self.count, self.id, days=40)

    @cached_property
    def paths(self) -> dict[int, str]:
        """Addresses by number: the day, and a letter for each story of the day."""
        found, counts = {}, defaultdict(int)
        for s in reversed(self.stories):
            counts[s.day] += 1
            found[s.number] = f"/whatsnew/{s.day:%Y}/{s.day:%m%d}{'abcdefgh'[counts[s.day] - 1]}.html"
        return found

    def link(self, story: Story) -> str:
        return self.paths[story.number]

    @route(r"/(?:index\.html?)?")
    def frameset(self, ask: Ask) -> Answer:
        """The frames."""
        return Answer(HEAD.format(self.w["name"]) + '<frameset cols="180,*" border="0"><frame src="menu.html" name="menu"><frame src="main.html" name="main"><noframes><body>フレーム対応のブラウザでご覧ください。</body></noframes></frameset></html>')

    @route(r"/menu\.html")
    def menu(self, ask: Ask) -> Answer:
        """The left frame."""
        links = "<br>\n".join(f'<a href="{p}/{p}.html" target="main">{n}</a>' for p, n in zip(STATIC, self.w.list("menu"), strict=False))
        return Answer(HEAD.format("menu") + f'<body bgcolor="#e0ffe0"><img src="img/logo.gif"><br>{links}<br><a href="whatsnew/index.html" target="main">新着情報</a><br><a href="koubo/index.html" target="main">教員公募</a></body></html>')

    @route(r"/main\.html")
    def main(self, ask: Ask) -> Answer:
        """The right frame: six new things."""
        rows = "".join(f'<tr><td nowrap>{s.day.year}.{s.day.month}.{s.day.day}</td><td><a href=".{self.link(s)}">{esc(s.title)}</a>{"<img src=img/new.gif>" if n < 2 else ""}</td></tr>' for n, s in enumerate(self.stories[:6]))
        return Answer(HEAD.format(self.w["name"]) + f'<body><center><h2>{self.w["name"]}</h2></center><table>{rows}</table><a href="whatsnew/index.html">これまでの新着情報</a><hr><p>{self.w["blurb"]}</p></body></html>')

    @route(r"/whatsnew/(?:(\d{4})/)?(?:index\.html)?")
    def year(self, ask: Ask, year: str | None) -> Answer | None:
        """A year's index; the newest year stands at the section's own address."""
        years = sorted({s.day.year for s in self.stories}, reverse=True)
        if year is not None and int(year) not in years:
            return None
        shown = int(year or years[0])
        up = "" if year is None else "../"
        rows = "".join(f'<li>{s.day.month}月{s.day.day}日 <a href="{up}{self.link(s).removeprefix("/whatsnew/")}">{esc(s.title)}</a></li>\n' for s in self.stories if s.day.year == shown)
        links = " ".join(f'<a href="{up}{y}/index.html">{y}年</a>' for y in years)
        return Answer(HEAD.format("新着情報") + f'<body><h3>新着情報 {shown}年</h3><p>{links}</p><ul>{rows}</ul><a href="{up}../main.html">戻る</a></body></html>', kind="listing")

    @route(r"/whatsnew/\d{4}/\d{4}[a-h]\.html")
    def article(self, ask: Ask) -> Answer | None:
        """A story, in one of three layouts."""
        s = self.by_link.get(ask.path)
        return None if s is None else self._text(s, "article", str(s.number))

    def _text(self, s: Story, kind: str, key: str) -> Answer:
        day = f"{s.day.year}年{s.day.month}月{s.day.day}日"
        match s.number % 3:
            case 0:
                body = f'<center><font size="5" color="navy">{esc(s.title)}</font></center><div align="right">{day}</div><blockquote>{"<br><br>".join("　" + esc(t) for t in s.paragraphs)}</blockquote>'
            case 1:
                body = f'<h2>{esc(s.title)}</h2><p>（{day}）</p>{"".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)}'
            case _:
                body = f'<table width="600" border="1"><tr><th bgcolor="#ccccff">{esc(s.title)}</th></tr><tr><td>{"<p>".join(esc(t) for t in s.paragraphs)}</td></tr><tr><td align="right">{day} {s.author}</td></tr></table>'
        return Answer(HEAD.format(self.w["name"]) + f'<body>{body}<hr><a href="../index.html">新着情報へ</a></body></html>', kind=kind, key=key)

    @route(r"/koubo/(?:index\.html|(\d+)\.html)")
    def vacancies(self, ask: Ask, number: str | None) -> Answer | None:
        """Vacancies."""
        if number is None:
            return Answer(HEAD.format("教員公募") + "<body><h3>教員公募</h3><ul>" + "".join(f'<li>{s.day.month}月{s.day.day}日 <a href="{s.number}.html">{esc(s.title)}</a></li>' for s in self.notices) + "</ul></body></html>", kind="listing")
        s = next((s for s in self.notices if str(s.number) == number), None)
        return None if s is None else self._text(s, "event", "")

    @route("/(" + "|".join(STATIC) + r")/\1\.html")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return Answer(HEAD.format(title) + f'<body><h2>{title}</h2>{"".join(f"<p>{esc(t)}</p>" for t in prose("ja", self.id + name))}<a href="../main.html">戻る</a></body></html>')
