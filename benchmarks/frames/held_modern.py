"""Held out: sites of today."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from benchmarks.frames.frame import Frame, among, blocks, chance_of, latest, links, related, scripts, styles
from benchmarks.frames.texts import Item
from benchmarks.frames.words import words

UNDATED = frozenset({8, 19})
"""Stories that show no day."""


def styled(items: Sequence[Item], index: int, seed: int) -> str:
    """Styled components and data-testid, American dates in figures, machine-readable dates of the last build on every page."""
    item, w, chance = items[index], words("en"), chance_of("held-styled", seed, index)
    pieces = blocks(item, chance, p='<p data-testid="paragraph" class="sc-bdvvtL kUmZzx">{}</p>', h='<h2 data-testid="subheading" class="sc-gsDKAQ hVbTqw">{}</h2>', quote='<figure data-testid="quote" class="sc-dkPtRN fWqZEn"><p>{}</p></figure>',
                    ul='<ul data-testid="list" class="sc-hKwDye jLrWqK">{}</ul>', table='<div role="region" class="sc-eCImPb"><table>{}</table></div>')  # fmt: skip
    one = related(items, index, 1, chance)[0]
    aside = f'<div data-testid="inline-promo" class="sc-jRQBWg eYhTqR"><span>Don’t miss</span><a href="/story/{one.number}"><p class="sc-gKclnd">{escape(one.title)}</p></a><p class="sc-gKclnd">{escape(one.first)}</p></div>'
    poll = '<div data-testid="feedback" class="sc-iCfMLu"><p>Was this page useful?</p><button>Yes</button><button>No</button><p>Thank you. Your answer helps us to make this website better for everyone who reads it.</p></div>'
    shot = "".join(f'<figure data-testid="lead-media" class="sc-furwcr"><picture><source srcset="/m/{item.number}.avif"><img alt="" src="/m/{item.number}.jpg"></picture><figcaption class="sc-pVTFL">{escape(caption)}</figcaption></figure>' for caption in item.captions[:1])
    cards = "".join(f'<li data-testid="card"><a href="/story/{one.number}"><div class="sc-jrQzAO"><h3>{escape(one.title)}</h3><p>{escape(one.first)}</p><span>{one.day:%m/%d/%Y}</span></div></a></li>' for one in related(items, index, 4, chance))
    top = "".join(f'<li><a href="/story/{one.number}">{escape(one.title)}</a></li>' for one in latest(items, index, 5))
    ld = {"@context": "https://schema.org", "@type": "CollegeOrUniversity", "name": w["name"], "foundingDate": "1934-09-01"}
    people = "".join(f'<span data-testid="author-name" class="sc-bBrHrO">{escape(name)}</span>' for name in item.authors)
    menu = links(w.list("menu"), '<li><a data-testid="nav-@" href="/@">{}</a></li>')
    return f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8"><title data-rh="true">Harrowgate Today</title><meta property="og:updated_time" content="2026-10-30T04:00:11Z"><meta property="og:title" content="Harrowgate Today"><script type="application/ld+json">{json.dumps(ld)}</script><style data-styled="active">{styles("sc-z", 140)}</style></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"><div class="sc-ehmTmK"><header data-testid="masthead"><a href="/">Harrowgate Today</a><nav aria-label="Main"><ul>{menu}</ul></nav><div data-testid="trending"><span>Trending</span><ul>{top}</ul></div></header>
<div data-testid="story" class="sc-bkkeKt"><div data-testid="story-head"><span data-testid="topic">{item.section}</span><h1 data-testid="headline" class="sc-ieecCq">{escape(item.title)}</h1><div data-testid="byline" class="sc-dJjYzT">{people}{"" if index in UNDATED else f'<span data-testid="posted" class="sc-hGPBjI">{item.day:%m/%d/%Y}</span>'}<span>{len(item.text) // 900 + 1} min</span></div>
<div data-testid="toolbar"><button>Save</button><button>Listen</button><button>Share</button></div></div>{shot}
<div data-testid="story-body" class="sc-fotOHu">{among(pieces, (2, aside))}{poll}</div>
<div data-testid="topics">{"".join(f'<a href="/t">{escape(tag)}</a>' for tag in item.tags)}</div><div data-testid="newsletter" class="sc-fFeiMQ"><h2>The Friday letter</h2><p>{w["subscribe"]}</p></div></div>
<section data-testid="more"><h2>More stories</h2><ul>{cards}</ul></section><footer data-testid="site-foot"><p>{w["blurb"]}</p><ul>{menu}</ul><p>{w["rights"]}</p></footer><div data-testid="privacy" role="dialog"><p>{w["cookie"]}</p><button>{w["accept"]}</button></div></div></div>{scripts(40, "__app")}</body></html>"""


def amp(items: Sequence[Item], index: int, seed: int) -> str:
    """An AMP page: its own elements, advertising between the paragraphs, a carousel."""
    item, w, chance = items[index], words("ru"), chance_of("held-amp", seed, index)
    pieces = blocks(item, chance, h="<h3>{}</h3>", quote='<blockquote class="amp-cite">{}</blockquote>')
    ad = '<div class="amp-adbox"><span>Реклама</span><amp-ad width="300" height="250" type="adfox" data-owner="10"></amp-ad></div>'
    one = related(items, index, 1, chance)[0]
    link = f'<div class="amp-seealso">Смотрите также: <a href="/amp/{one.number}.html">{escape(one.title)}</a></div>'
    slides = "".join(f'<div class="amp-slide"><amp-img src="/i/{item.number}-{n}.jpg" width="600" height="400" layout="responsive"></amp-img><div class="amp-slide-text">{escape(caption)}</div></div>' for n, caption in enumerate(item.captions))
    carousel = f'<amp-carousel width="600" height="450" layout="responsive" type="slides">{slides}</amp-carousel>' if slides else ""
    more = "".join(f'<a class="amp-card" href="/amp/{one.number}.html"><amp-img src="/i/t{one.number}.jpg" width="100" height="70"></amp-img><span class="amp-card-title">{escape(one.title)}</span><span class="amp-card-time">{one.day.day} {w.month(one.day)[:3]} {one.day.year}</span></a>' for one in latest(items, index, 5))
    menu = links(w.list("menu"), '<li><a href="/amp/s@">{}</a></li>')
    by = f'<div class="amp-author">{escape(", ".join(item.authors))}</div>' if item.authors else ""
    return f"""<!doctype html><html ⚡ lang="ru"><head><meta charset="utf-8"><script async src="https://cdn.ampproject.example/v0.js"></script><title>{escape(item.title)} - Приозёрский университет</title><link rel="canonical" href="https://priozersk-news.example/{item.number}.html"><meta name="viewport" content="width=device-width"><style amp-boilerplate>body{{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}}</style><style amp-custom>{styles("amp-x", 60)}</style></head>
<body><amp-sidebar id="side1" layout="nodisplay" side="left"><ul>{menu}</ul></amp-sidebar><amp-analytics type="metrika"></amp-analytics><header class="amp-top"><button on="tap:side1.toggle">☰</button><a href="/">Приозёрский университет</a></header>
<article class="amp-art"><div class="amp-rub"><a href="/r">{item.section}</a> · <time datetime="{item.day}T{7 + item.number % 12:02}:40:00+03:00">{item.day.day} {w.month(item.day)}{f" {item.day.year}" if item.day.year != 2026 else ""}, {7 + item.number % 12:02}:40</time></div><h1>{escape(item.title)}</h1>{by}
<amp-social-share type="vk"></amp-social-share><amp-social-share type="telegram"></amp-social-share>{carousel}
<section class="amp-body">{among(pieces, (1, ad), (3, link), (5, ad))}</section><div class="amp-tags">{"".join(f'<a href="/t">{escape(tag)}</a>' for tag in item.tags)}</div><div class="amp-tg">Ещё больше новостей – в нашем канале: <a href="https://t.me/x">подписаться</a></div></article>
<section class="amp-more"><h2>{w["latest"]}</h2>{more}</section><footer class="amp-foot"><p>{w["blurb"]}</p><p>{w["rights"]}</p></footer><amp-consent id="cons" layout="nodisplay"><div class="amp-cons"><p>{w["cookie"]}</p><button>{w["accept"]}</button></div></amp-consent></body></html>"""


def builder(items: Sequence[Item], index: int, seed: int) -> str:
    """A page builder: everything is a widget, texts and furniture in widgets of one kind, told apart by an id."""
    item, w, chance = items[index], words("kk"), chance_of("held-builder", seed, index)

    def widget(ident: str, kind: str, inner: str) -> str:
        return f'<div class="el-element el-element-{ident} el-widget el-widget-{kind}" data-id="{ident}" data-element_type="widget" data-widget_type="{kind}.default"><div class="el-widget-container">{inner}</div></div>'

    pieces = blocks(item, chance, p="<p>{}</p>", h="<h4>{}</h4>", quote="<p><em>{}</em></p>")
    cut = max(1, len(pieces) // 2)
    shots = "".join(widget("5a1c9e2", "image", f'<figure class="el-cap"><img src="/u/{item.number}{n}.jpg"><figcaption class="el-cap-text">{escape(caption)}</figcaption></figure>') for n, caption in enumerate(item.captions))
    posts = "".join(f'<article class="el-post el-grid-item"><div class="el-post__text"><h3 class="el-post__title"><a href="/kz/{one.number}">{escape(one.title)}</a></h3><div class="el-post__excerpt"><p>{escape(one.first)}</p></div><a class="el-post__read-more" href="/kz/{one.number}">{w["more"]} »</a></div></article>' for one in related(items, index, 3, chance))
    menu = links(w.list("menu"), '<li class="el-menu-item"><a class="el-item" href="/kz/m@">{}</a></li>')
    info = f'<ul class="el-inline-items el-icon-list-items"><li class="el-icon-list-item"><span class="el-icon-list-text el-post-info__item--type-date">{w.month(item.day).capitalize()} {item.day.day}, {item.day.year}</span></li><li class="el-icon-list-item"><span class="el-icon-list-text el-post-info__item--type-author">{escape(item.authors[0] if item.authors else "admin")}</span></li></ul>'
    return f"""<!doctype html><html lang="kk"><head><meta charset="UTF-8"><title>{escape(item.title)} – {w["name"]}</title><style>{styles("el-x", 160)}</style></head><body class="wp-x-kit el-default el-kit-7 el-page el-page-{item.number}">
<div data-el-type="header" class="el el-12 el-location-header"><section class="el-section el-top-section"><div class="el-container el-column-gap-default">{widget("9b0aa1", "nav-menu", f"<ul class='el-nav-menu'>{menu}</ul>")}{widget("77d1f0", "text-editor", f"<p>{w['name']}</p>")}</div></section></div>
<div data-el-type="single-post" class="el el-340 el-location-single"><section class="el-section el-top-section"><div class="el-container">{widget("3f2a1b", "theme-post-title", f'<h1 class="el-heading-title el-size-default">{escape(item.title)}</h1>')}{widget("4410cd", "post-info", info)}</div></section>
<section class="el-section el-inner-section"><div class="el-container"><div class="el-column el-col-66"><div class="el-widget-wrap">{widget("a81f3e", "text-editor", "".join(pieces[:cut]))}{shots}{widget("b92e40", "text-editor", "".join(pieces[cut:])) if pieces[cut:] else ""}
{widget("cc01d5", "text-editor", f"<p>{w['blurb']}</p>")}{widget("d0e7a2", "share-buttons", f'<div class="el-share">{w["share"]} <span>Facebook</span><span>Telegram</span><span>WhatsApp</span></div>')}</div></div>
<div class="el-column el-col-33"><div class="el-widget-wrap">{widget("e11b77", "heading", f'<h2 class="el-heading-title">{w["subscribe"]}</h2>')}{widget("f00d42", "text-editor", f'<p>{escape(items[(index + 7) % 30].first)}</p><p><a href="/kz/{items[(index + 7) % 30].number}">{w["more"]}</a></p>')}</div></div></div></section>
<section class="el-section el-top-section"><div class="el-container">{widget("0ab3c8", "posts", f'<div class="el-posts-container el-posts el-grid">{posts}</div>')}</div></section></div>
<div data-el-type="footer" class="el el-15 el-location-footer"><section class="el-section"><div class="el-container">{widget("1c8d90", "text-editor", f"<p>{w['rights']}</p><p>{w['subscribe']}</p>")}</div></section></div>{scripts(30, "elq")}</body></html>"""


FRAMES = (
    Frame("held-styled", "styled components, data attributes", "en", "https://today.harrowgate.example/story/{number}", styled, UNDATED, authors=2),
    Frame("held-amp", "AMP", "ru", "https://priozersk-news.example/amp/{number}.html", amp, authors=2),
    Frame("held-builder", "page builder widgets", "kk", "https://kokzhiek-edu.example/kz/{number}", builder, authors=1),
)
