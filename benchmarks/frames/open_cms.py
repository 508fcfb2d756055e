"""Sites on well-known systems: WordPress with a magazine theme, Drupal, Bitrix."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from benchmarks.frames.frame import Frame, among, around, blocks, chance_of, latest, links, related, scripts, styles
from benchmarks.frames.texts import CRAWLED, Item
from benchmarks.frames.words import words


def wordpress(items: Sequence[Item], index: int, seed: int) -> str:
    """WordPress: share buttons and a pointer inside the text, author box, related posts, comments, widgets."""
    item, w, chance = items[index], words("en"), chance_of("open-wordpress", seed, index)
    url = f"https://news.harrowgate.example/{item.day:%Y/%m}/{item.slug}/"
    author = item.authors[0] if item.authors else "newsdesk"
    graph = {"@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "url": url, "name": f"{item.title} - {w['name']}", "datePublished": f"{item.day}T09:{item.number % 60:02}:00+00:00"},
        {"@type": "Organization", "name": w["name"], "url": "https://news.harrowgate.example/"},
    ]}  # fmt: skip
    figures = [
        f'<figure class="wp-block-image size-large"><img decoding="async" src="/wp-content/uploads/{item.day:%Y/%m}/{item.number}-{n}.jpg" alt="">'
        f'<figcaption class="wp-element-caption">{escape(caption)}</figcaption></figure>'
        for n, caption in enumerate(item.captions)
    ]
    promo = related(items, index, 1, chance)[0]
    pieces = blocks(item, chance, h='<h3 class="wp-block-heading">{}</h3>', ul='<ul class="wp-block-list">{}</ul>',
                    quote='<blockquote class="wp-block-quote"><p>{}</p></blockquote>',
                    table='<figure class="wp-block-table"><table><tbody>{}</tbody></table></figure>')  # fmt: skip
    text = among(
        pieces, *((n * 2 + 1, figure) for n, figure in enumerate(figures)),
        (3, f'<p class="inline-promo"><strong>Read also:</strong> <a href="/{promo.day:%Y/%m}/{promo.slug}/">{escape(promo.title)}</a></p>'),
    )  # fmt: skip
    files = "".join(
        f'<div class="wp-block-file"><a href="/wp-content/uploads/a{item.number}.pdf">{escape(name)}</a>'
        f'<a href="/wp-content/uploads/a{item.number}.pdf" class="wp-block-file__button" download>Download</a></div>'
        for name in item.attachments
    )
    older, newer = around(items, index)
    crossed = "".join(
        f'<div class="nav-{name}"><a href="/{one.day:%Y/%m}/{one.slug}/" rel="{rel}"><span class="meta-nav">{label}</span> {escape(one.title)}</a></div>'
        for name, rel, label, one in (("previous", "prev", "Previous Post", older), ("next", "next", "Next Post", newer)) if one
    )  # fmt: skip
    jetpack = "".join(
        f'<div class="jp-relatedposts-post"><h4 class="jp-relatedposts-post-title"><a href="/{one.day:%Y/%m}/{one.slug}/">{escape(one.title)}</a></h4>'
        f'<p class="jp-relatedposts-post-excerpt">{escape(one.first)}</p><p class="jp-relatedposts-post-date">{w.month(one.day)} {one.day.day}, {one.day.year}</p>'
        f'<p class="jp-relatedposts-post-context">In "{escape(one.section)}"</p></div>'
        for one in related(items, index, 3, chance)
    )
    box = f"""<div class="author-box"><div class="author-box-avatar"><img src="/a/{len(author)}.png" alt=""></div><h4>About {escape(author)}</h4>
<p>{escape(author)} writes for the press office about {item.section.lower()} and the people behind it. Before that: radio, a local paper, and ten years of teaching.</p></div>"""
    said = "".join(
        f'<li class="comment even depth-1" id="comment-{n}{item.number}"><article class="comment-body"><footer class="comment-meta"><b class="fn">{escape(who)}</b> '
        f'<span class="says">says:</span> <a href="#c{n}"><time datetime="{item.day}T1{n}:12:00">{w.month(item.day)} {item.day.day}, {item.day.year} at 1{n}:12 pm</time></a></footer>'
        f'<div class="comment-content"><p>{escape(text_)}</p></div><div class="reply-link"><a href="?r={n}">Reply</a></div></article></li>'
        for n, (who, text_) in enumerate(zip(chance.sample(w.list("persons"), 3), chance.sample(w.list("comments_pool"), chance.randint(1, 3)), strict=False))
    )  # fmt: skip
    comments = f'<div id="comments" class="comments-area"><h2 class="comments-title">{item.views % 9 + 1} thoughts on “{escape(item.title)}”</h2><ol class="comment-list">{said}</ol></div>' if item.number % 3 == 0 else ""
    recent = "".join(f'<li><a href="/{one.day:%Y/%m}/{one.slug}/">{escape(one.title)}</a></li>' for one in latest(items, index, 6))
    menu = links(w.list("menu"), '<li id="menu-item-@" class="menu-item menu-item-type-post_type"><a href="/p/@/">{}</a></li>')
    meta = f'<meta property="og:title" content="{escape(item.title)} - {w["name"]}"><meta property="og:site_name" content="{w["name"]}"><meta property="og:description" content="{escape(item.first)}"><meta property="og:type" content="article"><meta property="og:url" content="{url}">'
    return f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="UTF-8"><title>{escape(item.title)} - {w["name"]}</title><link rel="canonical" href="{url}">
{meta}<script type="application/ld+json" class="yoast-schema-graph">{json.dumps(graph)}</script>
<style id="wp-block-library-inline-css">{styles("wp-block-x", 90)}</style>{scripts(8, "wpq")}</head>
<body class="post-template-default single single-post postid-{item.number} single-format-standard wp-theme-chronicle">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<div class="top-bar"><span class="top-bar-date">{w.weekday(CRAWLED)}, {w.month(CRAWLED)} {CRAWLED.day}, {CRAWLED.year}</span> <span class="top-bar-ticker">Breaking: {escape(items[0].title)}</span></div>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">{w["name"]}</a></p><p class="site-description">News from the hill</p>
<nav class="main-navigation"><ul id="primary-menu">{menu}</ul></nav></header>
<div id="content" class="site-content"><main id="primary" class="site-main">
<article id="post-{item.number}" class="post-{item.number} post type-post status-publish format-standard hentry category-{item.section.lower()}">
<header class="entry-header"><span class="cat-links"><a href="/c/" rel="category tag">{item.section}</a></span><h1 class="entry-title">{escape(item.title)}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <a href="{url}" rel="bookmark"><time class="entry-date" datetime="{item.day}T09:{item.number % 60:02}:00+00:00">{w.month(item.day)} {item.day.day}, {item.day.year}</time></a></span> <span class="by-line">by <span class="author vcard"><a class="url fn n" href="/author/x/">{escape(author)}</a></span></span> <span class="comments-link"><a href="#respond">Leave a comment</a></span> <span class="reading-time">{len(item.text) // 900 + 1} min read</span></div></header>
<div class="entry-content">
{text}
{files}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a class="share-twitter" href="#">Twitter</a></li><li><a class="share-facebook" href="#">Facebook</a></li><li><a class="share-print" href="#">Print</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3>{jetpack}</div>
</div>
<footer class="entry-footer"><span class="tags-links">Tagged {", ".join(f'<a href="/tag/{tag}/" rel="tag">{tag}</a>' for tag in item.tags)}</span></footer></article>
{box if item.authors else ""}
<nav class="navigation post-navigation"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-links">{crossed}</div></nav>
{comments}
<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form action="/wp-comments-post.php" method="post" class="comment-form"><p class="comment-notes">Your email address will not be published. Required fields are marked *</p><textarea name="comment"></textarea><input type="submit" value="Post Comment"></form></div>
</main>
<aside id="secondary" class="widget-area"><section class="widget widget_search"><form><input placeholder="Search …"></form></section>
<section class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2><ul>{recent}</ul></section>
<section class="widget widget_text"><h2 class="widget-title">Newsletter</h2><div class="textwidget"><p>{w["subscribe"]}</p></div></section>
<section class="widget widget_tag_cloud"><h2 class="widget-title">Topics</h2>{links(w.list("tags"), '<a href="/tag/{}/" class="tag-cloud-link tag-link-@">{}</a> ')}</section></aside></div>
<footer id="colophon" class="site-footer"><div class="footer-about"><p>{w["blurb"]}</p></div><ul class="footer-menu">{menu}</ul><div class="site-info">© 2026 {w["name"]}. {w["rights"]} Proudly powered by WordPress</div></footer>
<div id="cookie-law-info-bar" data-nosnippet="true"><span><p>{w["cookie"]}</p><a id="cookie_action_close_header" class="cli-plugin-button">{w["accept"]}</a></span></div>
{scripts(30, "wpf")}</body></html>"""


def drupal(items: Sequence[Item], index: int, seed: int) -> str:
    """Drupal: every part a field; the lead in a field of its own; a contact and a view of similar news below."""
    item, w, chance = items[index], words("de"), chance_of("open-drupal", seed, index)
    pieces = blocks(item, chance, h="<h2>{}</h2>", table='<div class="tabelle-wrapper"><table class="tabelle"><tbody>{}</tbody></table></div>')
    shots = "".join(
        f'<div class="field__item"><article class="media media--type-image"><img loading="lazy" src="/sites/default/files/styles/w/{item.number}{n}.jpg" alt="">'
        f'<div class="field field--name-field-bildunterschrift field--type-string">{escape(caption)}</div></article></div>'
        for n, caption in enumerate(item.captions)
    )
    pictures = f'<div class="field field--name-field-bilder field--type-entity-reference">{shots}</div>' if shots else ""
    files = "".join(
        f'<span class="file file--mime-application-pdf file--application-pdf"><a href="/system/files/{item.number}.pdf" type="application/pdf">{escape(name)}</a></span> <span class="file-size">{item.views} KB</span>'
        for name in item.attachments
    )
    annex = f'<div class="field field--name-field-anhang"><div class="field__label">Downloads</div>{files}</div>' if files else ""
    who = w.list("departments")[item.number % 4]
    contact = f"""<div class="field field--name-field-kontakt field--type-text-long"><div class="field__label">Kontakt</div><div class="field__item"><p>{escape(chance.choice(w.list("persons")))}<br>{escape(who)}<br>Telefon: 0{item.number % 900 + 100} / {item.views}-{item.number % 90}<br><a href="mailto:presse@uni-lindenau.example">presse@uni-lindenau.example</a></p></div></div>"""
    similar = "".join(
        f'<div class="views-row"><article class="node node--type-article node--view-mode-teaser"><span class="teaser-datum">{one.day:%d.%m.%Y}</span><h3 class="node__title"><a href="/de/aktuelles/{one.slug}" rel="bookmark"><span>{escape(one.title)}</span></a></h3>'
        f'<div class="node__content"><div class="teaser-text"><p>{escape(one.first)}</p></div><ul class="links"><li class="node-readmore"><a href="/de/aktuelles/{one.slug}">Weiterlesen<span class="visually-hidden"> über {escape(one.title)}</span></a></li></ul></div></article></div>'
        for one in related(items, index, 3, chance)
    )
    menu = links(w.list("menu"), '<li class="menu-item menu-item--collapsed"><a href="/de/seite/@" data-drupal-link-system-path="node/@">{}</a></li>')
    ticks = "".join(f'<li class="tag-item"><a href="/de/schlagwort/{n}" hreflang="de">{escape(tag)}</a></li>' for n, tag in enumerate(item.tags))
    return f"""<!DOCTYPE html>
<html lang="de" dir="ltr"><head><meta charset="utf-8" /><meta name="Generator" content="Drupal 10 (https://www.drupal.org)" />
<link rel="canonical" href="https://www.uni-lindenau.example/de/aktuelles/{item.slug}" /><title>{escape(item.title)} | {w["name"]}</title>
<style>{styles("paragraph-x", 60)}</style></head>
<body class="path-node page-node-type-article"><a href="#main-content" class="visually-hidden focusable">Direkt zum Inhalt</a>
<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas><div class="layout-container"><header role="banner"><div class="region region-header">
<nav role="navigation" aria-labelledby="block-haupt-menu" id="block-haupt" class="block block-menu navigation menu--main"><h2 class="visually-hidden" id="block-haupt-menu">Hauptnavigation</h2><ul class="menu">{menu}</ul></nav></div></header>
<div class="region region-breadcrumb"><nav class="breadcrumb" role="navigation"><h2 class="visually-hidden">Pfadnavigation</h2><ol><li><a href="/de">Startseite</a></li><li><a href="/de/aktuelles">Aktuelles</a></li><li>{escape(item.title)}</li></ol></nav></div>
<main role="main"><a id="main-content" tabindex="-1"></a><div class="layout-content"><div class="region region-content"><div data-drupal-messages-fallback class="hidden"></div>
<div id="block-seitentitel" class="block block-core block-page-title-block"><h1><span class="field field--name-title field--type-string">{escape(item.title)}</span></h1></div>
<div id="block-inhalt" class="block block-system block-system-main-block"><article data-history-node-id="{item.number}" role="article" class="node node--type-article node--view-mode-full"><div class="node__content">
<div class="field field--name-field-datum field--type-datetime field__item">{w.day(item.day)}</div>
<div class="field field--name-field-rubrik field__item"><a href="/de/rubrik">{item.section}</a></div>
<div class="field field--name-field-teaser field--type-text-long field__item">{pieces[0]}</div>
{pictures}
<div class="clearfix text-formatted field field--name-body field--type-text-with-summary field__item">{chr(10).join(pieces[1:])}</div>
{annex}{contact if item.number % 4 else ""}
<div class="field field--name-field-tags"><ul>{ticks}</ul></div><div class="block-social-sharing"><span class="block-title">Teilen auf</span> <a href="#" class="share-link">Facebook</a> <a href="#" class="share-link">LinkedIn</a> <a href="#" class="share-link">E-Mail</a></div></div></article></div>
<div class="views-element-container block block-views" id="block-aehnliche"><h2>{w["related"]}</h2><div class="view view-aehnliche view-display-id-block_1">{similar}</div></div>
</div></div></main><aside class="layout-sidebar-second" role="complementary"><div class="region region-sidebar-second"><div class="block block-newsletter"><h2>Newsletter</h2><p>{w["subscribe"]}</p></div><div class="block block-termine"><h2>Termine</h2><ul>{links(w.list("events"), '<li><span class="termin-datum">@. November 2026</span> <a href="/de/termine/@">{}</a></li>')}</ul></div></div></aside>
<footer role="contentinfo"><div class="region region-footer"><div class="block block-block-content"><div class="ueber-uns"><p>{w["blurb"]}</p></div></div><ul class="menu menu--footer">{menu}</ul><p>© {CRAWLED.year} {w["name"]} · {w["rights"]}</p></div></footer></div></div>
<div id="sliding-popup" class="eu-cookie-compliance-banner"><div class="popup-content"><div class="eu-cookie-compliance-message"><h2>Cookies auf dieser Seite</h2><p>{w["cookie"]}</p></div><button class="agree-button">{w["accept"]}</button></div></div>
{scripts(20, "drupalSettings")}</body></html>"""


def bitrix(items: Sequence[Item], index: int, seed: int) -> str:
    """Bitrix: text straight in a division with <br>, a closing word on the university in it, properties and counters below."""
    item, w, chance = items[index], words("ru"), chance_of("open-bitrix", seed, index)
    text = "\n<br />\n<br />\n".join(
        blocks(item, chance, p="{}", h="<b>{}</b>", quote="<i>{}</i>", ul="{}", li="- {}<br />\n", table='<table border="1" cellpadding="3"><tbody>{}</tbody></table>', strong="b")
    )
    picture = f'<img class="detail_picture" border="0" src="/upload/iblock/{item.number % 997:03x}/{item.number}.jpg" width="380" height="253" alt="{escape(item.title)}" title="{escape(item.title)}" />'
    side = "".join(
        f'<p class="news-item" id="bx_{one.number}"><span class="news-date-time">{one.day:%d.%m.%Y}</span> <a href="/news/{one.number}/"><b>{escape(one.title)}</b></a><br />{escape(one.first)}<div style="clear:both"></div></p>'
        for one in latest(items, index, 5)
    )
    more = "".join(f'<li><a href="/news/{one.number}/">{escape(one.title)}</a></li>' for one in related(items, index, 4, chance))
    source = f"Источник:&nbsp;{escape(chance.choice(w.list('departments')))}<br />" if item.number % 2 else ""
    menu = links(w.list("menu"), '<li><a href="/sveden/@/" class="root-item">{}</a></li>')
    sub = links(w.list("faculties"), '<li><a href="/fak/@/">{}</a></li>')
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ru" lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>{escape(item.title)}</title><meta name="keywords" content="университет, новости" /><meta name="description" content="Официальный сайт. {w["name"]}" />
<link href="/bitrix/cache/css/s1/main/template_1.css" type="text/css" rel="stylesheet" />{scripts(12, "BX")}</head>
<body><div id="panel"></div><table class="main-wrap" width="100%"><tr><td colspan="3"><div class="head-block"><a href="/" class="logo-link">{w["name"]}</a>
<div class="head-date">Сегодня: {w.weekday(CRAWLED)}, {w.day(CRAWLED)} г.</div><div class="head-lang"><a href="/">RU</a> | <a href="/en/">EN</a></div><div class="blind-version"><a href="#">Версия для слабовидящих</a></div>
<form action="/search/"><input type="text" name="q" value="Поиск по сайту" /></form></div><ul id="horizontal-multilevel-menu">{menu}</ul></td></tr>
<tr><td class="left-col" valign="top"><ul class="left-menu">{menu}</ul><ul class="left-menu fak">{sub}</ul><div class="banner-col"><a href="#"><img src="/b1.gif" alt="" /></a><p>Телефон доверия: 8 (800) 000-00-00</p></div></td>
<td class="work-area" valign="top"><div class="bx-breadcrumb"><a href="/">Главная</a> / <a href="/news/">Новости</a> / <span>{escape(item.title)}</span></div>
<h1 id="pagetitle">{escape(item.title)}</h1>
<div class="news-detail">{picture if item.captions else ""}
<span class="news-detail-date">{item.day:%d.%m.%Y}</span>
{text}
<br /><br /><i>{escape(w["blurb"])}</i>
<div style="clear:both"></div><br />
{source}Просмотров:&nbsp;{item.views}<br />
<div class="news-detail-share"><noindex><div class="ya-share2" data-services="vkontakte,telegram"></div>Поделиться: <a href="#">ВКонтакте</a> <a href="#">Telegram</a> <a href="#">Одноклассники</a></noindex></div></div>
<p class="back-link"><a href="/news/">Возврат к списку</a></p>
<div class="see-also"><h4>Материалы по теме:</h4><ul>{more}</ul></div></td>
<td class="right-col" valign="top"><h3>Последние новости</h3><div class="news-list">{side}</div><div class="subscribe-form"><b>Рассылка</b><p>{w["subscribe"]}</p></div></td></tr>
<tr><td colspan="3" class="foot">{w["blurb"]}<br />© 2004–2026 {w["name"]}. {w["rights"]}<br /><a href="/map/">Карта сайта</a></td></tr></table>
<div class="cookie-note"><div class="cookie-note-text">{w["cookie"]}</div><a href="#" class="cookie-note-ok">{w["accept"]}</a></div>{scripts(10, "ym")}</body></html>"""


FRAMES = (
    Frame("open-wordpress", "WordPress theme", "en", "https://news.harrowgate.example/{day:%Y/%m}/{slug}/", wordpress, authors=1),
    Frame("open-drupal", "Drupal fields", "de", "https://www.uni-lindenau.example/de/aktuelles/{slug}", drupal),
    Frame("open-bitrix", "Bitrix, <br> in a division", "ru", "https://priozersk-univer.example/news/{number}/", bitrix),
)
