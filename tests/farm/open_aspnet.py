"""ASP.NET Web Forms in Arabic: windows-1256, a pager that only posts back, numbers with gaps, view state."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from tests.farm.model import Answer, Ask, Site, Truth, esc, paged, pages, route
from tests.farm.texts import Story, prose

SIZE = 10
STATIC = ("About", "Leadership", "Admission", "Students", "Research", "International", "Library", "Activities", "Careers", "Alumni", "Contact")


class AspNet(Site):
    id = "aspnet"
    address = "127.0.1.7"
    language = "ar"
    country, zone = "JO", "Asia/Amman"
    what = "ASP.NET, windows-1256, right to left, __doPostBack pager, NewsDetails.aspx?id= with gaps, nothing else leads to old items"
    count = 60
    encoding = declared = "windows-1256"

    def link(self, story: Story) -> str:
        return f"/NewsDetails.aspx?id={story.number}"

    def articles(self) -> Iterable[Truth]:
        for place, story in enumerate(self.stories):
            yield Truth(str(story.number), self.link(story), story, reachable=place < SIZE)

    def _page(self, title: str, main: str, kind: str, key: str = "", page: int = 1) -> Answer:
        w = self.w
        state = base64.b64encode(f"/wEPDwUKMTY3|{page}|{title}".encode() * 4).decode()
        menu = "".join(f'<td class="menuItem"><a href="{p}.aspx">{n}</a></td>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        return Answer(
            f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml" dir="rtl" lang="ar"><head id="ctl00_Head1">
<title>{esc(title)} - {w["name"]}</title><meta http-equiv="Content-Type" content="text/html; charset=windows-1256" /></head><body><form name="aspnetForm" method="post" action="" id="aspnetForm">
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{state}" />
<script type="text/javascript">function __doPostBack(t,a){{var f=document.forms['aspnetForm'];f.__EVENTTARGET.value=t;f.__EVENTARGUMENT.value=a;f.submit();}}</script>
<div id="ctl00_header"><a href="Default.aspx"><img src="images/logo.gif" alt="" /></a></div><table id="ctl00_Menu1"><tr>{menu}<td class="menuItem"><a href="News.aspx">{w["news"]}</a></td><td class="menuItem"><a href="Events.aspx">الفعاليات</a></td><td><a href="Login.aspx?ReturnUrl=%2fDefault.aspx">دخول</a></td></tr></table>
<div id="ctl00_Main">{main}</div><div id="footer">{w["rights"]}</div></form></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    def _rows(self, items: Iterable[Story], page: str = "NewsDetails") -> str:
        return "".join(f'<tr><td><a href="{page}.aspx?id={s.number}">{esc(s.title)}</a></td><td class="date">{s.day:%d/%m/%Y}</td></tr>' for s in items)

    @route(r"/(?:Default\.aspx)?")
    def home(self, ask: Ask) -> Answer:
        """Four items."""
        return self._page("الرئيسية", f'<h2>{self.w["news"]}</h2><table>{self._rows(self.stories[:4])}</table><a href="News.aspx">{self.w["more"]}</a><h2>الفعاليات</h2><table>{self._rows(self.notices[:4], "EventDetails")}</table>', "static")

    @route(r"/News\.aspx")
    def listing(self, ask: Ask) -> Answer:
        """Page 1 for whoever gets it; the others for whoever posts the event back."""
        page, last = 1, pages(self.stories, SIZE)
        argument = ask.form.get("__EVENTARGUMENT", "")
        if ask.method == "POST" and argument.startswith("Page$") and argument[5:].isdecimal():
            page = min(max(int(argument[5:]), 1), last)
        links = "".join(f"<td><span>{n}</span></td>" if n == page else f"<td><a href=\"javascript:__doPostBack('ctl00$Main$gvNews','Page${n}')\">{n}</a></td>" for n in range(1, last + 1))
        return self._page(self.w["news"], f'<h1>{self.w["news"]}</h1><table id="ctl00_Main_gvNews" border="1">{self._rows(paged(self.stories, page, SIZE))}<tr class="pager"><td colspan="2"><table><tr>{links}</tr></table></td></tr></table>', "listing", page=page)

    @route(r"/Events\.aspx")
    def events(self, ask: Ask) -> Answer:
        """Events."""
        return self._page("الفعاليات", f"<h1>الفعاليات</h1><table>{self._rows(self.notices, 'EventDetails')}</table>", "listing")

    @route(r"/(News|Event)Details\.aspx")
    def details(self, ask: Ask, part: str) -> Answer:
        """A story or an event; an unknown number leads to the error page."""
        s = next((s for s in (self.stories if part == "News" else self.notices) if str(s.number) == ask.query.get("id")), None)
        if s is None:
            return self.moved("/Error.aspx?aspxerrorpath=/NewsDetails.aspx", 302)
        body = "".join(f'<p style="text-align: justify;"><span style="font-size: 14px;">{esc(t)}</span></p>' for t in s.paragraphs)
        main = f'<h1><span id="ctl00_Main_lblTitle">{esc(s.title)}</span></h1><span id="ctl00_Main_lblDate">{self.w.weekday(s.day)} {self.w.day(s.day)}</span><div id="ctl00_Main_divBody">{body}</div><a href="{part.replace("Event", "Events")}.aspx">{self.w["back"]}</a>'
        return self._page(s.title, main, "article" if part == "News" else "event", str(s.number) if part == "News" else "")

    @route(r"/Error\.aspx")
    def error(self, ask: Ask) -> Answer:
        """The error page says 200."""
        return self._page("خطأ", "<h1>عذراً، حدث خطأ</h1><p>الصفحة المطلوبة غير موجودة.</p>", "missing")

    @route(r"/Login\.aspx")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("دخول", '<input name="ctl00$Main$user" /><input type="password" name="ctl00$Main$pass" />', "login")

    @route("/(" + "|".join(STATIC) + r")\.aspx")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f"<h1>{title}</h1>" + "".join(f"<p>{esc(t)}</p>" for t in prose("ar", self.id + name)), "static")
