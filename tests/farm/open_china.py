"""A Chinese university's content system: GB 18030 called gb2312, /info/COLUMN/NUMBER.htm for every kind of text, listing pages
whose numbers count down, relative links with many ../."""

from __future__ import annotations

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose, stories

SIZE = 20
COLUMNS = {"1021": ("xyyw", "校园要闻"), "1030": ("rczp", "人才招聘"), "1031": ("xsyg", "学术预告")}
STATIC = ("xxgk", "jgsz", "zsxx", "rcpy", "kxyj", "gjjl", "tsg", "xywh", "jyzd", "xyzj", "lxwm")


class China(Extras, Site):
    id = "china"
    parts = ("/szdw", "/yxsz", "/xytk", "/xzzx")
    ending = ".htm"
    address = "127.0.1.25"
    language = "zh"
    country, zone = "CN", "Asia/Shanghai"
    what = "info/1021/N.htm for all columns, gb18030 called gb2312, listing pages counted down, deep ../ links, no feed, no sitemap, no robots"
    count = 300
    encoding = "gb18030"
    declared = None
    front = "/index.htm"

    def link(self, story: Story) -> str:
        return f"/info/1021/{story.number}.htm"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/info/1021/(?P<number>\d+)\.htm'
[[listings]]
url = "{self.origin}/xwzx/xyyw.htm"
"""

    def _posts(self, column: str) -> tuple[Story, ...]:
        return self.stories if column == "1021" else stories("zh", 30, f"{self.id}/{column}", short=True)

    def _page(self, title: str, main: str, kind: str, key: str = "", up: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="{up}{p}.htm">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        columns = "".join(f'<li><a href="{up}xwzx/{p}.htm">{n}</a></li>' for p, n in COLUMNS.values())
        return Answer(
            f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><HTML><HEAD><TITLE>{esc(title)}-{w["name"]}</TITLE><META http-equiv="Content-Type" content="text/html; charset=gb2312"><META Name="keywords" Content="{w["name"]}" />
<link rel="stylesheet" type="text/css" href="{up}style/style.css"><!--Announced by Visual SiteBuilder 9--><SCRIPT language="javascript" src="{up}system/resource/js/counter.js"></SCRIPT></HEAD><BODY><div class="top"><a href="{up}index.htm"><img src="{up}images/logo.png" /></a><ul class="nav">{menu}{columns}{self.extra_links}</ul></div>
<div class="weizhi">当前位置： <a href="{up}index.htm">首页</a> &gt;&gt; {esc(title[:12])}</div><div class="main">{main}</div><div class="foot">{w["rights"]}　访问量：<span id="cnt"></span></div></BODY></HTML>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _lines(self, column: str, posts: tuple[Story, ...], up: str) -> str:
        return "".join(f'<li id="line_u9_{n}"><span>{s.day:%Y-%m-%d}</span><a href="{up}info/{column}/{s.number}.htm" title="{esc(s.title)}">{esc(s.title if len(s.title) < 22 else s.title[:20] + "…")}</a></li>' for n, s in enumerate(posts))

    @route(r"/(?:index\.htm)?")
    def home(self, ask: Ask) -> Answer:
        """The newest of each column."""
        boxes = "".join(f'<div class="box"><h3>{n}<a href="xwzx/{p}.htm">更多&gt;&gt;</a></h3><ul>{self._lines(c, self._posts(c)[:6], "")}</ul></div>' for c, (p, n) in COLUMNS.items())
        return self._page("首页", boxes, "static")

    @route(r"/xwzx/(xyyw|rczp|xsyg)(?:/(\d+))?\.htm")
    def listing(self, ask: Ask, name: str, number: str | None) -> Answer | None:
        """Page 1 has no number; the second has the greatest, the last has 1."""
        column = next(c for c, (p, _) in COLUMNS.items() if p == name)
        posts = self._posts(column)
        last = pages(posts, SIZE)
        page = 1 if number is None else last - int(number) + 1
        if not 1 <= page <= last or (number is not None and page == 1):
            return None
        up = "../" if number is None else "../../"

        def at(n: int) -> str:
            folder = f"{name}/" if number is None else ""
            return f"{folder}{last - n + 1}.htm" if n > 1 else f"../{name}.htm"

        links = f'共{len(posts)}条 {page}/{last} '
        links += f'<span class="p_next"><a href="{at(page + 1)}">下页</a></span><span class="p_last"><a href="{at(last)}">尾页</a></span>' if page < last else '<span class="p_next_d">下页</span>'
        links += f'<span class="p_first"><a href="{at(1)}">首页</a></span>' + (f'<span class="p_prev"><a href="{at(page - 1)}">上页</a></span>' if page > 1 else "") if page > 1 else ""
        return self._page(COLUMNS[column][1], f'<ul class="list">{self._lines(column, paged(posts, page, SIZE), up)}</ul><div class="pb_sys_common pb_sys_normal">{links}</div>', "listing", up=up)

    @route(r"/info/(1021|1030|1031)/(\d+)\.htm")
    def info(self, ask: Ask, column: str, number: str) -> Answer | None:
        """A text of a column."""
        posts = self._posts(column)
        place = next((n for n, s in enumerate(posts) if s.number == int(number)), None)
        if place is None:
            return None
        s, news = posts[place], column == "1021"
        around = "".join(f'<p>{name}：<a href="{posts[n].number}.htm">{esc(posts[n].title)}</a></p>' for name, n in (("上一条", place - 1), ("下一条", place + 1)) if 0 <= n < len(posts))
        body = "".join(f'<p style="text-indent: 2em; line-height: 1.75em;"><span style="font-family: 宋体; font-size: 16px;">{esc(t)}</span></p>' for t in s.paragraphs)
        source = self.w.list("departments")[s.number % len(self.w.list("departments"))]
        main = f'<form name="_newscontent_fromname"><div class="content-title"><h3>{esc(s.title)}</h3></div><div class="content-info">发布时间：{s.day.year}年{s.day.month:02}月{s.day.day:02}日 {s.clock}　作者：{s.author}　来源：{source}　点击：[<span id="dynclicks">{s.views}</span>]</div><div id="vsb_content" class="v_news_content">{body}</div></form><div class="around">{around}</div><p align="center">【<a href="javascript:window.close()">关闭</a>】</p>'
        return self._page(s.title, main, "article" if news else "event", number if news else "", "../../")

    @route("/(" + "|".join(STATIC) + r")\.htm")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<div class="v_news_content">{"".join(f"<p>{esc(t)}</p>" for t in prose("zh", self.id + name))}</div>', "static")
