"""Held out: sites as one region builds them, and a gallery."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from benchmarks.frames.frame import Frame, around, blocks, chance_of, latest, links, related, scripts, styles
from benchmarks.frames.texts import CRAWLED, Item
from benchmarks.frames.words import words

_HIJRI_MONTHS = "محرم,صفر,ربيع الأول,ربيع الآخر,جمادى الأولى,جمادى الآخرة,رجب,شعبان,رمضان,شوال,ذو القعدة,ذو الحجة".split(",")


def hijri(day: date) -> str:
    """A day of the tabular Islamic calendar."""
    # The usual integer arithmetic from the Julian day number.
    rest = day.toordinal() + 1721425 - 1948440 + 10632
    cycle = (rest - 1) // 10631
    rest = rest - 10631 * cycle + 354
    year = ((10985 - rest) // 5316) * ((50 * rest) // 17719) + (rest // 5670) * ((43 * rest) // 15238)
    rest = rest - ((30 - year) // 15) * ((17719 * year) // 50) - (year // 16) * ((15238 * year) // 43) + 29
    month = (24 * rest) // 709
    return f"{rest - (709 * month) // 24} {_HIJRI_MONTHS[month - 1]} {30 * cycle + year - 30} هـ"


def gulf(items: Sequence[Item], index: int, seed: int) -> str:
    """An Arabic site: Islamic and Gregorian date, text in a division with text nodes, <br> and divisions, most read beside it."""
    item, w, chance = items[index], words("ar"), chance_of("held-gulf", seed, index)
    pieces = blocks(item, chance, p="<div>{}</div>" if index % 2 else "{}<br><br>", h="<strong>{}</strong><br><br>", quote="<em>{}</em><br><br>", share=0.2)
    top = "".join(f'<li class="media-gf"><a class="media-gf-thumb" href="/ar/news/{one.number}"><img src="/t/{one.number}.jpg"></a><div class="media-gf-body"><h5><a href="/ar/news/{one.number}">{escape(one.title)}</a></h5><small><i class="fa-gf fa-clock"></i> {w.day(one.day)}</small></div></li>' for one in latest(items, index, 5))
    more = "".join(f'<div class="col-gf-4"><div class="card-gf"><div class="card-gf-body"><h4 class="card-gf-title">{escape(one.title)}</h4><p class="card-gf-text">{escape(one.first)}</p><a href="/ar/news/{one.number}" class="btn-gf">{w["more"]}</a></div></div></div>' for one in related(items, index, 3, chance))
    cap = f'<div class="cap-gf">{escape(item.captions[0])}</div>' if item.captions else ""
    menu = links(w.list("menu"), '<li class="nav-gf-item"><a class="nav-gf-link" href="/ar/p/@">{}</a></li>')
    by = f'<span class="by-gf"><i class="fa-gf fa-user"></i> {escape("، ".join(item.authors))}</span>' if item.authors else ""
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><meta name="csrf-token" content="{item.number * 104729:x}"><title>{w["name"]} | {escape(item.title)}</title><style>{styles("gf-x", 60)}</style></head><body class="rtl-gf"><div class="topbar-gf"><span>{w.weekday(CRAWLED)}، {w.day(CRAWLED)}</span><a href="/en">English</a></div><nav class="navbar-gf"><ul>{menu}</ul></nav>
<div class="hero-gf"><h1>{escape(item.title)}</h1><ol class="crumb-gf"><li><a href="/ar">الرئيسية</a></li><li><a href="/ar/news">أخبار الجامعة</a></li><li>{escape(item.title)}</li></ol></div><div class="wrap-gf"><div class="row-gf"><div class="col-gf-8"><div class="news-gf"><img class="img-gf" src="/n/{item.number}.jpg">{cap}
<div class="meta-gf"><span><i class="fa-gf fa-calendar"></i> {w.weekday(item.day)} {hijri(item.day)} الموافق {w.day(item.day)} م</span> <span><i class="fa-gf fa-eye"></i> {item.views}</span> {by}</div>
<div class="text-gf">{"".join(pieces)}</div><div class="share-gf"><span>{w["share"]}</span><a href="#">فيسبوك</a><a href="#">واتساب</a></div><div class="tags-gf">{"".join(f'<a href="/ar/tag">#{escape(tag)}</a>' for tag in item.tags)}</div></div>
<h3 class="sec-gf">{w["related"]}</h3><div class="row-gf">{more}</div></div><aside class="col-gf-4"><div class="box-gf"><h3>{w["popular"]}</h3><ul>{top}</ul></div><div class="box-gf"><h3>النشرة</h3><p>{w["subscribe"]}</p></div></aside></div></div>
<footer class="foot-gf"><div class="col-gf-4"><h4>عن الجامعة</h4><p>{w["blurb"]}</p></div><p>{w["rights"]}</p></footer>{scripts(12, "gfq")}</body></html>"""


def release(items: Sequence[Item], index: int, seed: int) -> str:
    """A Japanese site: date and category in a definition list, Japanese years in the release, lines broken inside paragraphs."""
    item, w, chance = items[index], words("ja"), chance_of("held-release", seed, index)
    pieces = blocks(item, chance, p='<p class="rl-p">　{}</p>', h='<h4 class="rl-h">■ {}</h4>', quote='<p class="rl-p">{}</p>', ul='<ul class="rl-ul">{}</ul>', li="<li>・{}</li>", strong="b")
    pieces = [piece.replace("。", "。<br>", 1) if piece.startswith('<p class="rl-p">') and piece.count("。") > 2 and n % 3 == 0 else piece for n, piece in enumerate(pieces)]
    era = f"令和{item.day.year - 2018}年{item.day.month}月{item.day.day}日"
    figures = "".join(f'<div class="rl-img"><img src="/img/{item.number}{n}.png" alt=""><p class="rl-cap">{escape(caption)}</p></div>' for n, caption in enumerate(item.captions))
    news = "".join(f'<dt>{one.day:%Y.%m.%d}</dt><dd><a href="/topics/{one.number}/">{escape(one.title)}</a></dd>' for one in latest(items, index, 6))
    older, newer = around(items, index)
    steps = "".join(f'<li class="rl-{name}"><a href="/topics/{one.number}/">{label}</a></li>' for name, label, one in (("prev", "前の記事", older), ("next", "次の記事", newer)) if one)
    ask = f'<div class="rl-ask"><p class="rl-p">【本件に関するお問い合わせ】<br>{w["name"]}{w.list("departments")[item.number % 4]}　担当：{w.list("persons")[item.number % 10]}<br>E-mail：koho@aobadai-u.example</p></div>'
    menu = links(w.list("menu"), '<li><a href="/p@/"><span class="rl-nav-t">{}</span></a></li>')
    return f"""<!DOCTYPE html><html lang="ja"><head><meta charset="Shift_JIS"><title>{w["name"]}｜トピックス</title><meta name="keywords" content="大学,教育,研究"></head><body><div id="rl-wrap"><div id="rl-head"><p class="rl-logo">{w["name"]}</p><ul id="rl-gnav">{menu}</ul></div><div id="rl-path"><a href="/">HOME</a> ＞ <a href="/topics/">トピックス</a> ＞ {escape(item.title)}</div>
<div id="rl-main"><h2 class="rl-cat-ttl">トピックス</h2><dl class="rl-detail"><dt><span class="rl-day">{era}</span><span class="rl-ico">{item.section}</span></dt><dd class="rl-ttl">{escape(item.title)}</dd><dd class="rl-body">{"".join(pieces[:1])}{figures}{"".join(pieces[1:])}<p class="rl-p" style="text-align:right">以上</p>{ask if index % 3 != 1 else ""}</dd></dl>
<ul class="rl-step">{steps}<li class="rl-list"><a href="/topics/">一覧へ</a></li></ul><div class="rl-sns"><a href="#">ツイート</a><a href="#">いいね！</a></div></div>
<div id="rl-side"><h3>最新のトピックス</h3><dl class="rl-news">{news}</dl><ul class="rl-bnr">{links(w.list("faculties"), '<li><a href="/f@/">{}</a></li>')}</ul></div><p class="rl-top"><a href="#rl-wrap">ページの先頭へ</a></p><div id="rl-foot"><p>{w["blurb"]}</p><address>Copyright (C) Aobadai University</address></div></div></body></html>"""


def gallery(items: Sequence[Item], index: int, seed: int) -> str:
    """A photo report: many captions in a slider, the text below, sometimes half hidden behind a button."""
    item, w, chance = items[index], words("ru"), chance_of("held-gallery", seed, index)
    count = chance.randint(5, 12)
    captions = [chance.choice(w.list("captions")) if n % 2 else f"{chance.choice(w.list('events'))}: {chance.choice(w.list('sections')).lower()}, кадр {n + 1}. Фото: {chance.choice(w.list('persons'))}" for n in range(count)]
    slides = "".join(f'<div class="ph-slide" data-n="{n}"><img data-src="/ph/{item.number}/{n}.jpg" alt=""><div class="ph-slide-bottom"><span class="ph-num">{n + 1} / {count}</span><p class="ph-text">{escape(caption)}</p></div></div>' for n, caption in enumerate(captions))
    pieces = blocks(item, chance, p='<p class="ph-story-p">{}</p>', quote='<p class="ph-story-p ph-story-cite">{}</p>', h='<p class="ph-story-h">{}</p>')
    cut = 3 if len(pieces) > 5 else len(pieces)
    rest = f'<div class="ph-hidden" data-state="closed">{"".join(pieces[cut:])}</div><button class="ph-open">Читать полностью</button>' if pieces[cut:] else ""
    more = "".join(f'<a class="ph-tile" href="/photo/{one.number}/"><span class="ph-tile-name">{escape(one.title)}</span><span class="ph-tile-count">{one.views % 30 + 4} фото</span><span class="ph-tile-day">{one.day:%d.%m.%Y}</span></a>' for one in related(items, index, 6, chance))
    menu = links(w.list("menu"), '<a class="ph-nav-a" href="/@/">{}</a>')
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Фото: {escape(item.title)}</title><meta property="og:title" content="Фото: {escape(item.title)}"><style>{styles("ph-x", 70)}</style></head><body class="ph-page"><div class="ph-nav">{menu}</div><div class="ph-stage"><div class="ph-kind">Фоторепортаж</div><h1 class="ph-h1">{escape(item.title)}</h1><div class="ph-info"><span class="ph-info-day">{w.day(item.day)} г.</span><span class="ph-info-seen">{item.views}</span></div>
<div class="ph-slider">{slides}<div class="ph-thumbs">{"".join(f'<i data-n="{n}"></i>' for n in range(count))}</div></div><div class="ph-story">{"".join(pieces[:cut])}{rest}</div><div class="ph-who">{("Съёмка: " + escape(", ".join(item.authors))) if item.authors else ""}</div><div class="ph-likes"><b>{item.views % 90}</b> нравится · <a href="#">Поделиться</a> · <a href="/ph/{item.number}.zip">Скачать все фото</a></div></div>
<div class="ph-more"><h2>Другие фоторепортажи</h2>{more}</div><div class="ph-bottom"><p>{w["blurb"]}</p><p>{w["rights"]}</p></div><div class="ph-cookie">{w["cookie"]} <button>{w["accept"]}</button></div>{scripts(16, "phq")}</body></html>"""


def gnuboard(items: Sequence[Item], index: int, seed: int) -> str:
    """A Korean board program: years in two figures, comments, labels for screen readers, the list of the board below."""
    item, w, chance = items[index], words("ko"), chance_of("held-gnuboard", seed, index)
    pieces = blocks(item, chance, p="<p>{}</p><p><br></p>", h="<p><b>[ {} ]</b></p>", quote="<p>{}</p><p><br></p>", ul="<ul>{}</ul>")
    ask = f"<p>※ 문의: {w.list('departments')[item.number % 4]} (02-{item.number % 900 + 100}-{item.views})</p>" if index % 4 != 3 else ""
    shots = "".join(f'<a href="/bbs/view_image.php?fn={item.number}{n}" class="view_image"><img src="/data/file/{item.number}{n}.jpg" alt=""></a>' for n in range(len(item.captions)))
    said = "".join(f'<article id="c_{item.number}{n}" class="bo-vc-item"><header><h2>{escape(who)}님의 댓글</h2><span class="sv_member">{escape(who)}</span><span class="bo-vc-hdinfo"><span class="sound_only">작성일</span>{item.day:%y-%m-%d} 2{n}:15</span></header><div class="cmt_contents"><p>{escape(text)}</p></div></article>' for n, (who, text) in enumerate(zip(chance.sample(w.list("persons"), 3), chance.sample(w.list("comments_pool"), chance.randint(1, 3)), strict=False))) if index % 3 == 0 else ""
    rows = "".join(f'<tr class="bo-even"><td class="td_num2">{one.number}</td><td class="td_subject"><div class="bo_tit"><a href="/bbs/board.php?bo_table=news&amp;wr_id={one.number}">{escape(one.title)}</a></div></td><td class="td_name sv_use">홍보팀</td><td class="td_num">{one.views}</td><td class="td_datetime">{one.day:%m-%d}</td></tr>' for one in related(items, index, 8, chance))
    files = "".join(f'<li><a href="/bbs/download.php?no={item.number}" class="view_file_download"><strong>{escape(name)}.pdf</strong></a> ({item.views}K)<br><span class="bo_v_file_cnt">{item.views % 50}회 다운로드 | DATE : {item.day} 09:1{item.number % 10}:00</span></li>' for name in item.attachments)
    menu = links(w.list("menu"), '<li class="gnb_1dli"><a href="/s/@" class="gnb_1da">{}</a></li>')
    return f"""<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{escape(item.title)} &gt; 대학뉴스 | {w["name"]}</title>{scripts(10, "g5")}</head><body><div id="skip_to_container"><a href="#container_gn">본문 바로가기</a></div><div id="hd_gn"><h1 id="hd_h1">{escape(item.title)} &gt; 대학뉴스</h1><ul id="tnb_gn"><li><a>회원가입</a></li><li><a>로그인</a></li></ul><nav id="gnb_gn"><ul>{menu}</ul></nav></div>
<div id="container_gn"><h2 id="container_title"><span>대학뉴스</span></h2><article id="bo_v"><header><h2 id="bo_v_title"><span class="bo_v_cate">{item.section}</span> <span class="bo_v_tit">{escape(item.title)}</span></h2></header>
<section id="bo_v_info"><h2>페이지 정보</h2><div class="profile_info"><span class="sound_only">작성자</span> <strong><span class="sv_member">{escape(item.authors[0] if item.authors else "홍보팀")}</span></strong><span class="sound_only">댓글</span><strong><a href="#bo_vc">{item.views % 5}건</a></strong><span class="sound_only">조회</span><strong>{item.views:,}회</strong><strong class="if_date"><span class="sound_only">작성일</span>{item.day:%y-%m-%d} 1{item.number % 10}:33</strong></div></section>
<section id="bo_v_atc"><h2 id="bo_v_atc_title">본문</h2><div id="bo_v_img">{shots}</div><div id="bo_v_con">{"".join(pieces)}{ask}</div><div id="bo_v_share"><a>페이스북으로 보내기</a><a>트위터로 보내기</a></div></section>
{f'<section id="bo_v_file"><h2>첨부파일</h2><ul>{files}</ul></section>' if files else ""}<section id="bo_vc"><h2>댓글목록</h2>{said or '<p id="bo_vc_empty">등록된 댓글이 없습니다.</p>'}</section></article>
<table class="bo-list-gn"><caption>대학뉴스 목록</caption><thead><tr><th>번호</th><th>제목</th><th>글쓴이</th><th>조회</th><th>날짜</th></tr></thead><tbody>{rows}</tbody></table></div><aside id="aside_gn"><section class="ol_gn"><h2>접속자</h2><p>현재 {item.views % 90}명</p></section><section class="notice_gn"><p>{w["subscribe"]}</p></section></aside><div id="ft_gn"><p>{w["blurb"]}</p><p>Copyright © {w["rights"]}</p></div></body></html>"""


FRAMES = (
    Frame("held-gulf", "Arabic site with two calendars", "ar", "https://wadi-uni.example/ar/news/{number}", gulf, authors=2),
    Frame("held-release", "Japanese topics with Japanese years", "ja", "https://www.aobadai-u.example/topics/{number}/", release),
    Frame("held-gallery", "photo report", "ru", "https://priozersk-photo.example/photo/{number}/", gallery),
    Frame("held-gnuboard", "Korean board program", "ko", "http://hanbit-board.example/bbs/board.php?bo_table=news&wr_id={number}", gnuboard, authors=1),
)
