"""Held out: sites on well-known systems."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.frames.frame import Frame, around, blocks, chance_of, latest, links, related, scripts, styles
from benchmarks.frames.texts import CRAWLED, Item
from benchmarks.frames.words import words


def joomla(items: Sequence[Item], index: int, seed: int) -> str:
    """Joomla's com_content: article info as a definition list, pager, modules; the text straight in the item-page."""
    item, w, chance = items[index], words("es"), chance_of("held-joomla", seed, index)
    pieces = blocks(item, chance, h="<h4>{}</h4>", p='<p style="text-align: justify;">{}</p>', quote='<p style="text-align: justify;"><em>{}</em></p>', table='<table class="tabla-jm" border="0"><tbody>{}</tbody></table>')
    p = '<p style="text-align: justify;">'
    if index % 4 and pieces[0].startswith(p):
        pieces[0] = f"{p}{w['city'].upper()}, {w.day(item.day, year=False)} ({w.list('departments')[0]}) – {pieces[0][len(p) :]}"
    if item.number % 3:
        pieces.append(f'{p}Más información: <a href="mailto:prensa{item.number % 3}@valdemar-uni.example">prensa{item.number % 3}@valdemar-uni.example</a></p>')
    if item.captions:
        pieces.insert(1, f'<p><img src="/images/noticias/{item.number}.jpg" alt="" width="600" /></p>\n<p style="text-align: center;"><span style="font-size: 8pt;">{escape(item.captions[0])}</span></p>')
    older, newer = around(items, index)
    pager = "".join(f'<li class="pager-{name}"><a href="/noticias/{one.number}-{one.slug}" rel="{name}">{label}</a></li>' for name, label, one in (("prev", "&lt; Anterior", newer), ("next", "Siguiente &gt;", older)) if one)
    news = "".join(f'<li itemscope itemtype="https://schema.org/Article"><a href="/noticias/{one.number}-{one.slug}" itemprop="url"><span itemprop="name">{escape(one.title)}</span></a></li>' for one in latest(items, index, 6))
    flash = "".join(f'<div class="newsflash-jm"><h5 class="newsflash-title"><a href="/noticias/{one.number}-{one.slug}">{escape(one.title)}</a></h5><p>{escape(one.first)}</p><a class="readmore-jm" href="/noticias/{one.number}-{one.slug}">Leer más: {escape(one.title)}</a></div>' for one in related(items, index, 3, chance))
    by = f'<dd class="createdby" itemprop="author"> Escrito por <span itemprop="name">{escape(item.authors[0])}</span></dd>' if item.authors else ""
    menu = links(w.list("menu"), '<li class="item-10@ deeper"><a href="/m@">{}</a></li>')
    said = "".join(f'<div class="jc-row"><span class="jc-author">{escape(who)}</span><span class="jc-date">{item.day:%d-%m-%Y} 1{n}:20</span><div class="jc-text">{escape(text)}</div></div>' for n, (who, text) in enumerate(zip(chance.sample(w.list("persons"), 2), chance.sample(w.list("comments_pool"), 2), strict=True))) if index % 4 == 2 else ""
    return f"""<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="es-es" lang="es-es" dir="ltr"><head><meta charset="utf-8" /><base href="http://www.valdemar-uni.example/noticias/{item.number}-{item.slug}" />
<meta name="generator" content="Joomla! - Open Source Content Management" /><meta name="description" content="Portal de la {w["name"]}" /><title>{escape(item.title)}</title>{scripts(14, "Joomla")}</head>
<body class="site-jm com-content view-article layout-blog"><div class="body-jm"><header class="header-jm"><a class="brand-jm" href="/">{w["name"]}</a><div class="custom-fecha">{w.weekday(CRAWLED).capitalize()}, {w.day(CRAWLED)}</div></header>
<nav class="navigation-jm"><ul class="mod-menu nav-jm">{menu}</ul></nav><div class="breadcrumbs-jm"><span>Está aquí: </span><a href="/">Inicio</a> » <a href="/noticias">Noticias</a> » <span>{escape(item.title)}</span></div>
<main id="content-jm"><div class="item-page" itemscope itemtype="https://schema.org/Article"><meta itemprop="inLanguage" content="es-ES" /><div class="page-header"><h2 itemprop="headline">{escape(item.title)}</h2></div>
<div class="icons-jm"><ul class="actions-jm"><li class="print-icon"><a href="?print=1" rel="nofollow">Imprimir</a></li><li class="email-icon"><a href="/mailto" rel="nofollow">Correo electrónico</a></li></ul></div>
<dl class="article-info"><dt class="article-info-term">Detalles</dt>{by}<dd class="category-name">Categoría: <a href="/c">{item.section}</a></dd><dd class="published-jm">Publicado: {item.day:%d} {w.month(item.day).capitalize()} {item.day.year}</dd><dd class="hits-jm">Visto: {item.views}</dd></dl>
<div itemprop="articleBody">
{chr(10).join(pieces)}
<p><strong>Síganos en:</strong> <a href="#">Facebook</a> | <a href="#">Instagram</a> | <a href="#">YouTube</a></p></div>
<ul class="pager-jm">{pager}</ul>{f'<div class="jcomments"><h4>Comentarios</h4>{said}</div>' if said else ""}</div></main>
<aside class="aside-jm"><div class="moduletable"><h3>Lo último</h3><ul class="latestnews-jm">{news}</ul></div><div class="moduletable"><h3>También en portada</h3>{flash}</div><div class="moduletable_text"><div class="custom-jm"><p>{w["subscribe"]}</p></div></div></aside>
<footer class="footer-jm"><p>{w["blurb"]}</p><ul>{menu}</ul><p class="pull-right"><a href="#top">Volver arriba</a></p><p>© 2026 {w["name"]}</p></footer></div><div id="cookie-jm"><div>{w["cookie"]}</div><a>{w["accept"]}</a></div></body></html>"""


def typo3(items: Sequence[Item], index: int, seed: int) -> str:
    """TYPO3: content elements with ids of their own, the text over several, media contact and 'about' as elements of the same kind."""
    item, w, chance = items[index], words("de"), chance_of("held-typo3", seed, index)
    pieces = blocks(item, chance, h='<header><h3 class="ce-headline">{}</h3></header>', table='<div class="table-fluid"><table class="contenttable">{}</table></div>')
    elements, number = [], item.number * 3
    for n in range(0, len(pieces), 3):
        number += chance.randint(1, 5)
        shot = ""
        if n // 3 < len(item.captions):
            shot = f'<div class="ce-gallery" data-ce-columns="1"><div class="ce-row"><figure class="ce-image"><img src="/fileadmin/_processed_/{number}.jpg" width="300" alt=""><figcaption class="ce-caption">{escape(item.captions[n // 3])}</figcaption></figure></div></div>'
        elements.append(f'<div id="c{number}" class="frame-t3 frame-default frame-type-textpic frame-layout-0"><div class="ce-textpic ce-right ce-intext">{shot}<div class="ce-bodytext">{chr(10).join(pieces[n : n + 3])}</div></div></div>')
    elements.append(
        f'<div id="c{number + 1}" class="frame-t3 frame-default frame-type-textpic frame-layout-4"><header><h4 class="ce-headline-contact">Medienkontakt</h4></header><div class="ce-textpic"><div class="ce-bodytext"><p>{escape(chance.choice(w.list("persons")))}<br>{w.list("departments")[item.number % 4]}<br>Tel. +49 (0)341 {item.number % 8999 + 1000}<br>presse(at)lindenau.example</p></div></div></div>'
    )
    elements.append(f'<div id="c77" class="frame-t3 frame-default frame-type-text frame-layout-5"><header><h4 class="ce-headline-contact">Über die Universität</h4></header><p>{w["blurb"]}</p></div>')
    files = "".join(f'<li><a href="/fileadmin/{item.number}.pdf">{escape(name)}</a> <span class="uploads-size">({item.views} kB)</span></li>' for name in item.attachments)
    more = "".join(f'<div class="article-t3 articletype-0"><div class="teaser-head-t3"><a title="{escape(one.title)}" href="/presse/meldung/{one.slug}">{escape(one.title)}</a></div><span class="news-list-date">{one.day:%d.%m.%y}</span><div class="teaser-text-t3"><p>{escape(one.first)} <a class="more-t3" href="/presse/meldung/{one.slug}">[mehr]</a></p></div></div>' for one in related(items, index, 3, chance))
    menu = links(w.list("menu"), '<li class="sub-t3"><a href="/seite-@" title="{}"><span>{}</span></a></li>')
    return f"""<!DOCTYPE html><html dir="ltr" lang="de-DE"><head><meta charset="utf-8">
<!--
	This website is powered by TYPO3 - inspiring people to share!
-->
<title>{w["name"]}: {escape(item.title)}</title><meta name="generator" content="TYPO3 CMS"><meta name="robots" content="index,follow"><meta name="date" content="2019-02-11"><style>{styles("t3-x", 50)}</style></head>
<body id="p412" class="page-412 pagelevel-3 language-0"><header class="header-t3"><div class="metanav-t3"><a href="/">DE</a> <a href="/en">EN</a> <a href="/kontakt">Kontakt</a></div><nav><ul class="main-t3">{menu}</ul></nav></header>
<p class="rootline-t3">Sie sind hier: <a href="/">Start</a> › <a href="/presse">Presse</a> › Meldung</p><div class="three-cols-t3"><nav class="subnav-t3"><ul>{links(w.list("faculties"), '<li><a href="/f@">{}</a></li>')}</ul></nav>
<main><!--TYPO3SEARCH_begin--><div class="news-single-t3"><div class="article-single-t3" itemscope itemtype="http://schema.org/Article"><div class="head-single-t3"><p class="kicker-t3">Pressemitteilung Nr. {item.number % 300 + 1}/{item.day.year} vom {w.day(item.day)}</p><h1 itemprop="headline">{escape(item.title)}</h1></div>
{chr(10).join(elements)}
{f'<div class="related-files-t3"><h4>Dateien</h4><ul>{files}</ul></div>' if files else ""}
<div class="backlink-t3"><a href="/presse">Zurück zur Übersicht</a></div></div></div><!--TYPO3SEARCH_end-->
<div id="c90" class="frame-t3 frame-default frame-type-news-plugin"><h2>Weitere Meldungen</h2>{more}</div></main>
<aside class="marginal-t3"><div id="c51" class="frame-t3 marginal-box-t3"><h3>Newsletter</h3><p>{w["subscribe"]}</p></div><div id="c52" class="frame-t3 marginal-box-t3"><h3>Social Media</h3><a href="#">Mastodon</a> <a href="#">LinkedIn</a></div></aside></div>
<footer class="footer-t3"><ul>{menu}</ul><p>{w["rights"]} Letzte Änderung: 28.10.2026</p></footer><dialog class="consent-t3" open><h2>Datenschutzeinstellungen</h2><p>{w["cookie"]}</p><button>{w["accept"]}</button></dialog></body></html>"""


def sharepoint(items: Sequence[Item], index: int, seed: int) -> str:
    """SharePoint: web parts, rich text as divisions with zero-width spaces, one form around all."""
    item, w, chance = items[index], words("uz"), chance_of("held-sharepoint", seed, index)
    text = "".join(
        blocks(item, chance, p='<div class="ms-rteElement-P">\u200b{}</div><div class="ms-rteElement-P"><br></div>', h='<h3 class="ms-rteElement-H3">{}</h3>', quote='<div class="ms-rteElement-Quote">{}\u200b</div>',
               ul='<ul class="ms-rteList">{}</ul>', table='<table class="ms-rteTable-default" cellspacing="0"><tbody>{}</tbody></table>', td='<td class="ms-rteTableCell">{}</td>')
    )  # fmt: skip
    pic = f'<div id="ctl00_PlaceHolderMain_img"><div class="ms-rtestate-img"><img alt="" src="/PublishingImages/{item.number}.jpg" style="BORDER:0px solid"></div></div>' if item.captions else ""
    rows = "".join(f'<div class="cbq-item"><div class="cbq-title"><a href="/uz/Pages/n{one.number}.aspx">{escape(one.title)}</a></div><div class="cbq-date">{one.day:%d.%m.%Y}</div><div class="cbq-desc">{escape(one.first)}</div></div>' for one in latest(items, index, 5))
    nav = links(w.list("menu"), '<li class="static-sp"><a class="static-sp menu-item-sp" href="/uz/@"><span class="additional-background"><span class="menu-item-text-sp">{}</span></span></a></li>')
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html xmlns:o="urn:schemas-microsoft-com:office:office" lang="en-us" dir="ltr"><head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="Expires" content="0" /><title>
	Yangiliklar
</title>{scripts(30, "_spBody")}</head><body onhashchange="if (typeof(_spBodyOnHashChange) != 'undefined') _spBodyOnHashChange();"><form method="post" action="./n{item.number}.aspx" id="aspnetFormSp"><div><input type="hidden" name="MSOWebPartPage_PostbackSource" value="" /><input type="hidden" name="__REQUESTDIGEST" value="0x{item.number * 7919:032X},{item.day:%d %b %Y} 07:00:00 -0000" /></div>
<div id="s4-workspace"><div id="s4-bodyContainer"><div class="sp-top"><span class="sp-site">{w["name"]}</span><div class="sp-nav"><ul class="root-sp">{nav}</ul></div><div class="sp-trail"><a href="/uz">{w["home"]}</a> &gt; <a href="/uz/Pages">{w["news"]}</a></div></div>
<div id="DeltaPlaceHolderMain"><div class="sp-article"><div class="sp-article-title"><span id="ctl00_PlaceHolderMain_title">{escape(item.title)}</span></div><div class="sp-article-date">{item.day:%d.%m.%Y}</div>{pic}
<div id="ctl00_PlaceHolderMain_ctl02__ControlWrapper_RichHtmlField" class="ms-rtestate-field" style="display:inline" aria-labelledby="ctl00_label">{text}</div><div class="sp-byline">{escape("; ".join(item.authors)) or w.list("departments")[0]}</div>
<div class="sp-rating">Sahifani baholang: <span>1</span><span>2</span><span>3</span><span>4</span><span>5</span> | {item.views} {w["views"]}</div><div class="sp-share">{w["share"]}: <a href="#">Telegram</a> <a href="#">Facebook</a></div></div>
<div class="sp-zone"><div class="ms-webpart-chrome"><h2 class="ms-webpart-titleText"><span>{w["latest"]}</span></h2><div class="cbq-box">{rows}</div></div><div class="ms-webpart-chrome"><h2 class="ms-webpart-titleText"><span>{w["search"]}</span></h2><p>{w["subscribe"]}</p></div></div></div>
<div class="sp-foot"><p>{w["blurb"]}</p><p>{w["rights"]}</p></div></div></div></form></body></html>"""


FRAMES = (
    Frame("held-joomla", "Joomla com_content", "es", "http://www.valdemar-uni.example/noticias/{number}-{slug}", joomla, authors=1),
    Frame("held-typo3", "TYPO3 content elements", "de", "https://www.lindenau.example/presse/meldung/{slug}", typo3),
    Frame("held-sharepoint", "SharePoint web parts", "uz", "https://oqtepa-portal.example/uz/Pages/n{number}.aspx", sharepoint, authors=2),
)
