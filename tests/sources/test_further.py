"""Where a listing goes on: by its scripts, by a form it posts, and in its archives."""

from __future__ import annotations

import pytest

from tests.cost import at_most
from tests.sources.made import articles, listed, pages, reading, site

ROWS = "".join(f'<p><a href="/news/{n}">A title that is long enough {n}</a></p>' for n in range(9, 4, -1))


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<button class="load-more" data-url="/ajax/news?page=2">Показать ещё</button>', "/ajax/news?page=2"),
        ('<button data-url="/ajax/news" data-page="2">Daha fazla göster</button>', "/ajax/news?page=2"),
        ('<div class="infinite" data-next-url="/news/list?offset=5"></div>', "/news/list?offset=5"),
        ('<button hx-get="/news/part?page=2" hx-target="#list">더보기</button>', "/news/part?page=2"),
        ('<a class="btn" href="/news/?page=2">加载更多</a>', "/news/?page=2"),
        ('<span id="loadMore" data-ajax="/api/list/{page}/">Тағы көрсету</span>', "/api/list/2/"),
        ('<button class="more-news" data-href="/more.php" data-offset="5" data-limit="5">Mehr laden</button>', "/more.php?offset=5&limit=5"),
        ("<script>function more(){ $.get('/api/news?page=' + page, add) }</script>", "/api/news?page=2"),
        ("<script>const r = await fetch(`/api/news?offset=${offset}&limit=5`)</script>", "/api/news?offset=5&limit=5"),
        ("<script>$.ajax({url: '/get_news.php', type: 'GET', data: {page: p, lang: 'ru'}})</script>", "/get_news.php?page=2&lang=ru"),
    ],
)
def test_what_a_button_or_script_would_load_next_is_found(html: str, wanted: str) -> None:
    assert pages(listed(ROWS + html)) == [wanted]


@pytest.mark.parametrize(
    "html",
    [
        '<a class="more" href="/news/9">Read more</a><button data-url="https://elsewhere.example/x?page=2" class="load-more">More</button>',
        "<script>$.ajax({url: '/vote.php', type: 'POST', data: {id: p}})</script>",
        '<div data-url="/share?page=2" class="share"></div><a href="/about">Show more</a>',
        "<script>var s = '/img/logo.png?v=' + version</script>",
    ],
)
def test_what_only_looks_like_it_is_left_alone(html: str) -> None:
    assert pages(listed(ROWS + html)) == []


def test_a_part_of_a_page_is_followed_by_the_part_after_it_until_one_is_empty() -> None:
    body = b"<li><a href='/news/9'>A title that is long enough</a></li><li><a href='/news/8'>Another title that is long</a></li>"
    assert pages(reading(body, "https://uni.example/ajax/news?page=2").links) == ["/ajax/news?page=3"]
    assert pages(reading(body, "https://uni.example/ajax/news?offset=4").links) == ["/ajax/news?offset=6"]
    assert pages(reading(b"<li>nothing more</li>", "https://uni.example/ajax/news?page=9").links) == []


def test_a_whole_page_with_the_same_button_is_followed_by_its_own_address() -> None:
    button = '<button class="load-more" data-url="/news/?page=2">Показать ещё</button>'
    assert pages(listed(ROWS + button, "https://uni.example/news/?page=4")) == ["/news/?page=5"]
    assert pages(listed(button, "https://uni.example/news/?page=9")) == []


def test_archives_by_year_and_month_are_followed_and_days_are_not() -> None:
    links = listed(
        ROWS + "".join(f'<a href="/news/{y}/">{y}</a>' for y in (2023, 2025, 2024, 2033)) + '<a href="/news/2025/05/">Мамыр</a>'
        '<a href="/news/2025/05/12/">12</a><a href="/about/2024/">x</a><a href="/news/report-2024-x">y</a>'
    )
    assert pages(links) == ["/news/2025/05/", "/news/2025/", "/news/2024/", "/news/2023/"]
    assert {link.source for link in links if link.kind == "listing"} == {"archive"}


def test_months_may_be_written_as_words() -> None:
    paths = ("2025/april", "2025/march", "2024/желтоқсан", "2024/reports")
    links = listed(ROWS + "".join(f'<a href="/news/{path}/">x</a>' for path in paths))
    assert [link.claims[0].value for link in links if link.kind == "listing"] == ["2025-04", "2025-03", "2024-12"]


def test_archives_in_a_query_or_a_choice_are_followed() -> None:
    choice = "<select>" + "".join(f'<option value="?year={y}">{y}</option>' for y in (2025, 2024, 2023)) + "</select>"
    assert pages(listed(ROWS + choice)) == ["/news/?year=2025", "/news/?year=2024", "/news/?year=2023"]


def test_a_calendar_that_only_turns_its_pages_is_left_alone() -> None:
    turn = '<table><a href="?year=2025&month=4">&lt;</a><a href="?year=2025&month=6">&gt;</a><a href="?year=2025&month=5&day=3">3</a></table>'
    assert pages(listed(ROWS + turn)) == []


FORM = """<form method="post" action="./"><input type="hidden" name="__VIEWSTATE" value="{state}"><input type="hidden" name="__EVENTTARGET"
 value=""><input name="q" value=""><input type="submit" name="go" value="Поиск"><select name="year"><option value="all" selected>Все
 </option></select>
 {rows}<table class="pager"><tr>{pager}</tr></table></form>"""


def grid(current: int, last: int, state: str = "AbC/+=") -> str:
    cells = "".join(
        f"<td><span>{n}</span></td>" if n == current else f"<td><a href=\"javascript:__doPostBack('ctl00$Grid','Page${n}')\">{n}</a></td>"
        for n in range(1, last + 1)
    )
    return FORM.format(state=state, rows=ROWS, pager=cells)


def test_the_next_page_of_a_form_that_is_posted_carries_its_fields() -> None:
    link = listed(grid(2, 4), "https://uni.example/news/")[-1]
    assert (link.kind, link.url, link.part) == ("listing", "https://uni.example/news/", "postback=ctl00$Grid/Page$3")
    assert dict(link.form or ()) == {
        "__VIEWSTATE": "AbC/+=", "__EVENTTARGET": "ctl00$Grid", "__EVENTARGUMENT": "Page$3", "q": "", "year": "all",
    }  # fmt: skip
    assert pages(listed(grid(4, 4), "https://uni.example/news/")) == []


@pytest.mark.parametrize("label", ["Следующая", "Келесі", "Sonraki »", "下一页", ">"])
def test_a_posted_next_button_is_understood_in_any_language(label: str) -> None:
    pager = f"<td><a href=\"javascript:__doPostBack('ctl00$Pager$next','')\">{label}</a></td>"
    link = listed(FORM.format(state="x", rows=ROWS, pager=pager))[-1]
    assert link.part == "postback=ctl00$Pager$next/"


@pytest.mark.parametrize("label", ["Older news items", "Ältere Meldungen", "Ескірек жаңалықтар", "更早"])
def test_a_posted_link_to_older_items_leads_on_where_it_is_called_a_pager(label: str) -> None:
    pager = f"<td><a href=\"javascript:__doPostBack('ctl00$Pager$lb','')\">{label}</a></td>"
    older = FORM.format(state="x", rows=ROWS, pager=pager)
    assert listed(older)[-1].part == "postback=ctl00$Pager$lb/"
    assert pages(listed(older.replace("$Pager", "$Menu").replace('class="pager"', 'class="menu"'))) == [], "a section of the site"


def test_dots_behind_the_last_number_lead_on() -> None:
    pager = "".join(f"<td><a href=\"javascript:__doPostBack('g','Page${n}')\">{n}</a></td>" for n in range(1, 10))
    pager += "<td><span>10</span></td><td><a href=\"javascript:__doPostBack('g','Page$11')\">...</a></td>"
    assert listed(FORM.format(state="x", rows=ROWS, pager=pager))[-1].part == "postback=g/Page$11"


def test_a_form_that_is_too_large_or_leads_elsewhere_is_not_sent() -> None:
    assert pages(listed(grid(1, 3, "x" * 500_000))) == []
    assert pages(listed(grid(1, 3).replace('action="./"', 'action="https://elsewhere.example/"'))) == []


def test_hostile_scripts_and_attributes_take_linear_time() -> None:
    with at_most(1000):
        listed("<script>" + "url:'/a" * 40_000 + "</script>" + "<script>" + "'/x?page=" * 30_000 + "</script>")
        listed('<a class="more" ' + 'data-url="/x" ' + ">x</a>" * 3_000 + "<b class='more' data-more='/a?page='>" * 3_000)


BOARD = (
    '<form name="frm" method="{method}" action="list.do?menu=7"><input type="hidden" name="pageIndex" value="1">'
    '<input type="hidden" name="bbs" value="B1"><input name="word" value=""></form>'
)
TURN = "<script>function turn(n){ document.frm.pageIndex.value = n; document.frm.submit(); }</script>"


def script_pager(current: int, last: int, call: str = "turn") -> str:
    numbers = [f"<b>{n}</b>" if n == current else f'<a href="#" onclick="{call}({n}); return false;">{n}</a>' for n in range(1, last + 1)]
    return f"<div class='p'>{' '.join(numbers)}</div>"


@pytest.mark.parametrize(("script", "call"), [(TURN, "turn"), ("", "fn_link_page"), ("<script src='/board.js'></script>", "goPage")])
def test_a_pager_whose_script_fills_a_form_posts_it_or_asks_for_it(script: str, call: str) -> None:
    posted = listed(ROWS + BOARD.format(method="post") + script + script_pager(1, 3, call), "https://uni.example/news/list.do")[-1]
    assert (posted.url, posted.part) == ("https://uni.example/news/list.do?menu=7", "postback=pageIndex/2")
    assert posted.form == (("pageIndex", "2"), ("bbs", "B1"), ("word", ""))
    asked = listed(ROWS + BOARD.format(method="get") + script + script_pager(2, 3, call), "https://uni.example/news/list.do?bbs=B1&pageIndex=2")
    assert pages(asked) == ["/news/list.do?pageIndex=3&bbs=B1"]
    assert pages(listed(ROWS + BOARD.format(method="post") + script + script_pager(3, 3, call))) == []


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        (script_pager(1, 3, "go") + "<script>function go(p){ location.href='/news/?dq=' + p }</script>", "/news/?dq=2"),
        (
            "<p><a onclick='RefreshPageTo(event, \"/news/?Paged=TRUE\\u0026PageFirstRow=6\")' href='javascript:'><img alt='Next'></a></p>",
            "/news/?Paged=TRUE&PageFirstRow=6",
        ),
        (
            "<p class='pagination'><b>0</b> <a href='?debut_articles=5#p'>5</a> <a href='?debut_articles=10#p'>10</a></p>",
            "/news/?debut_articles=5#p",
        ),
        (
            "<p class='pages'><b data-page='1'>1</b> <b data-page='2'>2</b></p><script>$('.pages b').click(function(){"
            " location = '?page=' + $(this).attr('data-page') })</script>",
            "/news/?page=2",
        ),
    ],
)  # fmt: skip
def test_pages_that_a_script_opens_or_that_are_called_by_their_first_row_are_found(html: str, wanted: str) -> None:
    assert pages(listed(ROWS + html)) == [wanted]


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<form method='post' action='l.asp'><input type='hidden' name='page' value='2'><input type='submit' value='Sonraki &gt;'></form>", "postback=page/2"),
        ("<form method='post' action='l.asp'><button name='page' value='2'>2</button> <button name='page' value='3'>3</button></form>", "postback=page/2"),
        ("<form action='l.asp'><input type='hidden' name='page' value='2'><input type='submit' value='Вперёд'></form>", "/news/l.asp?page=2"),
        ("<select onchange='location.href=\"l.asp?p=\" + this.value'><option value='1' selected>1<option value='2'>2</select>", "/news/l.asp?p=2"),
        ("<select onchange='go(this)'><option value='/news/b1'>стр. 1<option value='/news/b2'>стр. 2</select><script>function go(s){ top.location = s.options[s.selectedIndex].value }</script>", "/news/b2"),
        ("<form action='l.asp'><input type='hidden' name='y' value='7'><select name='page'><option>1<option selected>2<option>3</select><input type='submit' value='Go'></form>", "/news/l.asp?y=7&page=3"),
    ],
)  # fmt: skip
def test_buttons_and_boxes_that_turn_pages_are_followed(html: str, wanted: str) -> None:
    links = [link for link in listed(ROWS + html) if link.kind == "listing"]
    assert [link.part or link.url.removeprefix("https://uni.example") for link in links] == [wanted]


NEXT_ASKED = "<form method=post action='{action}'>{fields}<input type=hidden name=page value=1><button>{label}</button></form>"


@pytest.mark.parametrize(
    ("action", "fields", "label"),
    [
        ("/news/", "<input type=text name=answer>", "Next"),
        ("/news/", "<input name=adsoyad>", "Sonraki"),
        ("/news/", "<textarea name=t></textarea>", "Weiter"),
        ("/news/", "<input type=radio name=a value=1>", "Следующая"),
        ("/news/", "<input name=user><input type=password name=p>", "Next"),
        ("/news/", "<input type=email name=e>", "Weiter"),
        ("/umfrage.html", "", "Weiter"),
        ("/basvuru/adim", "", "Sonraki"),
        ("/news/vote", "", "Next"),
        ("/news/?do=vote", "", "Next"),
    ],
)  # fmt: skip
def test_a_form_that_asks_something_or_leads_elsewhere_is_not_posted_whatever_its_button_says(action: str, fields: str, label: str) -> None:
    form = NEXT_ASKED.format(action=action, fields=fields, label=label)
    assert pages(listed(ROWS + form)) == []
    by_script = form.replace("<form", "<form id=f").replace(f"<button>{label}</button>", "")
    assert pages(listed(f"{ROWS}{by_script}<a href='#' onclick=\"document.getElementById('f').submit()\">{label}</a>")) == []
    assert pages(listed(ROWS + NEXT_ASKED.format(action="/news/", fields="<input name=searchText>", label=label))) == ["/news/"]


def test_a_posted_back_wizard_is_no_pager() -> None:
    wizard = "<form method=post><input name=ctl00$Name><a href=\"javascript:__doPostBack('ctl00$W$StepNext','')\">Next</a></form>"
    assert pages(listed(ROWS + wizard)) == []


def test_a_text_field_is_no_button() -> None:
    assert pages(listed(f"{ROWS}<form method=post action='/news/'><input type=hidden name=page value=2><input name=q value=Next></form>")) == []


def test_a_box_of_years_or_of_sections_turns_no_page() -> None:
    for options in ("<option value='2023'>2023<option value='2024'>2024", "<option value='a'>All<option value='b'>Science 1"):
        assert pages(listed(f"{ROWS}<select name='page' onchange='location.href=\"?y=\"+this.value'>{options}</select>")) == []
    months = "".join(f"<option>{month}" for month in range(1, 13))
    assert pages(listed(f"{ROWS}<select id='arch_month' onchange='location.href=\"?m=\"+this.value'>{months}</select>")) == []


def test_titles_that_a_function_opens_are_articles_of_a_listing() -> None:
    rows = "".join(f"<li onclick=\"view('{n}')\">A title that is long enough {n}</li>" for n in range(9, 4, -1))
    script = "<script>function view(n){ var f = document.forms[0]; f.no.value = n; f.action = '/news/' + n; f.submit() }</script>"
    assert articles(listed(f"{rows}<form method='post'><input type='hidden' name='no'></form>{script}")) == [
        f"/news/{n}?no={n}" for n in range(9, 4, -1)
    ]


def test_a_listing_with_a_pager_of_its_own_needs_none_of_this() -> None:
    html = ROWS + '<div class="pagination"><a class="next" href="?page=2">Next</a></div><button data-url="/ajax?page=2" class="load-more">More</button>'
    assert pages(listed(html)) == ["/news/?page=2"]
    assert articles(listed(html, of=site())) == [f"/news/{n}" for n in range(9, 4, -1)]


def test_a_listing_that_shows_a_month_goes_on_with_the_one_before() -> None:
    turn = "<a href='/news/2025/03/'>&larr;</a> 04.2025 <a href='/news/2025/05/'>&rarr;</a>"
    assert pages(listed(ROWS + turn)) == ["/news/2025/03/"]
