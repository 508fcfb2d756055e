"""A Korean site of .do addresses in EUC-KR: the university's board, and departments with boards of their own, which only their pages name;
numbers of boards that say nothing, boards of forms and of vacancies in the same design."""

from __future__ import annotations

from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose, stories

SIZE = 10
DEPARTMENTS = {"phys": "물리학과", "hist": "사학과", "chem": "화학과", "law": "법학과", "kor": "국어국문학과", "nurs": "간호학과"}
STATIC = ("greeting", "president", "admission", "student", "research", "exchange", "library", "campus")
MAIN = 102


class Departments(Site):
    id = "departments"
    address = "127.0.1.41"
    language = "ko"
    country, zone = "KR", "Asia/Seoul"
    what = "euc-kr, /NAME/board/list.do?boardId=N, six departments with boards of their own in a menu of all pages, forms and vacancies in the same design"
    count = 220
    encoding = declared = "euc-kr"
    robots = "User-agent: *\nDisallow: /member/\n"

    def _home(self, s: Story) -> str:
        """The department a story belongs to; empty for the centre."""
        return tuple(DEPARTMENTS)[s.number % 6] if s.section % 2 else ""

    def _board(self, place: str) -> int:
        return 311 + 20 * tuple(DEPARTMENTS).index(place) if place else MAIN

    def link(self, story: Story) -> str:
        place = self._home(story)
        return f"/{place or 'www'}/board/view.do?boardId={self._board(place)}&seq={story.number}"

    def by_hand(self) -> str:
        lists = "".join(f'[[listings]]\nurl = "{self.origin}/{p}/board/list.do?boardId={self._board(p)}"\n' for p in DEPARTMENTS)
        return rf"""
[[articles]]
pattern = '{self.origin}/[a-z]+/board/view\.do\?boardId=\d+&seq=(?P<number>\d+)'
[[listings]]
url = "{self.origin}/www/board/list.do?boardId={MAIN}"
{lists}"""

    def _of(self, place: str) -> tuple[Story, ...]:
        return tuple(s for s in self.stories if self._home(s) == place)

    def _jobs(self, place: str) -> tuple[Story, ...]:
        return stories("ko", 14, f"{self.id}/{place}", short=True, top=90_000)

    def _page(self, title: str, main: str, kind: str, key: str = "", place: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/www/{p}.do">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        departments = "".join(f'<li><a href="/{p}/main.do">{n}</a></li>' for p, n in DEPARTMENTS.items())
        own = f'<div class="lnb"><a href="/{place}/intro.do">학과소개</a><a href="/{place}/board/list.do?boardId={self._board(place)}">학과소식</a><a href="/{place}/board/list.do?boardId={self._board(place) + 1}">채용정보</a></div>' if place else ""
        return Answer(
            f"""<!doctype html><html lang="ko"><head><meta charset="euc-kr"><title>{esc(title)} | {DEPARTMENTS.get(place, w["name"])}</title></head><body><div class="gnb"><ul>{menu}<li><a href="/www/board/list.do?boardId={MAIN}">대학뉴스</a></li></ul><ul class="dept">{departments}</ul></div>{own}<div class="cont">{main}</div><div class="foot">{w["rights"]}</div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    @route("/")
    def home(self, ask: Ask) -> Answer:
        """The newest five of the centre."""
        rows = "".join(f'<li><a href="{esc(self.link(s))}">{esc(s.title)}</a><em>{s.day:%Y.%m.%d}</em></li>' for s in self._of("")[:5])
        return self._page(self.w["name"], f"<ul>{rows}</ul>", "static")

    @route("/([a-z]+)/(main|intro)[.]do")
    def department(self, ask: Ask, place: str, what: str) -> Answer | None:
        """A department."""
        if place not in DEPARTMENTS:
            return None
        text = "".join(f"<p>{esc(t)}</p>" for t in prose("ko", self.id + place + what, 2))
        return self._page(DEPARTMENTS[place], f"<h2>{DEPARTMENTS[place]}</h2>{text}", "static", place=place)

    @route(r"/([a-z]+)/board/(list|view)\.do")
    def board(self, ask: Ask, place: str, what: str) -> Answer | None:
        """A board: the centre's, a department's, or that of its vacancies."""
        place = "" if place == "www" else place
        if place and place not in DEPARTMENTS:
            return None
        board, own = ask.number("boardId", 0), self._board(place)
        if board not in {own, own + 1} or (board != own and not place):
            return None
        items = self._of(place) if board == own else self._jobs(place)
        base = f"/{place or 'www'}/board/list.do?boardId={board}"
        if what == "view":
            return self._view(items, ask.query.get("seq", ""), base, place, news=board == own)
        page, last = ask.number("pageIndex", 1), pages(items, SIZE)
        if not 1 <= page <= last:
            return None
        rows = "".join(f'<tr><td>{s.number}</td><td class="l"><a href="{esc(base.replace("list", "view", 1))}&amp;seq={s.number}">{esc(s.title)}</a></td><td>{s.author}</td><td>{s.day:%Y.%m.%d}</td></tr>' for s in paged(items, page, SIZE))
        links = "".join(f"<strong>{n}</strong>" if n == page else f'<a href="{esc(base)}&amp;pageIndex={n}">{n}</a>' for n in range(1, last + 1))
        return self._page("학과소식" if board == own else "채용정보", f'<table class="board"><tbody>{rows}</tbody></table><div class="paging">{links}</div>', "listing", place=place)

    def _view(self, items: tuple[Story, ...], seq: str, base: str, place: str, *, news: bool) -> Answer | None:
        s = next((s for s in items if str(s.number) == seq), None)
        if s is None:
            return None
        body = "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        return self._page(s.title, f'<div class="view"><h3>{esc(s.title)}</h3><ul><li>작성자 {s.author}</li><li>작성일 {s.day:%Y.%m.%d}</li></ul><div class="txt">{body}</div><a href="{esc(base)}">목록</a></div>', "article" if news else "event", seq if news else "", place)

    @route("/www/(" + "|".join(STATIC) + r")\.do")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, f'<h2>{title}</h2>{"".join(f"<p>{esc(t)}</p>" for t in prose("ko", self.id + name))}', "static")
