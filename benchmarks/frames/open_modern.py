"""Sites of today: hashed class names, divisions without meaning, a magazine."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from benchmarks.frames.frame import Frame, among, blocks, chance_of, latest, links, related, scripts, styles
from benchmarks.frames.texts import Item
from benchmarks.frames.words import words

UNDATED = frozenset({5, 16, 27})
"""Stories of the magazine that show only its number."""


def hashed(items: Sequence[Item], index: int, seed: int) -> str:
    """Next.js with CSS modules and utility classes; a newsletter box and cards inside the text, months shortened."""
    item, w, chance = items[index], words("es"), chance_of("open-hashed", seed, index)
    day = f"{item.day.day} {w.month(item.day)[:3]} {item.day.year}"
    pieces = blocks(item, chance, p='<div class="RichText_block__Qx81a"><p class="mb-6 text-lg leading-8">{}</p></div>', h='<div class="RichText_block__Qx81a"><h2 class="mt-10 mb-4 text-2xl font-bold">{}</h2></div>',
                    quote='<div class="Quote_root__b71Tz border-l-4 pl-6"><p class="text-xl italic">{}</p></div>', ul='<div class="RichText_block__Qx81a"><ul class="list-disc pl-6">{}</ul></div>', li='<li class="mb-2">{}</li>',
                    table='<div class="overflow-x-auto"><table class="w-full">{}</table></div>')  # fmt: skip
    box = f'<div class="Signup_root__0kLm2 rounded-xl bg-blue-50 p-8 my-8"><h3 class="text-xl font-semibold">No se pierda nada</h3><p class="mt-2">{w["subscribe"]}</p><button class="btn-primary-x">Suscribirme</button></div>'
    one = related(items, index, 1, chance)[0]
    card = f'<a class="InlineCard_root__9aP3d flex gap-4 my-8" href="/actualidad/{one.slug}-{one.number}"><img src="/_next/image?u={one.number}" alt=""><div><p class="text-xs uppercase">Te puede interesar</p><p class="font-semibold">{escape(one.title)}</p></div></a>'
    hero = f'<figure class="Hero_root__Zb20e"><img src="/_next/image?url={item.number}" alt=""><figcaption class="Hero_caption__L1mmo text-sm text-gray-500">{escape(item.captions[0])}</figcaption></figure>' if item.captions else ""
    grid = "".join(
        f'<article class="Card_root__tR55k"><a href="/actualidad/{one.slug}-{one.number}"><span class="Card_tag__o0Pq1">{one.section}</span><h3 class="Card_title__uY7e3 text-lg font-semibold">{escape(one.title)}</h3><p class="Card_excerpt__w2Ws8 text-gray-600 line-clamp-3">{escape(one.first)}</p><span class="text-sm text-gray-500">{one.day.day} {w.month(one.day)[:3]} {one.day.year}</span></a></article>'
        for one in related(items, index, 3, chance)
    )
    menu = links(w.list("menu"), '<li class="Nav_item__x9Zz1"><a class="hover:underline px-3 py-2" href="/s/@">{}</a></li>')
    data = json.dumps({"props": {"pageProps": {"locale": "es", "menu": list(w.list("menu")), "id": item.number}}, "page": "/actualidad/[slug]", "buildId": "k3Jq9f0aa1"})
    by = f'<span class="Byline_name__aa01x font-medium">{escape(" y ".join(item.authors))}</span>' if item.authors else ""
    return f"""<!DOCTYPE html><html lang="es"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>{escape(item.title)} · UVal</title><meta name="theme-color" content="#fff"/><style>{styles("px-x", 120)}</style></head>
<body class="antialiased bg-white"><div id="__next"><div class="Layout_root__77aQp min-h-screen flex flex-col"><header class="Header_root__pp0Qd sticky top-0"><a class="Logo_link__z1" href="/">{w["name"]}</a><nav><ul class="flex">{menu}</ul></nav></header>
<main class="Layout_main__e4Fgh flex-1"><div class="Article_wrap__u1Iio max-w-3xl mx-auto px-4"><div class="Crumbs_root__l0"><a href="/">Inicio</a><span>/</span><a href="/actualidad">Actualidad</a></div>
<span class="Kicker_root__aX2 uppercase tracking-wide">{item.section}</span><h1 class="Article_title__x7Yz3 text-4xl font-bold">{escape(item.title)}</h1>
<div class="Byline_root__bb9 flex items-center gap-2 text-sm text-gray-500">{by}<span>{day}</span><span>·</span><span>{len(item.text) // 1000 + 1} min de lectura</span></div>
<div class="Share_root__m1 flex gap-2"><button>Compartir</button><button>Copiar enlace</button><a href="#">X</a><a href="#">LinkedIn</a></div>{hero}
<div class="RichText_root__k2Ppl">{among(pieces, (2, box), (4, card))}</div>
<div class="Tags_root__y flex flex-wrap">{"".join(f'<a class="Tags_pill__q rounded-full px-3" href="/t">{escape(tag)}</a>' for tag in item.tags)}</div></div>
<section class="Related_root__jj3 bg-gray-50"><h2 class="text-2xl font-bold">{w["related"]}</h2><div class="grid grid-cols-3 gap-6">{grid}</div></section></main>
<footer class="Footer_root__f00 bg-gray-900 text-white"><p class="max-w-prose">{w["blurb"]}</p><ul>{menu}</ul><p class="text-xs">© 2026 {w["rights"]}</p></footer></div>
<div class="Consent_root__c1 fixed bottom-0"><p class="text-sm">{w["cookie"]}</p><button>{w["accept"]}</button><button>Configurar</button></div></div><script id="__NEXT_DATA__" type="application/json">{data}</script>{scripts(30, "self")}</body></html>"""


def soup(items: Sequence[Item], index: int, seed: int) -> str:
    """Divisions only, named c1, c2 ...; no paragraph, no heading; the site's name as title."""
    item, w, chance = items[index], words("uz"), chance_of("open-soup", seed, index)
    text = "".join(
        blocks(item, chance, p="<div>{}</div>\n", h="<div><b>{}</b></div>\n", quote="<div><i>{}</i></div>\n", ul="<div>{}</div>\n", li="<div>– {}</div>", strong="b",
               table='<div class="c31">{}</div>', tr='<div class="c32">{}</div>', td='<div class="c33">{}</div>')
    )  # fmt: skip
    pics = "".join(f'<div class="c14"><img src="/storage/{item.number}/{n}.webp"><div class="c15">{escape(caption)}</div></div>' for n, caption in enumerate(item.captions))
    side = "".join(f'<div class="c21"><div class="c22">{w.day(one.day)}</div><div class="c23"><a href="/uz/post/{one.number}">{escape(one.title)}</a></div><div class="c24">{escape(one.first)}</div></div>' for one in related(items, index, 5, chance))
    menu = links(w.list("menu"), '<div class="c3"><a href="/uz/menu/@">{}</a></div>')
    said = "".join(f'<div class="c41"><div class="c42">{escape(who)}</div><div class="c43">{escape(text_)}</div></div>' for who, text_ in zip(chance.sample(w.list("persons"), 2), chance.sample(w.list("comments_pool"), 2), strict=True)) if index % 4 == 1 else ""
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{w["name"]} – rasmiy veb-sayti</title><style>{styles("c", 50)}</style></head><body><div class="c1"><div class="c2">{menu}</div>
<div class="c4"><div class="c5">{w["home"]} » {w["news"]} » {item.section}</div><div class="c6"><div class="c7">{escape(item.title)}</div><div class="c8">{w.day(item.day)} &nbsp; 👁 {item.views}</div>
<div class="c9">{pics}{text}<div style="text-align:right"><b>{escape(item.authors[0]) if item.authors else w.list("departments")[0]}</b></div></div>
<div class="c10"><div class="c11">Ulashish:</div><a href="#">Telegram</a> <a href="#">Facebook</a> <a href="#">Chop etish</a></div><div class="c12">{"".join(f"<a href='/tag'>#{escape(tag)}</a> " for tag in item.tags)}</div>
<div class="c40">{said}</div></div><div class="c20"><div class="c19">{w["related"]}</div>{side}</div></div>
<div class="c50"><div class="c51">{w["blurb"]}</div><div class="c52">{w["rights"]} 2026</div><div class="c53">Saytda xato topdingizmi? Matnni belgilab Ctrl+Enter bosing.</div></div><div class="c60"><div class="c61">{w["cookie"]}</div><div class="c62">{w["accept"]}</div></div></div>{scripts(8, "cq")}</body></html>"""


def magazine(items: Sequence[Item], index: int, seed: int) -> str:
    """A university magazine: standfirst outside the text, dropped capital, pull quotes, fact box, more from the issue."""
    item, w, chance = items[index], words("ru"), chance_of("open-magazine", seed, index)
    pieces = blocks(item, chance, p='<p class="mg-par">{}</p>', h='<h2 class="mg-cross">{}</h2>', quote='<blockquote class="mg-quote">{}</blockquote>', share=0.2)
    lead, rest = pieces[0].replace('<p class="mg-par">', '<p class="mg-standfirst">', 1), pieces[1:]
    if rest and rest[0].startswith('<p class="mg-par">') and rest[0][18] not in "<«„“&":
        letter = rest[0][18]
        rest[0] = f'<p class="mg-par mg-par-first"><span class="mg-drop">{letter}</span>{rest[0][19:]}'
    longer = [block.lines[0] for block in item.blocks if block.kind == "p" and len(block.lines[0]) > 80]
    pull = f'<aside class="mg-pull"><p>{escape(longer[-1].split(". ")[0].rstrip("."))}</p></aside>' if len(longer) > 3 else ""
    fact = f'<div class="mg-fact"><h4>Досье</h4><p>{escape(w["blurb"])}</p></div>'
    figure = "".join(f'<div class="mg-plate"><img src="/img/{item.number}.jpg" alt=""><div class="mg-plate-text">{escape(caption)}</div></div>' for caption in item.captions[:1])
    issue = "".join(f'<div class="mg-issue-item"><a href="/stories/{one.number}-{one.slug}"><h5>{escape(one.title)}</h5></a><p>{escape(one.first)}</p><span>{escape(one.authors[0] if one.authors else "Редакция")}</span></div>' for one in latest(items, index, 4))
    by = f'<div class="mg-by">Текст: <b>{escape(", ".join(item.authors))}</b></div>' if item.authors else ""
    menu = links(w.list("sections"), '<a class="mg-rub" href="/r/@">{}</a>')
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{escape(item.title)} — журнал «Берег»</title><meta property="og:title" content="{escape(item.title)}"><meta property="og:image" content="/img/{item.number}.jpg"><style>{styles("mg-x", 60)}</style></head><body class="mg">
<div class="mg-head"><a class="mg-logo" href="/">Берег</a><div class="mg-sub">журнал университета</div>{menu}</div><div class="mg-cover"><div class="mg-rubric">{item.section}</div><h1 class="mg-title">{escape(item.title)}</h1>{lead}{by}<div class="mg-when">{"" if index in UNDATED else w.day(item.day) + ", "}№ {item.number % 12 + 1}</div></div>
<div class="mg-text">{figure}{among(rest, (2, pull), (3, fact))}
<div class="mg-end">◆</div></div><div class="mg-share">Поделиться <a href="#">Telegram</a><a href="#">ВКонтакте</a></div><div class="mg-tags">{"".join(f"<a href='/t'>{escape(tag)}</a>" for tag in item.tags)}</div>
<div class="mg-letter"><h3>Письма из редакции</h3><p>{w["subscribe"]}</p></div><div class="mg-issue"><h3>В этом номере</h3>{issue}</div>
<div class="mg-foot"><p>Учредитель: {w["name"]}. {w["rights"]}</p></div><div class="mg-ck"><p>{w["cookie"]}</p><button>{w["accept"]}</button></div>{scripts(10, "mgq")}</body></html>"""


FRAMES = (
    Frame("open-hashed", "hashed and utility classes", "es", "https://www.uvaldemar.example/actualidad/{slug}-{number}", hashed, authors=2),
    Frame("open-soup", "divisions without meaning", "uz", "https://oqtepa-univ.example/uz/post/{number}", soup, authors=1),
    Frame("open-magazine", "magazine with standfirst and pull quotes", "ru", "https://bereg.example/stories/{number}-{slug}", magazine, UNDATED, authors=2),
)
