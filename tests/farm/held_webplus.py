"""A Chinese university on the content system that names its lists list.htm, list2.htm: two columns of news, columns of vacancies,
lectures and tenders whose texts have addresses of the same form, a column of links to newspapers, twins for telephones."""

from __future__ import annotations

from tests.farm.extras import Extras
from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose, stories

SIZE = 14
NEWS = {"135": "学校要闻", "136": "院系动态"}
OTHERS = {"140": "招聘信息", "141": "学术讲座", "142": "招标公告"}
COLUMNS = {**NEWS, **OTHERS}
PAPERS = "137"
STATIC = ("xxgk", "jgsz", "zsxx", "rcpy", "kxyj", "gjjl", "tsg", "xywh", "jyzd", "xyzj", "lxwm")
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


class WebPlus(Extras, Site):
    id = "webplus"
    parts = ("/szdw", "/yxsz", "/xytk", "/xzzx")
    ending = ".htm"
    address = "127.0.1.34"
    held = True
    language = "zh"
    country, zone = "CN", "Asia/Shanghai"
    what = "list.htm, list2.htm, gb18030 called gbk, /2026/1030/c135a1234/page.htm in all columns, two of them news, pinned, telephone twins, soft 404"
    count = 190
    encoding = "gb18030"
    declared = None
    front = "/"

    def column(self, s: Story) -> str:
        """Two thirds belong to the university, a third to its schools."""
        return "136" if s.number % 3 == 0 else "135"

    def link(self, story: Story) -> str:
        return self._at(story, self.column(story))

    def _at(self, s: Story, column: str) -> str:
        return f"/{s.day:%Y/%m%d}/c{column}a{s.number}/page.htm"

    def by_hand(self) -> str:
        return rf"""
[[articles]]
pattern = '{self.origin}/(?P<y>\d\d\d\d)/(?P<md>\d\d\d\d)/c13[56]a(?P<number>\d+)/page\.htm'
[[listings]]
url = "{self.origin}/135/list.htm"
[[listings]]
url = "{self.origin}/136/list.htm"
"""

    def _posts(self, column: str) -> tuple[Story, ...]:
        if column in NEWS:
            return tuple(s for s in self.stories if self.column(s) == column)
        return stories("zh", 26, f"{self.id}/{column}", top=9000 + int(column), short=True)

    def _page(self, title: str, main: str, kind: str, key: str = "", head: str = "") -> Answer:
        w = self.w
        news = "".join(f'<li class="sub-item i2-{n}"><a href="/{c}/list.htm">{name}</a></li>' for n, (c, name) in enumerate({**NEWS, PAPERS: "媒体聚焦"}.items(), 1))
        menu = "".join(f'<li class="menu-item"><a href="/{p}/list.htm" target="_self">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        rest = "".join(f'<li class="menu-item"><a href="/{c}/list.htm">{n}</a></li>' for c, n in OTHERS.items())
        return Answer(
            f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gbk"><title>{esc(title)}</title>{head}<link type="text/css" href="/_css/_system/system.css" rel="stylesheet"/><script language="javascript" src="/_js/sudy-jquery-autoload.js"></script></head><body>
<div class="wrapper header"><div class="sitelogo"><a href="/main.htm"><img src="/_upload/tpl/00/03/3/template3/images/logo.png"></a></div><form action="/_web/_search/api/search/new.rst" method="post"><input class="search-title" name="keyword" value=""></form>
<ul class="wp_nav"><li class="menu-item"><a href="/main.htm">{w["home"]}</a></li><li class="menu-item"><a href="javascript:void(0);">{w["news"]}</a><ul class="sub-menu">{news}</ul></li>{menu}{rest}{self.extra_links}</ul><a href="/_web/login.jsp">登录</a></div>
<div class="wrapper main">{main}</div><div class="wrapper footer">{w["rights"]}　{w["city"]}路 12 号</div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _lines(self, column: str, posts: tuple[Story, ...], first: int = 1) -> str:
        return "".join(
            f"<li class=\"news n{n} clearfix\"><span class=\"news_title\"><a href='{self._at(s, column)}' target='_blank' title='{esc(s.title)}'>{esc(s.title)}</a></span><span class=\"news_meta\">{s.day:%Y-%m-%d}</span></li>"
            for n, s in enumerate(posts, first)
        )

    @route(r"/(?:main\.htm)?")
    def home(self, ask: Ask) -> Answer:
        """The newest of each column."""
        boxes = "".join(f'<div class="post"><div class="tt"><h3>{n}</h3><a class="more" href="/{c}/list.htm">更多</a></div><ul class="news_list">{self._lines(c, self._posts(c)[:6])}</ul></div>' for c, n in COLUMNS.items())
        return self._page(self.w["name"], boxes, "static")

    @route(r"/(\d{3})/list(\d*)\.htm")
    def listing(self, ask: Ask, column: str, number: str) -> Answer | None:
        """A page of a column; the first has no number. Those of the university's news pin an old text and offer a paper to print."""
        if column == PAPERS:
            return self._papers() if number in {"", "1"} else None
        if column not in COLUMNS:
            return None
        posts = self._posts(column)
        page, last = int(number or 1), pages(posts, SIZE)
        if not 1 <= page <= last:
            return None
        top = ""
        if column == "135":
            top = self._lines(column, (posts[51],), 0).replace('class="news n0', 'class="news istop n0')
            top += f"<li class=\"news clearfix\"><span class=\"news_title\"><a href='/_upload/article/files/3a/{page:02}/paper{page}.pdf' target='_blank'>{self.w['name']}校报第{700 - page}期</a></span><span class=\"news_meta\">{posts[0].day:%Y-%m-%d}</span></li>"
        back = f'<a class="first" href="/{column}/list1.htm"><span>第一页</span></a><a class="prev" href="/{column}/list{page - 1}.htm"><span>&lt;&lt;上一页</span></a>' if page > 1 else '<a class="first" href="javascript:void(0);"><span>第一页</span></a><a class="prev" href="javascript:void(0);"><span>&lt;&lt;上一页</span></a>'
        on = f'<a class="next" href="/{column}/list{page + 1}.htm"><span>下一页&gt;&gt;</span></a><a class="last" href="/{column}/list{last}.htm"><span>尾页</span></a>' if page < last else '<a class="next" href="javascript:void(0);"><span>下一页&gt;&gt;</span></a><a class="last" href="javascript:void(0);"><span>尾页</span></a>'
        pager = f'<div id="wp_paging_w6"><ul class="wp_paging clearfix"><li class="pages_count"><span class="per_page">每页&nbsp;<em class="per_count">{SIZE}</em>&nbsp;记录&nbsp;</span><span class="all_count">总共&nbsp;<em class="all_count">{len(posts)}</em>&nbsp;记录&nbsp;</span></li><li class="page_nav">{back}{on}</li><li class="page_jump"><span class="pages">页码&nbsp;<em class="curr_page">{page}</em>/<em class="all_pages">{last}</em></span><span><input class="pageNum" type="text"/></span><span><a class="pagingJump" href="javascript:void(0);">跳转到&nbsp;</a></span></li></ul></div>'
        return self._page(COLUMNS[column], f'<div class="col_title"><h2>{COLUMNS[column]}</h2></div><div id="wp_news_w6"><ul class="news_list list2">{top}{self._lines(column, paged(posts, page, SIZE))}</ul></div>{pager}', "listing")

    def _papers(self) -> Answer:
        lines = "".join(f"<li class=\"news clearfix\"><span class=\"news_title\"><a href='http://paper{s.number % 3}.example/{s.day:%Y-%m/%d}/content_{s.number}.htm' target='_blank'>【日报】{esc(s.title)}</a></span><span class=\"news_meta\">{s.day:%Y-%m-%d}</span></li>" for s in self.notices)
        return self._page("媒体聚焦", f'<div class="col_title"><h2>媒体聚焦</h2></div><ul class="news_list list2">{lines}</ul>', "listing")

    @route(r"/(?:_t3/)?(\d{4})/(\d{4})/c(\d{3})a(\d+)/page\.(htm|psp)")
    def text(self, ask: Ask, year: str, day: str, column: str, number: str, ending: str) -> Answer | None:
        """A text of a column, for desks and for telephones."""
        if column not in COLUMNS or (ending == "psp") != ask.path.startswith("/_t3/"):
            return None
        s = next((s for s in self._posts(column) if str(s.number) == number), None)
        if s is None or f"{s.day:%Y/%m%d}" != f"{year}/{day}":
            return None
        path, news = self._at(s, column), column in NEWS
        styles = ("text-indent:2em;line-height:1.75em;", "font-family:仿宋;font-size:19px;text-indent:37px")
        body = "".join(f'<p style="{styles[s.number % 2]}"><span style="font-size:16px;">{esc(t)}</span></p>' for t in s.paragraphs)
        if s.number % 4 == 1:
            body += f'<p style="text-align:right">（图文/{s.author}　审核/{self.w.list("persons")[s.number % 8]}）</p>'
        hot = "".join(f"<li class=\"news\"><a href='{self._at(other, column)}'>{esc(other.title)}</a></li>" for other in self._posts(column)[2:7])
        twin = f'<a class="mobile" href="/_t3{path[:-3]}psp">手机版</a>' if ending == "htm" else f'<a href="{path}">电脑版</a>'
        main = (
            f'<div class="col_path">当前位置：<a href="/main.htm">首页</a>&nbsp;&gt;&nbsp;<a href="/{column}/list.htm">{COLUMNS[column]}</a></div><div class="article" frag="窗口3"><h1 class="arti_title">{esc(s.title)}</h1><p class="arti_metas"><span class="arti_publisher">发布者：{s.author}</span><span class="arti_update">发布时间：{s.day:%Y-%m-%d}</span><span class="arti_views">浏览次数：<span class="WP_VisitCount" url="/_visitcountdisplay?siteId=2&amp;type=3&amp;articleId={s.number}">10</span></span></p>'
            f"<div class=\"entry\"><div class=\"read\"><div class='wp_articlecontent'>{body}</div></div></div>{twin}</div><div class=\"side\"><h3>热点</h3><ul>{hot}</ul></div>"
        )
        return self._page(s.title, main, "article" if news else "event", number if news else "", f'<link rel="canonical" href="{self.origin}{path}">' if ending == "psp" else "")

    @route(r"/_upload/article/files/3a/\d\d/paper\d+\.pdf")
    def paper(self, ask: Ask) -> Answer:
        """The university's newspaper, to print."""
        return Answer(PDF, type="application/pdf", kind="file")

    @route(r"/_web/login\.jsp")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("登录", '<form method="post"><input name="userName"><input type="password" name="password"></form>', "login")

    def missing(self, ask: Ask) -> Answer:
        """A soft 404 in the site's own dress."""
        return self._page("提示信息", '<div class="tip"><h2>对不起，您访问的页面不存在或已被删除！</h2><a href="/main.htm">返回首页</a></div>', "missing")

    @route("/(" + "|".join(STATIC) + r")/list\.htm")
    def static(self, ask: Ask, name: str) -> Answer:
        """A column of one text."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f"<div class=\"article\"><h1 class=\"arti_title\">{title}</h1><div class='wp_articlecontent'>{''.join(f'<p>{esc(t)}</p>' for t in prose('zh', self.id + name))}</div></div>", "static")
