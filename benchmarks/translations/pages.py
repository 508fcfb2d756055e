"""Pages of invented sites, in four makes: what a crawl would bring of each article."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path

from benchmarks.translations.made import Version
from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site

HOST = "http://news.univer.example"
_CODES = {
    "kk": "kz", "ru": "ru", "en": "en", "uz": "uz", "ky": "kg", "tr": "tr", "uk": "ua", "de": "de", "fr": "fr", "es": "es",
    "zh": "cn", "it": "it", "pl": "pl", "ar": "ar", "ja": "jp",
}  # fmt: skip
_WORDS = {
    "kk": ("Басты бет", "Жаңалықтар", "Бөлісу", "Көрілді"), "ru": ("Главная", "Новости", "Поделиться", "Просмотров"),
    "en": ("Home", "News", "Share", "Views"), "uz": ("Bosh sahifa", "Yangiliklar", "Ulashish", "Ko‘rildi"),
    "ky": ("Башкы бет", "Жаңылыктар", "Бөлүшүү", "Көрүлдү"), "tr": ("Ana sayfa", "Haberler", "Paylaş", "Görüntülenme"),
    "uk": ("Головна", "Новини", "Поділитися", "Переглядів"), "de": ("Startseite", "Aktuelles", "Teilen", "Aufrufe"),
    "fr": ("Accueil", "Actualités", "Partager", "Vues"), "es": ("Inicio", "Noticias", "Compartir", "Visitas"),
    "zh": ("首页", "新闻", "分享", "浏览"), "it": ("Home", "Notizie", "Condividi", "Visualizzazioni"),
    "pl": ("Strona główna", "Aktualności", "Udostępnij", "Wyświetlenia"), "ar": ("الرئيسية", "الأخبار", "مشاركة", "مشاهدات"),
    "ja": ("ホーム", "ニュース", "共有", "閲覧"),
}  # fmt: skip


def address(version: Version, numbered: Mapping[int, int] | None) -> str:
    """Where an article stands: under a number that all languages of an item share, where these are given by item, else under a word of
    its own."""
    code = _CODES[version.language]
    return f"{HOST}/{code}/news/{numbered[version.item]}/" if numbered is not None else f"{HOST}/{code}/news/{version.slug}/"


@cache
def site(languages: tuple[str, ...], *, numbered: bool) -> Site:
    """The definition of such a site."""
    codes = "|".join(_CODES[one] for one in languages)
    what = r"(?P<number>\d+)" if numbered else r"(?P<slug>[a-z0-9-]+)"
    named = ", ".join(f'{_CODES[one]} = "{one}"' for one in languages if _CODES[one] != one)
    text = (
        f'id = "univer"\nstatus = "invented"\nnames = {{ en = "Univer" }}\nlanguages = {list(languages)}\n'
        + f"shared_numbers = {str(numbered).lower()}\n"
        + f"language_codes = {{ {named} }}\n"
        + f'hosts = ["news.univer.example"]\n[[articles]]\npattern = \'{HOST}/(?P<lang>{codes})/news/{what}/\'\n'
        + f'[[listings]]\nurl = "{HOST}/{{lang}}/news/"\n'
    )
    return parse_site(text, Path("univer.toml"))


def page(version: Version, make: int, others: Mapping[str, str] | None = None) -> bytes:
    """The page of an article.

    Args:
        make: 0 to 3.
        others: addresses that hreflang names, by language.
    """
    main, news, share, views = _WORDS[version.language]
    title, date = escape(version.title), version.day
    body = "".join(f"<p>{escape(part)}</p>" for part in version.paragraphs)
    broken = "<br><br>".join(escape(part) for part in version.paragraphs)
    picture = f'<img src="{version.picture}" alt="">' if version.picture else ""
    links = "".join(f'<link rel="alternate" hreflang="{name}" href="{url}">' for name, url in (others or {}).items())
    switch = " ".join(f'<a href="/{code}/">{code.upper()}</a>' for code in ("kz", "ru", "en", "uz", _CODES[version.language]))
    head = f'<meta charset="utf-8"><title>{title} - Univer</title>{links}'
    if make == 0:
        return (
            f'<!DOCTYPE html><html lang="{version.language}"><head>{head}</head><body><header>{switch}<a href="/">{main}</a></header><main>'
            f'<article><h1>{title}</h1><time datetime="{date.isoformat()}">{date:%d.%m.%Y}</time>{picture}{body}</article></main>'
            f"<footer>© Univer, info@univer.example</footer></body></html>"
        ).encode()
    if make == 1:
        return (
            f"<html><head>{head}</head><body><table width=100%><tr><td>{switch}</td></tr><tr><td width=200><a href=/>{main}</a><br>"
            f"<a href=/news/>{news}</a></td><td><div class=path>{main} / {news}</div><h2 class=title>{title}</h2>"
            f'<span class="date">{date:%d.%m.%Y}</span><div class="txt">{picture}{broken}</div>'
            f"<div>{views}: {version.number % 700 + 11}</div></td></tr></table></body></html>"
        ).encode()
    if make == 2:
        return (
            f'<html><head>{head}<meta property="article:published_time" content="{date.isoformat()}T09:00:00+06:00"></head>'
            f'<body><div class="top">{switch}</div><div class="wrap"><div class="crumbs"><a href="/">{main}</a> » '
            f'<a href="/news/">{news}</a></div><div class="post"><h1>{title}</h1><div class="entry">{picture}{body}</div>'
            f'<div class="share">{share}: Facebook VK Telegram</div>'
            f'</div><div class="side"><h3>{news}</h3><ul><li><a href="/x">{main}</a></li></ul></div></div></body></html>'
        ).encode()
    data = f'{{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"{date.isoformat()}"}}'
    return (
        f'<html lang="{version.language}"><head>{head}<script type="application/ld+json">{data}</script></head><body><nav>{switch}</nav>'
        f'<section id="content"><h1 class="headline">{title}</h1>{picture}<div itemprop="articleBody">{body}</div></section>'
        f"<aside><p>{share}</p></aside></body></html>"
    ).encode()
