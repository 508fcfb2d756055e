"""Held out: old and bespoke sites."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.frames.frame import Frame, around, blocks, chance_of, latest, links, related
from benchmarks.frames.texts import CRAWLED, Item
from benchmarks.frames.words import words


def plain(items: Sequence[Item], index: int, seed: int) -> str:
    """A page written by hand in the nineties: no class, unclosed paragraphs in capitals, rules."""
    item, w, chance = items[index], words("en"), chance_of("held-plain", seed, index)
    text = "\n".join(blocks(item, chance, p="<P>{}", h="<H3>{}</H3>", quote="<P><I>{}</I>", ul="<UL>{}</UL>", li="<LI>{}\n", table="<TABLE BORDER>{}</TABLE>", strong="B", share=0.2))
    menu = " | ".join(f'<A HREF="/{n}.html">{escape(one)}</A>' for n, one in enumerate(w.list("menu")[:8]))
    shots = "".join(f'<P><CENTER><IMG SRC="{item.number}{n}.gif"><BR><FONT SIZE="-1">{escape(caption)}</FONT></CENTER>' for n, caption in enumerate(item.captions))
    others = "".join(f'<LI><A HREF="{one.number}.html">{escape(one.title)}</A> <I>({one.day:%m/%y})</I>\n' for one in related(items, index, 6, chance))
    older, newer = around(items, index)
    steps = " ".join(f'[ <A HREF="{one.number}.html">{label}</A> ]' for label, one in (("Previous release", older), ("Next release", newer)) if one)
    by = f"<P>Contact: {escape(item.authors[0])}, ext. {item.number % 9000}" if item.authors else ""
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">
<HTML><HEAD><TITLE>Harrowgate University News Service</TITLE></HEAD><BODY BGCOLOR="#FFFFFF" TEXT="#000000">
<CENTER><IMG SRC="/seal.gif" ALT="[seal]"><BR>{menu}</CENTER><HR>
<H2>{escape(item.title)}</H2>
<P><B>FOR RELEASE:</B> {w.month(item.day)} {item.day.day}, {item.day.year}
{shots}
{text}
<P>- 30 -
{by}
<HR>{steps}
<H4>Other releases</H4><UL>
{others}</UL>
<HR><P>{w["blurb"]}<P>
<ADDRESS>News Service, {w["name"]}. Comments to <A HREF="mailto:webmaster@harrowgate-old.example">webmaster</A>.<BR>This page has been visited {item.views} times. Last updated Nov. 1, 2026.</ADDRESS></BODY></HTML>"""


def noticeboard(items: Sequence[Item], index: int, seed: int) -> str:
    """A board of announcements: labelled rows, two dates (the second is when the notice lapses), attachments."""
    item, w, chance = items[index], words("tr"), chance_of("held-notice", seed, index)
    text = "".join(blocks(item, chance, p='<p class="MsoNormal"><span style="font-size:12.0pt">{}<o:p></o:p></span></p>', quote='<p class="MsoNormal"><i><span style="font-size:12.0pt">{}</span></i></p>', h='<p class="MsoNormal"><b><span style="font-size:12.0pt">{}</span></b></p>',
                          ul="{}", li='<p class="MsoListParagraph"><span style="font-family:Symbol">·</span><span style="font-size:12.0pt">{}</span></p>', table='<table class="MsoTableGrid" border="1">{}</table>'))  # fmt: skip
    files = "".join(f'<div class="ek-satir"><a href="/ekler/{item.number}.pdf"><i class="ek-ikon"></i>{escape(name)}.pdf</a><span class="ek-boyut">{item.views} KB</span></div>' for name in item.attachments)
    lapse = CRAWLED.replace(day=1 + item.number % 28, year=2027)
    list_ = "".join(f'<tr class="dyr-satir"><td class="dyr-gun"><b>{one.day.day}</b> {w.month(one.day)[:3]}</td><td><a href="/duyuru/{one.number}">{escape(one.title)}</a></td></tr>' for one in latest(items, index, 8))
    menu = links(w.list("menu"), '<li class="ust-li"><a href="/s/@">{}</a></li>')
    return f"""<!DOCTYPE html><html lang="tr"><head><meta charset="utf-8"><title>Duyurular | {w["name"]}</title><meta name="description" content="{w["name"]} resmi internet sitesi"></head><body class="ic-sayfa"><div id="ust"><ul class="ust-menu">{menu}</ul><form class="ara-form"><input placeholder="Ara"></form></div>
<div class="yol"><a href="/">Ana Sayfa</a> › <a href="/duyurular">Duyurular</a> › {escape(item.title)}</div><div class="govde-sar"><div class="govde-sol"><h2 class="bolum-ad">DUYURULAR</h2>
<table class="duyuru-tablo"><tr><td class="etiket">Başlık</td><td class="deger deger-baslik">{escape(item.title)}</td></tr><tr><td class="etiket">Yayın Tarihi</td><td class="deger">{item.day:%d.%m.%Y} {8 + item.number % 9:02}:{item.number % 60:02}</td></tr>
<tr><td class="etiket">Son Geçerlilik</td><td class="deger">{lapse:%d.%m.%Y}</td></tr><tr><td class="etiket">Birim</td><td class="deger">{w.list("departments")[item.number % 4]}</td></tr><tr><td class="etiket">İçerik</td><td class="deger deger-icerik">{text}</td></tr>
<tr><td class="etiket">Ekler</td><td class="deger">{files or "Ek dosya bulunmamaktadır."}</td></tr><tr><td class="etiket">Okunma</td><td class="deger">{item.views}</td></tr></table>
<div class="duyuru-alt"><a href="#">Yazdır</a><a href="#">E-posta gönder</a><a href="#">Facebook'ta paylaş</a><a href="/duyurular">Tüm duyurular</a></div></div>
<div class="govde-sag"><div class="kutu-b"><h3>Güncel Duyurular</h3><table>{list_}</table></div><div class="kutu-b"><h3>Etkinlikler</h3>{links(w.list("events"), '<p class="etk"><b>0@ Kasım</b> {}</p>')}</div></div></div>
<div id="alt"><p>{w["blurb"]}</p><p>{w["rights"]} © 2026 Bilgi İşlem Daire Başkanlığı</p></div><div class="kvkk"><p>{w["cookie"]}</p><a>{w["accept"]}</a></div></body></html>"""


def pasted(items: Sequence[Item], index: int, seed: int) -> str:
    """A Chinese college: text pasted from Word in runs that break words, captions and editors in paragraphs like the others."""
    item, w, chance = items[index], words("zh"), chance_of("held-pasted", seed, index)

    def runs(pattern: str) -> str:
        return f'<p class="p_text_indent_2" style="text-align:justify;text-indent:32px"><span style="font-family:仿宋;letter-spacing:0px"><span lang="EN-US">{pattern}</span></span></p>'

    pieces = blocks(item, chance, p=runs("{}"), quote=runs("{}"), h=runs("<b>{}</b>"), ul="{}", li=runs("{}"), table='<table class="wp_editor_art_table"><tbody>{}</tbody></table>', td="<td><p>{}</p></td>", share=0)
    broken = []
    for piece in pieces:
        start, end = piece.rfind('">') + 2, piece.rfind("</span></span>")
        if "<b>" not in piece and "<table" not in piece and piece.count("<p") == 1 and end - start > 30:
            at = start + chance.randint(6, 20)
            if "&" not in piece[at - 6 : at + 1]:
                piece = f'{piece[:at]}</span></span><span style="font-family:宋体"><span>{piece[at:]}'
        broken.append(piece)
    for n, caption in enumerate(item.captions):
        broken.insert(min(len(broken), 1 + 2 * n), f'<p style="text-align:center"><img data-layer="photo" src="/_upload/article/images/{item.number}{n}.jpg" sudyfile-attr="x"></p><p style="text-align:center"><span style="font-size:14px">{escape(caption)}</span></p>')
    who = w.list("persons")
    sign = f'<p style="text-align:right"><span style="font-family:仿宋">（通讯员：{escape(item.authors[0] if item.authors else who[item.number % 10])}　审核：{who[item.number % 7]}）</span></p>' if index % 4 else ""
    side = "".join(f'<li class="news n{n}"><span class="news_title"><a href="/{one.number}/page.htm" title="{escape(one.title)}">{escape(one.title)}</a></span><span class="news_meta">{one.day}</span></li>' for n, one in enumerate(latest(items, index, 7), 1))
    menu = links(w.list("menu"), '<li class="wp-mi i@"><a class="menu-link" href="/m@/list.htm">{}</a></li>')
    return f"""<!DOCTYPE html><html class="webplus-detail"><head><meta charset="utf-8"><title>{escape(item.title)}</title><meta name="description" content="{escape(item.first)}" /></head><body><div class="wp-header"><div class="wp-inner"><span class="clock-zh">{CRAWLED.year}年{CRAWLED.month}月{CRAWLED.day}日 {w.weekday(CRAWLED)} 08:30:11</span><ul class="wp-menu">{menu}</ul></div></div>
<div class="wp-col-menu"><h3 class="anchor">栏目导航</h3><ul>{links(w.list("sections"), '<li class="sub-item i1-@"><a href="/s@/list.htm">{}</a></li>')}</ul><div class="hot-zh"><h3>最新文章</h3><ul class="news_list">{side}</ul></div></div>
<div class="wp-col-news"><div class="col-position">您的位置：<a href="/">首页</a> / <a href="/s1/list.htm">{item.section}</a></div><div class="article-sudy" frag="窗口3"><h1 class="arti_title">{escape(item.title)}</h1><p class="arti_metas"><span class="arti_publisher">发布者：{w.list("departments")[item.number % 4]}</span><span class="arti_update">发布时间：{item.day}</span><span class="arti_views">浏览次数：<span class="WP_VisitCount" url="/v">{item.views}</span></span></p>
<div class="entry-sudy"><article class="read-sudy"><div class="wp_articlecontent">{"".join(broken)}{sign}</div></article></div><div class="wz-zh"><a>[打印]</a><a>[关闭]</a><span>字体：<a>大</a> <a>中</a> <a>小</a></span></div></div></div>
<div class="wp-footer"><p>{w["blurb"]}</p><p>Copyright © {w["name"]} {w["rights"]} 备案号：00000000</p></div></body></html>"""


FRAMES = (
    Frame("held-plain", "a page of the nineties", "en", "http://www.harrowgate-old.example/news/{number}.html", plain),
    Frame("held-notice", "board of announcements", "tr", "https://www.yesilova-duyuru.example/duyuru/{number}", noticeboard),
    Frame("held-pasted", "Chinese college, pasted from Word", "zh", "https://www.qinghe-college.example/{day:%Y/%m%d}/c12a{number}/page.htm", pasted),
)
