"""East Asian sites: a Chinese university's system, a Korean board in tables, a Japanese page whose text is split over sections."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.frames.frame import Frame, around, blocks, chance_of, latest, links, related, scripts, styles
from benchmarks.frames.texts import CRAWLED, Item
from benchmarks.frames.words import words


def visual(items: Sequence[Item], index: int, seed: int) -> str:
    """The system of many Chinese universities: 当前位置, 发布时间, 点击, captions as centred paragraphs, editors in brackets."""
    item, w, chance = items[index], words("zh"), chance_of("open-visual", seed, index)
    run = '<p style="text-indent:2em;line-height:28px;text-align:justify"><span style="font-family:宋体;font-size:16px">{}</span></p>'
    pieces = blocks(item, chance, p=run, quote=run, h='<p style="text-indent:2em;line-height:28px"><strong><span style="font-family:宋体;font-size:16px">{}</span></strong></p>',
                    ul="{}", li='<p style="text-indent:2em;line-height:28px"><span style="font-family:宋体;font-size:16px">{}</span></p>')  # fmt: skip
    for n, caption in enumerate(item.captions):
        place = min(len(pieces), 1 + 3 * n)
        pieces.insert(place, f'<p style="text-align:center;line-height:28px" class="vsbcontent_img"><img width="600" src="/__local/{item.number}/{n}.jpg" vsbhref="vurl" vheight="" vwidth="600px" orisrc="/__local/{item.number}/{n}.jpg"></p>'
                      f'<p style="text-align:center;line-height:28px"><span style="font-family:楷体;font-size:14px">{escape(caption)}</span></p>')  # fmt: skip
    editor = chance.choice(w.list("persons"))
    sign = f'<p style="text-align:right;line-height:28px"><span style="font-family:宋体;font-size:16px">（文/{escape(item.authors[0])} 编辑/{editor}）</span></p>' if item.authors else ""
    annex = "".join(f'<li>附件【<a href="/system/_content/download.jsp?id={item.number}" target="_blank">{escape(name)}.docx</a>】已下载<span id="nattach{item.number}">{item.views % 77}</span>次</li>' for name in item.attachments)
    older, newer = around(items, index)
    crossed = "".join(f'<p class="pn-line">{label}：<a href="{one.number}.htm">{escape(one.title)}</a></p>' for label, one in (("上一条", newer), ("下一条", older)) if one)
    side = "".join(f'<li id="line_u9_{n}"><a href="{one.number}.htm" title="{escape(one.title)}"><i class="sj">{one.day:%m-%d}</i>{escape(one.title[:14])}{"…" if len(one.title) > 14 else ""}</a></li>' for n, one in enumerate(latest(items, index, 8)))
    menu = links(w.list("menu"), '<li class="nav-yi"><a href="../xx@.htm">{}</a></li>')
    return f"""<!DOCTYPE html><HTML><HEAD><TITLE>{escape(item.title)}-{w["name"]}{w["news"]}</TITLE><META charset="utf-8"><META content="清河大学,新闻网" name="keywords">
<META Name="SiteName" Content="{w["name"]}{w["news"]}" /><META Name="pageTitle" Content="{escape(item.title)}" />
<link rel="stylesheet" type="text/css" href="../../css/style.css">{scripts(9, "_vsb")}</HEAD><BODY>
<div class="top-zh"><div class="top-wrap"><span class="rq">今天是：{w.day(CRAWLED)} {w.weekday(CRAWLED)}</span><a onclick="this.style.behavior">设为首页</a>|<a>加入收藏</a></div></div>
<div class="nav-zh"><ul>{menu}</ul></div><div class="main-zh"><div class="ny-left"><h2>{w["news"]}</h2><ul class="erji">{links(w.list("sections"), '<li><a href="../@.htm">{}</a></li>')}</ul><div class="rd"><h3>热点新闻</h3><ul>{side}</ul></div></div>
<div class="ny-right"><div class="dqwz">当前位置：&nbsp;<a href="../index.htm">网站首页</a>&gt;&gt;<a href="../xwzx.htm">{w["news"]}</a>&gt;&gt;<a href="../xyyw.htm">{item.section}</a>&gt;&gt;正文</div>
<form name="_newscontent_fromname"><div class="nry"><div class="content-title fl"><h3>{escape(item.title)}</h3><i>发布时间：{w.day(item.day)}&nbsp;&nbsp;&nbsp;&nbsp;{f"作者：{escape(' '.join(item.authors))}&nbsp;&nbsp;" if item.authors else ""}来源：{escape(w.list("departments")[item.number % 4])}&nbsp;&nbsp;&nbsp;点击：[<span id="dynclicks_wbnews_{item.number}">{item.views}</span>]</i></div>
<div id="vsb_content_2"><div class="v_news_content">
{"".join(pieces)}{sign}
</div></div><div id="div_vote_id"></div>{f'<ul class="fujian" style="list-style-type:none;">{annex}</ul>' if annex else ""}
<div class="fxd">分享到：<a href="#">微信</a><a href="#">微博</a><a href="#">QQ空间</a></div>{crossed}<p align="right" class="gb">【<a href="javascript:window.opener=null;window.close();">关闭窗口</a>】</p></div></form></div></div>
<div class="foot-zh"><select><option>--友情链接--</option></select><p>{w["blurb"]}</p><p>版权所有：{w["name"]}&nbsp;&nbsp;地址：清河市文化路1号&nbsp;&nbsp;邮编：100000</p><p>您是第 <span>{5000000 + item.views}</span> 位访客</p></div></BODY></HTML>"""


def board(items: Sequence[Item], index: int, seed: int) -> str:
    """A Korean board: everything in one table with heads, the list of the board below it."""
    item, w, chance = items[index], words("ko"), chance_of("open-board", seed, index)
    pieces = blocks(item, chance, p='<p><span style="font-family:Malgun Gothic;font-size:12pt;">{}</span></p><p>&nbsp;</p>', quote='<p><span style="font-family:Malgun Gothic;font-size:12pt;">{}</span></p><p>&nbsp;</p>',
                    h='<p><b><span style="font-family:Malgun Gothic;font-size:13pt;">▣ {}</span></b></p>', ul="{}", li='<p><span style="font-family:Malgun Gothic;font-size:12pt;">○ {}</span></p>')  # fmt: skip
    shots = "".join(f'<p style="text-align:center"><img src="/bbs/data/{item.number}_{n}.jpg" style="max-width:100%"><br><span style="font-size:10pt;color:#777">▲ {escape(caption)}</span></p>' for n, caption in enumerate(item.captions))
    files = "".join(f'<a href="/bbs/download.do?n={item.number}">{escape(name)}.hwp</a> ({item.views} KB)<br>' for name in item.attachments)
    rows = "".join(
        f'<tr><td class="td-num">{one.number}</td><td class="td-subj"><a href="/bbs/view.do?bbsId=news&amp;nttId={one.number}">{escape(one.title)}</a></td><td class="td-who">{w.list("departments")[one.number % 4]}</td><td class="td-day">{one.day:%Y-%m-%d}</td><td class="td-hit">{one.views}</td></tr>'
        for one in related(items, index, 7, chance)
    )
    older, newer = around(items, index)
    crossed = "".join(f'<tr><th scope="row">{label}</th><td colspan="5"><a href="/bbs/view.do?bbsId=news&amp;nttId={one.number}">{escape(one.title)}</a></td></tr>' for label, one in (("이전글", older), ("다음글", newer)) if one)
    menu = links(w.list("menu"), '<li class="gnb-li"><a href="/kr/@.do">{}</a><ul class="gnb-sub"><li><a href="/kr/@1.do">{} 안내</a></li><li><a href="/kr/@2.do">{} 공지</a></li></ul></li>')
    return f"""<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>대학소식 | {w["name"]}</title><style>{styles("bbs", 40)}</style></head><body>
<dl id="skiptoContent"><dt>바로가기 메뉴</dt><dd><a href="#contents">본문내용 바로가기</a></dd></dl><div id="headerKr"><div class="util-kr"><a href="/login.do">로그인</a><a href="/join.do">회원가입</a><a href="/sitemap.do">사이트맵</a></div><ul class="gnb-kr">{menu}</ul></div>
<div id="containerKr"><div class="lnb-kr"><h2>대학소식</h2><ul>{links(w.list("sections"), '<li><a href="/kr/s@.do">{}</a></li>')}</ul></div><div id="contents"><div class="location-kr">홈 &gt; 대학소식 &gt; {item.section}</div><h3 class="cont-title">대학소식</h3>
<table class="bbs-view"><caption>게시판 상세보기 - 제목, 작성자, 작성일, 조회, 첨부파일, 내용</caption><tbody><tr><th scope="row">제목</th><td colspan="5" class="bbs-subj">{escape(item.title)}</td></tr>
<tr><th scope="row">작성자</th><td>{escape(item.authors[0] if item.authors else w.list("departments")[0])}</td><th scope="row">작성일</th><td class="bbs-day">{item.day:%Y.%m.%d}</td><th scope="row">조회</th><td>{item.views}</td></tr>
<tr><th scope="row">첨부파일</th><td colspan="5">{files or "등록된 파일이 없습니다."}</td></tr><tr><td colspan="6" class="bbs-cont"><div id="divView">{shots}{"".join(pieces)}</div></td></tr>
{crossed}</tbody></table><div class="bbs-sns">공유하기 <a href="#">카카오톡</a> <a href="#">페이스북</a> <a href="#">밴드</a></div><div class="bbs-btn"><a href="/bbs/list.do">목록</a><a href="javascript:print()">인쇄</a></div>
<div class="bbs-satisfy"><p>이 페이지에서 제공하는 정보에 대하여 어느 정도 만족하셨습니까?</p><label><input type="radio"> 매우 만족</label><label><input type="radio"> 보통</label></div>
<table class="bbs-list"><thead><tr><th>번호</th><th>제목</th><th>작성자</th><th>작성일</th><th>조회</th></tr></thead><tbody>{rows}</tbody></table></div>
<div class="quick-kr"><h4>QUICK MENU</h4>{links(w.list("faculties"), '<a href="/q/@">{}</a>')}</div></div><div id="footerKr"><p class="adr">{w["blurb"]}</p><p>COPYRIGHT 2026 {w["name"]}. {w["rights"]}</p></div></body></html>"""


def sections(items: Sequence[Item], index: int, seed: int) -> str:
    """A Japanese site that builds a text from sections, with a pick-up box and a figure row between them."""
    item, w, chance = items[index], words("ja"), chance_of("open-sections", seed, index)
    pieces = blocks(item, chance, p='<p class="txt-body">{}</p>', h='<h3 class="ttl-03"><span>{}</span></h3>', quote='<div class="voice-box"><p class="txt-body">{}</p></div>', ul='<ul class="list-dot">{}</ul>')
    size = 2 + item.number % 2
    groups = [pieces[start : start + size] for start in range(0, len(pieces), size)]
    out = []
    for n, group in enumerate(groups):
        out.append(f'<section class="unit unit-text"><div class="unit-inner">{"".join(group)}</div></section>')
        if n == 0 and item.captions:
            cells = "".join(f'<li class="fig-cell"><img src="/upload/{item.number}_{m}.jpg" alt=""><span class="fig-note">{escape(caption)}</span></li>' for m, caption in enumerate(item.captions))
            out.append(f'<div class="unit unit-figs"><ul>{cells}</ul></div>')
        if n == 1:
            one = related(items, index, 1, chance)[0]
            out.append(f'<aside class="unit unit-pickup"><p class="pickup-label">あわせて読みたい</p><a href="/news/{one.number}.html"><p class="pickup-ttl">{escape(one.title)}</p><p class="pickup-txt">{escape(one.first)}</p></a></aside>')
    ask = f'<section class="unit unit-contact"><h3 class="ttl-contact">お問い合わせ先</h3><p>{w["name"]} {w.list("departments")[item.number % 4]}<br>電話：000-{item.number % 9000 + 1000}-0000</p></section>' if index % 3 else ""
    cards = "".join(f'<li class="card-s"><a href="/news/{one.number}.html"><time class="card-s-day">{one.day:%Y.%m.%d}</time><span class="card-s-cat">{one.section}</span><p class="card-s-ttl">{escape(one.title)}</p></a></li>' for one in latest(items, index, 6))
    menu = links(w.list("menu"), '<li class="gl-nav-li"><a href="/guide/@/">{}</a></li>')
    return f"""<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{escape(item.title)}｜{w["name"]}</title><meta name="description" content="{w["blurb"]}"><meta property="og:site_name" content="{w["name"]}"><style>{styles("u-jp", 70)}</style></head>
<body id="news-detail-jp"><header class="gl-header"><p class="gl-logo"><a href="/"><img src="/logo.svg" alt="{w["name"]}"></a></p><nav class="gl-nav"><ul>{menu}</ul></nav><ul class="gl-target"><li>受験生の方</li><li>在学生の方</li><li>企業の方</li></ul></header>
<div class="pankuzu"><a href="/">ホーム</a><span>ニュース一覧</span><span>{escape(item.title)}</span></div>
<main class="gl-main"><div class="dtl-head"><p class="dtl-meta"><span class="dtl-cat">{item.section}</span><span class="dtl-day">{w.day(item.day)}</span></p><h1 class="dtl-ttl">{escape(item.title)}</h1></div>
{"".join(out)}
<p class="dtl-sign">（{w.list("departments")[item.number % 4]}）</p>{ask}
<ul class="sns-row"><li>シェアする</li><li><a href="#">X</a></li><li><a href="#">LINE</a></li></ul><p class="dtl-back"><a href="/news/">ニュース一覧へ戻る</a></p></main>
<div class="gl-latest"><h2>新着情報</h2><ul>{cards}</ul></div><footer class="gl-footer"><p class="gl-about">{w["blurb"]}</p><ul>{menu}</ul><small>© 2026 Aobadai University. {w["rights"]}</small></footer>
<div class="ck-jp"><p>{w["cookie"]}</p><button>{w["accept"]}</button></div>{scripts(14, "jpq")}</body></html>"""


FRAMES = (
    Frame("open-visual", "Chinese university system", "zh", "https://news.qinghe.example/info/1021/{number}.htm", visual, authors=2),
    Frame("open-board", "Korean board in tables", "ko", "https://www.hanbit.example/bbs/view.do?bbsId=news&nttId={number}", board, authors=1),
    Frame("open-sections", "text split over sections", "ja", "https://www.aobadai.example/news/{number}.html", sections),
)
