"""Lists that a script of the page goes on with by a request in the background."""

from __future__ import annotations

import json

import pytest

from newsarchive.items import Link
from newsarchive.posting import form_body, form_type
from tests.cost import at_most
from tests.sources.made import articles, listed, pages, reading, site

ROWS = "".join(f'<p><a href="/news/{n}">A title that is long enough {n}</a></p>' for n in range(9, 4, -1))
MISHA = r"""<div class="more_posts">Më shumë</div><script>var more_params = {"ajaxurl":"https:\/\/uni.example\/wp-admin\/admin-ajax.php",
"posts":"{\"category\":3}","current_page":"1","max_page":"9"};</script><script>jQuery(function($){ $('.more_posts').click(function(){
var button = $(this), data = { 'action': 'loadmore', 'query': more_params.posts, 'page' : more_params.current_page };
$.ajax({ url : more_params.ajaxurl, data : data, type : 'POST', beforeSend : function (xhr) { button.text('...'); } }); }); });</script>"""
FORM_DATA = """<button class="js-more">Показать ещё</button><script>let page = 1; const btn = document.querySelector('.js-more');
btn.addEventListener('click', async () => { page++; const body = new FormData(); body.append('action','get_news'); body.append('nonce', '5fa1');
body.append('page', page); const r = await fetch(`/ajax/news.php`, {method: 'POST', body}); list.insertAdjacentHTML('beforeend', await r.text()) })
</script>"""
AS_JSON = """<button id="loadMore">もっと見る</button><script>var offset = 5; document.getElementById('loadMore').onclick = function() {
fetch('/api/search', { method: "POST", body: JSON.stringify({ filter: {section: 'news'}, offset: offset, limit: 5 }) }).then(r => r.json()) }</script>"""
XHR = """<script>var p=2; function load(){ var x = new XMLHttpRequest(); x.open('POST','/more.php',true); x.onload=function(){ p++ };
x.send('cmd=list&p='+p+'&lang=tr'); } window.onscroll = function(){ if (near()) load(); };</script>"""
CLICKED = """<button id="mas" data-pagina="3">Cargar más</button><script>$('#mas').on('click', function(){ var b=$(this), n=b.data('pagina');
$.post('/mas.php', {accion: 'cargar', pagina: n}, function(r){ b.data('pagina', n+1); }); });</script>"""
CALLED = """<button onclick="weiter(2)">Mehr laden</button><script>function weiter(seite) { $.post('/ajax/liste', {seite: seite, kat: 'x'}) }</script>"""
SCROLLED = """<meta name="csrf" content="tok"><script>$(window).scroll(function(){ if (atEnd()) { $.post("/news/loadmore",
{ start: $('.item').length, _token: $('meta[name=csrf]').attr('content') }, add) } })</script>"""
CARRIED = """<script>var ajaxurl = "/wp-admin/admin-ajax.php";</script>
<a href="#" class="load-more" data-action="uni_load" data-nonce="ff00" data-paged="2" data-target="#list">Load more</a>"""


def more(html: str) -> Link:
    return next(link for link in listed(ROWS + html) if link.kind == "listing")


@pytest.mark.parametrize(
    ("html", "path", "body"),
    [
        (MISHA, "/wp-admin/admin-ajax.php", "action=loadmore&query=%7B%22category%22%3A3%7D&page=1"),
        (FORM_DATA, "/ajax/news.php", "action=get_news&nonce=5fa1&page=2"),
        (AS_JSON, "/api/search", '{"filter": {"section": "news"}, "offset": 5, "limit": 5}'),
        (XHR, "/more.php", "cmd=list&p=2&lang=tr"),
        (CLICKED, "/mas.php", "accion=cargar&pagina=3"),
        (CALLED, "/ajax/liste", "seite=2&kat=x"),
        (SCROLLED, "/news/loadmore", "start=5&_token=tok"),
        (CARRIED, "/wp-admin/admin-ajax.php", "action=uni_load&nonce=ff00&paged=2"),
    ],
    ids=["wordpress", "form data", "json", "xhr", "clicked", "called", "scrolled", "carried"],
)  # fmt: skip
def test_what_a_script_posts_for_the_next_articles_is_read_from_its_source(html: str, path: str, body: str) -> None:
    link = more(html)
    assert link.url == f"https://uni.example{path}"
    assert link.form is not None
    assert form_body(link.form).decode() == body
    assert form_type(link.form).endswith("json" if body.startswith("{") else "urlencoded")


@pytest.mark.parametrize(
    "html",
    [
        "<script>$('.like').on('click', function(){ $.post('/like', {id: 5}) })</script>",
        "<button class='load-more'>More</button><script>$.post('https://elsewhere.example/more', {page: 2})</script>",
        "<form id='ask'><input name='mail'></form><script>$('#ask').submit(function(){ $.post('/ask', $(this).serialize()) })</script>",
        "<script>fetch('/api/track', {method: 'POST', body: JSON.stringify({page: shown, visitor: who})})</script>",
        "<script>$(window).scroll(function(){ $.post('/views/add', {page: number}) })</script>",
        "<script>$(function(){ $.post('/Home/AddX', {page: 7}) })</script>",
        "<script>function seen(n){ fetch('/zaehl', {method: 'POST', body: JSON.stringify({page: n})}) } seen(1)</script>",
        "<script>$('.heart').click(function(){ $.post('/mag/ich', {id: 5, page: 1}) })</script>",
        "<script>$(function(){ var d = new FormData(); d.append('page', 1); fetch('/x1', {method: 'POST', body: d}); $('#m').append('x') })</script>",
        "<script>$.post('/ajax/online.php', {page: 1}, r => $('#on').append(r))</script>",
        "<script>$.post('/wp-admin/admin-ajax.php', {action: 'my_subscribe', page: 1}, r => $('#on').append(r))</script>",
        "<script>$.post('/Home/AddVisit', {page: 1}, r => $('#on').append(r))</script>",
        "<script>$.post('/visitas/registrar', {pagina: 1}, r => $('#on').append(r))</script>",
        "<script>$.post('/ajax/голосование', {page: 1}, r => $('#on').append(r))</script>",
        "<button class='load-more' data-action='subscribe' data-ajax-url='/x/admin-ajax.php'>Load more</button>",
        "<p class=stars><a href='#' onclick='rate(2)'>2</a></p><script>function rate(n){ $.post('/r', {stars: n, page: 1}) }</script>",
        "<script>fetch('/stat', {method: 'POST', body: JSON.stringify({page: location.href, type: 'view'})})</script>",
    ],
)
def test_other_requests_of_scripts_are_left_alone(html: str) -> None:
    assert pages(listed(ROWS + html)) == []


def test_a_part_that_was_posted_for_is_followed_by_the_next_until_one_brings_nothing() -> None:
    body = b"<li><a href='/news/9'>A title that is long enough</a></li><li><a href='/news/8'>Another title that is long</a></li>"
    form = (("action", "list"), ("nonce", "a1"), ("page", "4"))
    links = reading(body, "https://uni.example/ajax", part="more=0a/4", form=form).links
    assert articles(links) == ["/news/9", "/news/8"]
    assert links[-1].form == (("action", "list"), ("nonce", "a1"), ("page", "5"))
    assert reading(b"<p>nothing more</p>", "https://uni.example/ajax", part="more=0a/5", form=form).links == []
    inside = json.dumps({"success": True, "data": {"html": body.decode(), "has_more": False}}).encode()
    last = reading(inside, "https://uni.example/ajax", kind="application/json", part="more=0a/4", form=form).links
    assert (articles(last), pages(last)) == (["/news/9", "/news/8"], [])
    rows = (("", '{"query": {"offset": 20, "limit": 10}}'),)
    onward = reading(body, "https://uni.example/ajax", part="more=0a/20", form=rows).links[-1]
    assert onward.form == (("", '{"query": {"offset": 30, "limit": 10}}'),)


CURSOR = """<div id="feed" data-cursor="c10"></div><script>const feed = document.getElementById('feed'); let cursor = feed.dataset.cursor;
const io = new IntersectionObserver(async es => { const r = await fetch(`/api/stories?page[size]=10&page[after]=${cursor}`);
const d = await r.json(); cursor = d.meta.next_cursor; }); io.observe(feed);</script>"""


def test_a_list_whose_parts_begin_after_an_item_is_asked_with_what_each_answer_says() -> None:
    link = more(CURSOR)
    assert (link.url, link.form) == ("https://uni.example/api/stories?page%5Bsize%5D=10&page%5Bafter%5D=c10", None)
    item = {"type": "story", "id": "1", "attributes": {"title": "A title that is long enough"}, "links": {"self": "/story/a-title"}}

    def onward(meta: dict[str, object]) -> list[str]:
        body = json.dumps({"data": [item], "meta": meta}).encode()
        links = reading(body, link.url, kind="application/vnd.api+json").links
        assert articles(links) == ["/story/a-title"]
        return pages(links)

    assert onward({"next_cursor": "c20"}) == ["/api/stories?page%5Bsize%5D=10&page%5Bafter%5D=c20"]
    assert onward({"next_cursor": None}) == onward({}) == []


def test_numbers_that_post_in_the_background_lead_to_the_one_after_the_marked_one() -> None:
    script = "$('.p li').on('click', function () { var pg = $(this).data('page'); $.ajax({type: 'POST', url: '/list', data: {page: pg}}) })"
    shown = "".join(f"<li{' class=active' if n == 1 else ''} data-page={n}>{n}</li>" for n in (1, 2, 3, 9))
    link = more(f"<ul class=p>{shown}</ul><script>{script}</script>")
    assert (link.url, link.form) == ("https://uni.example/list", (("page", "2"),))
    assert link.part is not None
    assert link.part.startswith("more=")


SHOWN = {
    "named": "function add(r){ $('#l').append(r) } $(function(){ $.post('/rows', {page: 2}, add) })",
    "react": "async function next(){ const r = await axios.post('/rows', {page: 2}); setRows(old => [...old, ...r.data]) }",
    "observed": "const o = new IntersectionObserver(e => { if (e[0].isIntersecting) weiter() }); function weiter(){ $.post('/rows', {page: 2}) }",
    "replaced": "function show(n){ $.post('/rows', {page: n}, function(r){ $('#l').html(r) }) }",
}


@pytest.mark.parametrize("script", SHOWN.values(), ids=SHOWN)
def test_a_request_whose_answer_is_shown_goes_before_one_that_only_tells(script: str) -> None:
    counts = "$(function(){ $.post('/Home/Zaehle', {page: 7}) });"
    assert more(f"<script>{counts}{script}</script>").form == (("page", "2"),)
    assert more(f"<script>{counts}{script}</script>").url.endswith("/rows")


def test_a_part_keeps_its_name_though_the_page_has_another_token_each_time() -> None:
    first, again = more(FORM_DATA), more(FORM_DATA.replace("5fa1", "77c0"))
    assert first.form != again.form
    assert first.part == again.part != more(FORM_DATA.replace("get_news", "get_events")).part


def test_a_script_of_the_site_file_is_read_as_if_it_stood_on_each_list() -> None:
    of = site("""script = "var page = 1; $('.x').click(function(){ page++; $.post(uni.url, {action: 'a', page: page, nonce: uni.nonce}, r => $('#x').append(r)) })"
[[listings]]
url = "https://uni.example/kz/news/"
""")
    told = "<script>var uni = {url: '/ajax', nonce: 'n1'};</script>"
    for url in ("https://uni.example/news/", "https://uni.example/kz/news/"):
        (link,) = [one for one in listed(ROWS + told, url, of) if one.kind == "listing"]
        assert (link.url, link.form) == ("https://uni.example/ajax", (("action", "a"), ("page", "2"), ("nonce", "n1")))
    assert pages(listed(ROWS, of=of)) == []


def test_scripts_that_are_made_to_be_slow_to_read_are_not() -> None:
    hostile = (
        "<script>" + "function a(){ $.post(u, {page: a(" * 2_000 + "</script>",
        "<script>" + "var x = x + x; " * 3_000 + "$.post(x, {page: x})</script>",
        "<script>" + "fetch({" * 9_000 + "</script>",
        "<button class=more>" * 300 + "<script>$.post('/x', {a: 1})</script>",
    )
    with at_most(600):
        for html in hostile:
            listed(ROWS + html)


@pytest.mark.parametrize(
    ("passed_over", "wanted"),
    [((), "/events/more"), (("/events/more",), "/x/admin-ajax.php"), (("/events/more", "/x/admin-ajax.php?talks"), "/x/admin-ajax.php")],
)
def test_a_request_that_the_site_file_passes_over_is_not_made_but_the_next_one(passed_over: tuple[str, ...], wanted: str) -> None:
    one = "$(window).scroll(function(){ $.post('%s', {%spage: 2}, r => $('#l').append(r)) });"
    asked = [("/events/more", ""), ("/x/admin-ajax.php", "action: 'talks', "), ("/x/admin-ajax.php", "action: 'more_news', ")]
    html = f"{ROWS}<script>{''.join(one % each for each in asked)}</script>"
    link = next(link for link in listed(html, of=site(f"not_asked = {json.dumps(passed_over)}")) if link.kind == "listing")
    assert link.url == f"https://uni.example{wanted}"
    assert ("more_news" in str(link.form)) == (len(passed_over) == 2)
