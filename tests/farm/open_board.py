"""A Korean board in the manner of Gnuboard: EUC-KR under a header that says UTF-8, notices pinned on every page, the listing's
page inside each article's address, sorting by every column, other boards in the same design."""

from __future__ import annotations

from tests.farm.model import Answer, Ask, Site, esc, paged, pages, route
from tests.farm.texts import Story, prose, stories

SIZE = 15
BOARDS = {"news": "대학뉴스", "recruit": "채용공고", "lost": "분실물"}
STATIC = ("intro", "president", "admission", "student", "research", "global", "library", "campus", "job", "alumni", "map")


class Board(Site):
    id = "board"
    address = "127.0.1.9"
    language = "ko"
    country, zone = "KR", "Asia/Seoul"
    what = "board.php?bo_table=news&wr_id=, euc-kr under a header that says utf-8, pinned notices, page= in article links, sort links, other boards"
    count = 220
    encoding = "euc-kr"
    declared = "utf-8"
    robots = "User-agent: *\nDisallow: /adm/\nDisallow: /bbs/login.php\nDisallow: /bbs/write.php\n"

    def link(self, story: Story) -> str:
        return f"/bbs/board.php?bo_table=news&wr_id={story.number}"

    def by_hand(self) -> str:
        return rf"""
drop_query = ["page", "sst", "sod", "sca"]
[[articles]]
pattern = '{self.origin}/bbs/board\.php\?bo_table=news&wr_id=(?P<number>\d+)'
[[listings]]
url = "{self.origin}/bbs/board.php?bo_table=news"
"""

    def _posts(self, board: str) -> tuple[Story, ...]:
        return self.stories if board == "news" else stories("ko", 40, f"{self.id}/{board}", short=True)

    def _page(self, title: str, main: str, kind: str, key: str = "") -> Answer:
        w = self.w
        menu = "".join(f'<li><a href="/page/{p}.php">{n}</a></li>' for p, n in zip(STATIC, w.list("menu"), strict=False))
        boards = "".join(f'<li><a href="/bbs/board.php?bo_table={b}">{n}</a></li>' for b, n in BOARDS.items())
        return Answer(
            f"""<!doctype html><html lang="ko"><head><meta charset="euc-kr"><meta http-equiv="imagetoolbar" content="no"><title>{esc(title)} &gt; {w["name"]}</title><script>var g5_url="{self.origin}";var g5_bbs_url="{self.origin}/bbs";</script></head>
<body><div id="hd"><h1 id="hd_h1">{w["name"]}</h1><ul id="tnb"><li><a href="/bbs/login.php?url=%2F">로그인</a></li></ul><nav id="gnb"><ul>{menu}{boards}</ul></nav></div><div id="container"><h2 id="container_title">{esc(title)}</h2>{main}</div>
<div id="ft"><p>{w["rights"]}</p><dl id="visit"><dt>오늘</dt><dd>{len(title) * 37}</dd></dl></div></body></html>""",
            kind=kind, key=key,
        )  # fmt: skip

    @route(r"/(?:index\.php)?")
    def home(self, ask: Ask) -> Answer:
        """The newest of each board."""
        boxes = "".join(
            f'<div class="lt"><strong class="lt_title"><a href="/bbs/board.php?bo_table={b}">{n}</a></strong><ul>'
            + "".join(f'<li><a href="/bbs/board.php?bo_table={b}&amp;wr_id={s.number}">{esc(s.title)}</a></li>' for s in self._posts(b)[:5])
            + "</ul></div>"
            for b, n in BOARDS.items()
        )
        return self._page(self.w["name"], boxes, "static")

    @route(r"/bbs/board\.php")
    def board(self, ask: Ask) -> Answer | None:
        """A board's listing or one of its posts."""
        board = ask.query.get("bo_table", "")
        if board not in BOARDS:
            return None
        posts = self._posts(board)
        if "wr_id" in ask.query:
            return self._view(board, posts, ask.query["wr_id"])
        page, last = max(ask.number("page", 1), 1), pages(posts, SIZE)
        base = f"/bbs/board.php?bo_table={board}"
        heads = "".join(f'<th><a href="{base}&amp;sop=and&amp;sst={column}&amp;sod={way}&amp;page={page}">{name}</a></th>' for column, name, way in (("wr_datetime", "날짜", "desc"), ("wr_hit", "조회", "asc" if ask.query.get("sod") == "desc" else "desc")))
        pinned = "".join(f'<tr class="bo_notice"><td class="td_num"><strong>공지</strong></td><td class="td_subject"><a href="{base}&amp;wr_id={s.number}">{esc(s.title)}</a></td><td class="td_datetime">{s.day:%m-%d}</td><td class="td_num">{s.views}</td></tr>' for s in (posts[20], posts[33]))
        rows = "".join(
            f'<tr><td class="td_num">{len(posts) - (page - 1) * SIZE - n}</td><td class="td_subject"><a href="{base}&amp;wr_id={s.number}{f"&amp;page={page}" if page > 1 else ""}">{esc(s.title)}</a></td><td class="td_datetime">{s.day:%m-%d}</td><td class="td_num">{s.views}</td></tr>'
            for n, s in enumerate(paged(posts, page, SIZE))
        )
        block = (page - 1) // 10 * 10
        links = "".join(f'<strong class="pg_current">{n}</strong>' if n == page else f'<a href="{base}&amp;page={n}" class="pg_page">{n}<span class="sound_only">페이지</span></a>' for n in range(block + 1, min(block + 10, last) + 1))
        if block + 10 < last:
            links += f'<a href="{base}&amp;page={block + 11}" class="pg_page pg_next">다음</a><a href="{base}&amp;page={last}" class="pg_page pg_end">맨끝</a>'
        if block:
            links = f'<a href="{base}" class="pg_page pg_start">처음</a><a href="{base}&amp;page={block}" class="pg_page pg_prev">이전</a>' + links
        sorted_ = "sst" in ask.query
        return self._page(BOARDS[board], f'<div class="tbl_head01 tbl_wrap"><table><thead><tr><th>번호</th><th>제목</th>{heads}</tr></thead><tbody>{pinned}{rows}</tbody></table></div><nav class="pg_wrap">{links}</nav>', "listing", "facet" if sorted_ else "")

    def _view(self, board: str, posts: tuple[Story, ...], number: str) -> Answer:
        place = next((n for n, s in enumerate(posts) if str(s.number) == number), None)
        if place is None:
            return Answer("<script>alert('글이 존재하지 않습니다.\\n글이 삭제되었거나 이동하였을 수 있습니다.');history.back();</script>", kind="missing")
        s, base = posts[place], f"/bbs/board.php?bo_table={board}"
        around = [(name, posts[n]) for name, n in (("이전글", place + 1), ("다음글", place - 1)) if 0 <= n < len(posts)]
        links = "".join(f'<li><span>{name}</span><a href="{base}&amp;wr_id={other.number}">{esc(other.title)}</a></li>' for name, other in around)
        body = "<br/>\n<br/>\n".join(esc(t) for t in s.paragraphs) if s.number % 2 else "".join(f"<p>{esc(t)}</p>" for t in s.paragraphs)
        main = (
            f'<article id="bo_v"><header><h1 id="bo_v_title">{esc(s.title)}</h1></header><section id="bo_v_info"><h2>페이지 정보</h2>작성자 <strong><span class="sv_member">{s.author}</span></strong><span class="sound_only">작성일</span><strong>{s.day:%y-%m-%d} {s.clock}</strong> 조회<strong>{s.views}회</strong></section>'
            f'<section id="bo_v_atc"><h2 id="bo_v_atc_title">본문</h2><div id="bo_v_con">{body}</div></section><ul class="bo_v_nb">{links}</ul><a href="{base}">목록</a></article>'
        )
        news = board == "news"
        return self._page(s.title, main, "article" if news else "event", number if news else "")

    @route(r"/bbs/login\.php")
    def login(self, ask: Ask) -> Answer:
        """Log in."""
        return self._page("로그인", '<form><input name="mb_id"><input type="password" name="mb_password"></form>', "login")

    @route("/page/(" + "|".join(STATIC) + r")\.php")
    def static(self, ask: Ask, name: str) -> Answer:
        """Static pages."""
        title = self.w.list("menu")[STATIC.index(name)]
        return self._page(title, "".join(f"<p>{esc(t)}</p>" for t in prose("ko", self.id + name)), "static")
