"""Old and bespoke sites: layout in tables, an ASP.NET form, a national university's own system."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.frames.frame import Frame, arabic_digits, around, blocks, chance_of, latest, links, related, scripts
from benchmarks.frames.texts import CRAWLED, Item
from benchmarks.frames.words import words


def fonts(items: Sequence[Item], index: int, seed: int) -> str:
    """Nested tables, <font>, paragraphs only by <br><br>; no class but two."""
    item, w, chance = items[index], words("tr"), chance_of("open-fonts", seed, index)
    text = "<br><br>\n".join(
        blocks(item, chance, p="{}", h='<b><font color="#003366">{}</font></b>', quote="<i>{}</i>", ul="{}", li="&#8226; {}<br>\n",
               table='<table border=1 cellspacing=0 cellpadding=4>{}</table>', td='<td><font face="Verdana" size="1">{}</font></td>', strong="b")
    )  # fmt: skip
    shot = (
        f'<table align="left" width="210" cellpadding="4"><tr><td><img src="resimler/{item.number}.jpg" width="200"></td></tr><tr><td align="center"><font face="Verdana" size="1" color="gray">{escape(item.captions[0])}</font></td></tr></table>'
        if item.captions else ""
    )  # fmt: skip
    rows = links(w.list("menu"), '<tr><td bgcolor="#E8EEF4"><img src="ok.gif"> <a href="sayfa.asp?no=@"><font face="Verdana" size="1">{}</font></a></td></tr>')
    side = "".join(
        f'<tr><td><font face="Verdana" size="1"><b>{escape(one.title)}</b><br>{escape(one.first)} <a href="haber.asp?id={one.number}">devamı...</a></font><hr size="1"></td></tr>'
        for one in latest(items, index, 4)
    )
    older, newer = around(items, index)
    crossed = " | ".join(f'<a href="haber.asp?id={one.number}">{mark} {escape(one.title)}</a>' for mark, one in (("&laquo;", older), ("&raquo;", newer)) if one)
    moving = " *** ".join(escape(one.title) for one in items[:5])
    others = "".join(f'<li><a href="haber.asp?id={one.number}">{escape(one.title)}</a> ({one.day:%d/%m/%Y})' for one in related(items, index, 3, chance))
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>:: {w["name"]} :: Haberler</TITLE></HEAD>
<BODY bgcolor="#FFFFFF" topmargin="0" link="#003366"><center><table width="780" border="0" cellspacing="0" cellpadding="0"><tr><td colspan="3"><img src="ust.jpg" width="780" height="110"></td></tr>
<tr><td colspan="3" bgcolor="#003366"><marquee scrollamount="3"><font face="Verdana" size="1" color="white">{moving}</font></marquee></td></tr>
<tr><td width="150" valign="top"><table width="100%" cellpadding="3">{rows}</table><br><table width="100%" bgcolor="#FFFFCC"><tr><td><font face="Verdana" size="1">Ziyaretçi sayısı: {700000 + item.views}<br>IP: 10.0.0.{item.number % 250}</font></td></tr></table></td>
<td valign="top" width="450"><table width="100%" cellpadding="8"><tr><td><font face="Verdana" size="1" color="gray">Ana Sayfa &gt; Haberler</font></td></tr>
<tr><td><font face="Verdana" size="4" color="#990000"><b>{escape(item.title)}</b></font></td></tr>
<tr><td align="right"><font face="Verdana" size="1">Tarih: {item.day:%d/%m/%Y} - Okunma: {item.views}</font></td></tr>
<tr><td><font face="Verdana" size="2">{shot}{text}<br><br></font></td></tr>
<tr><td align="right"><font face="Verdana" size="1"><i>{escape(item.authors[0]) if item.authors else "Basın Birimi"}</i></font></td></tr>
<tr><td><font face="Verdana" size="1">[ <a href="yazdir.asp?id={item.number}">Yazdır</a> ] [ <a href="gonder.asp?id={item.number}">Arkadaşına gönder</a> ] [ <a href="javascript:history.back()">Geri</a> ]</font></td></tr>
<tr><td bgcolor="#F0F0F0"><font face="Verdana" size="1">{crossed}</font></td></tr><tr><td><font face="Verdana" size="1"><b>Diğer haberler</b><ul>{others}</ul></font></td></tr></table></td>
<td width="180" valign="top" bgcolor="#F7F7F7"><table cellpadding="4"><tr><td bgcolor="#990000"><font face="Verdana" size="2" color="white"><b>SON HABERLER</b></font></td></tr>{side}
<tr><td><font face="Verdana" size="1">{w["subscribe"]}</font><form action="uye.asp"><input name="e" size="12"><input type="submit" value="Üye ol"></form></td></tr></table></td></tr>
<tr><td colspan="3" align="center"><hr><font face="Verdana" size="1">{w["blurb"]}<br>{w["rights"]} &copy; 2003-2026<br>En iyi 1024x768 çözünürlükte görüntülenir.</font></td></tr></table></center></BODY></HTML>"""


def aspnet(items: Sequence[Item], index: int, seed: int) -> str:
    """One <form> around everything, labels as spans, Arabic figures in the date, right to left."""
    item, w, chance = items[index], words("ar"), chance_of("open-aspnet", seed, index)
    p = '<p dir="rtl" style="text-align: justify;"><span style="font-size: medium;">{}</span></p>'
    text = "\n".join(blocks(item, chance, p=p, h='<p dir="rtl"><strong>{}</strong></p>', quote='<p dir="rtl" style="text-align: justify;"><em>{}</em></p>', share=0.15))
    place = "ctl00_ContentPlaceHolder1_"
    shots = "".join(
        f'<td><div class="albumCell"><a href="Album.aspx?i={n}"><img src="Images/{item.number}_{n}.jpg" /></a><br /><span id="{place}dlAlbum_ctl{n:02}_lblCaption" class="albumCaption">{escape(caption)}</span></div></td>'
        for n, caption in enumerate(item.captions)
    )
    album = f'<table id="{place}dlAlbum" cellspacing="0" style="border-collapse:collapse;"><tr>{shots}</tr></table>' if shots else ""
    more = "".join(
        f'<tr><td><a id="{place}dlMore_ctl{n:02}_lnk" href="NewsDetails.aspx?NewsID={one.number}">{escape(one.title)}</a><br /><span class="moreDate">{arabic_digits(f"{one.day:%Y/%m/%d}")}</span><div class="moreText">{escape(one.first)}...</div></td></tr>'
        for n, one in enumerate(related(items, index, 4, chance))
    )
    menu = links(w.list("menu"), '<td><a class="level1 static" href="Page.aspx?ID=@">{}</a></td>')
    state = "".join(chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") for _ in range(3000))
    ticker = "".join(f'<li class="tickItem"><a href="NewsDetails.aspx?NewsID={one.number}">{escape(one.title)}</a></li>' for one in latest(items, index, 5))
    files = "".join(f'<a class="attachLink" href="Files/{item.number}.docx">{escape(name)}</a><br />' for name in item.attachments)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl"><head id="ctl00_Head1"><title>
	{w["name"]} - تفاصيل الخبر
</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><link href="App_Themes/Main/Style.css" type="text/css" rel="stylesheet" /></head>
<body><form name="aspnetForm" method="post" action="NewsDetails.aspx?NewsID={item.number}" id="aspnetForm"><div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" /><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{state}" /></div>
{scripts(6, "theForm")}<div id="ctl00_header" class="masterHeader"><a href="Default.aspx"><img src="Images/logo.png" alt="{w["name"]}" /></a><span id="ctl00_lblToday" class="todayLabel">{w.weekday(CRAWLED)} {arabic_digits(w.day(CRAWLED))}</span>
<input name="ctl00$txtSearch" type="text" /><input type="submit" name="ctl00$btnSearch" value="بحث" /></div><table id="ctl00_Menu1" class="masterMenu" cellpadding="0"><tr>{menu}</tr></table>
<div class="tickerWrap"><span class="tickerHead">آخر الأخبار</span><ul>{ticker}</ul></div><table width="100%" class="masterBody"><tr><td valign="top" class="masterMain">
<div id="ctl00_ContentPlaceHolder1_UpdatePanel1"><span id="{place}SiteMapPath1"><a href="Default.aspx">الرئيسية</a> &gt; <a href="News.aspx">الأخبار</a> &gt; تفاصيل الخبر</span>
<table class="newsTable" cellpadding="5"><tr><td><span id="{place}lblTitle" class="newsHead">{escape(item.title)}</span></td></tr>
<tr><td><span id="{place}lblDate" class="newsDay">{arabic_digits(w.day(item.day))}</span> | عدد المشاهدات: <span id="{place}lblHits">{arabic_digits(str(item.views))}</span></td></tr>
<tr><td><img id="{place}imgNews" src="Images/{item.number}.jpg" style="width:400px;" /></td></tr>
<tr><td><span id="{place}lblDetails">{text}</span></td></tr><tr><td>{album}{files}</td></tr>
<tr><td><span class="newsBy">{escape("، ".join(item.authors))}</span></td></tr></table>
<div class="tools"><a href="javascript:window.print();">طباعة</a> | <a href="Send.aspx">أرسل إلى صديق</a> | <a href="javascript:__doPostBack('x','')">أضف إلى المفضلة</a></div>
<div class="moreHead">أخبار أخرى</div><table id="{place}dlMore" cellspacing="0">{more}</table></div></td>
<td valign="top" class="masterSide"><div class="sideBox"><div class="sideHead">القائمة البريدية</div><span>{w["subscribe"]}</span></div><div class="sideBox"><div class="sideHead">روابط</div><ul>{links(w.list("faculties"), '<li><a href="Fac.aspx?ID=@">{}</a></li>')}</ul></div></td></tr></table>
<div id="ctl00_footer" class="masterFooter"><span>{w["blurb"]}</span><br />{w["rights"]} © {arabic_digits("2026")}</div></form></body></html>"""


def steppe(items: Sequence[Item], index: int, seed: int) -> str:
    """A national university's own system: the site's name as title, breadcrumb and dateline in the text, a signature at its end."""
    item, w, chance = items[index], words("kk"), chance_of("open-steppe", seed, index)
    pieces = blocks(item, chance, h='<p style="text-align:center"><strong>{}</strong></p>', p='<p style="text-align:justify">{}</p>', quote='<p style="text-align:justify">{}</p>')
    line = f"{w['city'].upper()}. {w.day(item.day, year=False)}. {w.list('departments')[0]} – "
    first = pieces[0].replace('<p style="text-align:justify">', f'<p style="text-align:justify">{line if index % 5 else f"<strong>{line}</strong>"}', 1)
    crumb = f"<p>- {w['home']} - {w['news']}</p>" if index % 4 == 0 else ""
    sign = (
        f'<p style="text-align:right"><em>{escape(w.list("departments")[item.number % 4])}</em></p><p style="text-align:right"><a href="mailto:press{item.number % 4}@kokzhiek.example">press{item.number % 4}@kokzhiek.example</a></p>'
        if index % 3 else f'<p style="text-align:right"><em>{escape(item.authors[0] if item.authors else w.list("departments")[0])}</em></p>'
    )  # fmt: skip
    shots = "".join(f'<div class="kz-gallery-cell"><a href="/content/{item.number}-{n}.jpg" class="fancy-kz" title="{escape(caption)}"><img src="/content/s{item.number}-{n}.jpg"></a></div>' for n, caption in enumerate(item.captions))
    rest = "".join(
        f'<div class="kz-more-cell"><div class="kz-more-day">{one.day.day} {w.month(one.day)}</div><a class="kz-more-name" href="/kz/3/news/one/{one.number}/">{escape(one.title)}</a></div>'
        for one in latest(items, index, 4)
    )
    menu = links(w.list("menu"), '<li class="kz-top-li"><a href="/kz/@/">{}</a></li>')
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{w["name"]}</title><link rel="stylesheet" href="/css/kz.css?v=19"></head><body class="kz-inner">
<div class="kz-wrap"><div class="kz-top"><div class="kz-langs"><a href="/kz/3/news/one/{item.number}/">Қаз</a><a href="/ru/3/news/one/{item.number}/">Рус</a><a href="/en/3/news/one/{item.number}/">Eng</a></div><div class="kz-phone">+7 (000) 377-33-33</div></div>
<ul class="kz-top-menu">{menu}</ul><div class="kz-slider"><img src="/img/head.jpg"></div>
<div class="kz-cols"><div class="kz-left"><div class="kz-left-title">Бөлімдер</div><ul>{links(w.list("faculties"), '<li><a href="/kz/f/@">{}</a></li>')}</ul><div class="kz-banner"><a href="#">Ректордың блогы</a></div></div>
<div class="kz-main"><div class="kz-crumbs"><a href="/kz/1">{w["home"]}</a> / <a href="/kz/3/news">{w["news"]}</a></div>
<div class="uni-heading"><h2>{escape(item.title)}</h2></div><div class="uni-stamp">{item.day:%d.%m.%Y}</div>
<div class="uni-body uni-body-inner">{crumb}{first}{"".join(pieces[1:])}{sign}</div>
<div class="kz-gallery">{shots}</div><div class="kz-likes"><span>Бөлісу:</span><a href="#">Facebook</a><a href="#">VK</a><a href="#">Telegram</a><span class="kz-seen">{item.views} рет қаралды</span></div>
<div class="kz-more"><div class="kz-more-head">Басқа жаңалықтар</div>{rest}</div></div></div>
<div class="kz-foot"><p>{w["blurb"]}</p><p>{w["rights"]} © 2011–2026</p></div></div>{scripts(6, "kzm")}</body></html>"""


FRAMES = (
    Frame("open-fonts", "tables and <font>, <br><br>", "tr", "http://www.yesilova.example/haber.asp?id={number}", fonts, authors=1),
    Frame("open-aspnet", "ASP.NET in one form, right to left", "ar", "http://www.wadi-univ.example/NewsDetails.aspx?NewsID={number}", aspnet, authors=2),
    Frame("open-steppe", "own system, dateline and signature in the text", "kk", "https://www.kokzhiek.example/kz/3/news/one/{number}/", steppe),
)
