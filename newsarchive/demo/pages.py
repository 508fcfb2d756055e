"""The demo university's pages: built like KazNU's, with the faults a crawler meets."""

from __future__ import annotations

from html import escape

from newsarchive.demo.catalogue import (
    CODES,
    LANGUAGES,
    MAIN,
    MONTHS,
    PRESS,
    WWW,
    Item,
    address,
    dateline,
)  # fmt: skip
from newsarchive.demo.catalogue import (
    release as release,
)
from newsarchive.demo.details import BYLINE, BYLINES, Details, details

PAGE_SIZE = 12
WORDS = {
    "kk": {"uni": "Көкжиек университеті", "main": "Басты бет", "news": "Жаңалықтар", "latest": "Соңғы жаңалықтар", "next": "Келесі",
           "views": "Қаралды", "share": "Бөлісу", "print": "Басып шығару", "none": "Бет табылмады",
           "sorry": "Сіз іздеген жаңалық табылмады. Басты бетке оралыңыз.", "press": "Баспасөз қызметі"},
    "ru": {"uni": "Университет Кокжиек", "main": "Главная", "news": "Новости", "latest": "Последние новости", "next": "Далее",
           "views": "Просмотров", "share": "Поделиться", "print": "Версия для печати", "none": "Страница не найдена",
           "sorry": "Запрошенная новость не найдена. Вернитесь на главную страницу.", "press": "Пресс-служба"},
    "en": {"uni": "Kokzhiek University", "main": "Main page", "news": "News", "latest": "Latest news", "next": "Next",
           "views": "Views", "share": "Share", "print": "Print version", "none": "Page not found",
           "sorry": "The news item you asked for was not found. Return to the main page.", "press": "Press office"},
}  # fmt: skip
STYLE = """
body{margin:0;font:16px/1.55 Georgia,'Noto Serif',serif;color:#1c2733;background:#f4f1ea}
header,footer{background:#14415c;color:#f4f1ea;padding:14px 5vw}header a,footer a{color:#f4f1ea;text-decoration:none;margin-right:16px}
.brand{font-size:22px;font-weight:bold}.wrap{max-width:1040px;margin:24px auto;padding:0 20px;display:flex;gap:32px;flex-wrap:wrap}
.content{flex:1 1 600px;background:#fff;padding:28px 34px;border-radius:6px;box-shadow:0 1px 4px #0002}.side{flex:0 1 280px;font-size:14px}
.kaznu-heading h2{margin:.2em 0;color:#14415c;line-height:1.25}.kaznu-datestamp{color:#77808a;font-size:14px;margin-bottom:10px}
.breadcrumb,.share,.views{color:#8a8f96;font-size:13px}.news-item{display:flex;gap:16px;border-bottom:1px solid #e5e0d6;padding:14px 0}
.thumb{flex:0 0 96px;height:64px;background:linear-gradient(135deg,#8fb3c4,#e2c48d);border-radius:4px}.news-item h3{margin:0;font-size:17px}
a{color:#14607f}.news-date{color:#77808a;font-size:13px}.signature{margin-top:22px}
"""


def shell(language: str, title: str, content: str, side: str, *, charset: str = "utf-8", head: str = "") -> str:
    """The frame of every page of the main host."""
    words, code = WORDS[language], CODES[language]
    links = " ".join(f'<a href="/{CODES[one]}/3/news/">{CODES[one].upper()}</a>' for one in LANGUAGES)
    return (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="{charset}">\n<title>{escape(title)} | {escape(words["uni"])}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{head}<style>{STYLE}</style>\n</head>\n<body>\n'
        f'<header><span class="brand">{escape(words["uni"])}</span> <a href="/{code}/">{escape(words["main"])}</a>'
        f'<a href="/{code}/3/news/">{escape(words["news"])}</a>{links}</header>\n'
        f'<div class="wrap"><div class="content">{content}</div>\n<div class="side">{side}</div></div>\n'
        f'<footer>© {escape(words["uni"])} · Almaty · +7 (727) 000-00-00 · info@kokzhiek.example</footer>\n</body>\n</html>\n'
    )


def shown_date(item: Item, language: str) -> str:
    """The date as the item's page shows it, in the item's style; "" where it shows none."""
    day, month, year = item.date.day, MONTHS[language][item.date.month - 1], item.date.year
    if item.style == 0:
        return f"{item.date:%d.%m.%Y}"
    if item.style == 1:
        return f"{day} {month.lower()}, {year}"
    if item.style == 2:
        return {"kk": f"{year} жылғы {day} {month}", "ru": f"{day} {month} {year} г.", "en": f"{month} {day}, {year}"}[language]
    if item.style == 3:
        return f'<time datetime="{item.date.isoformat()}">{day} {month[:3]}</time>'
    return ""


def article(item: Item, language: str, day: int, latest: list[Item], *, charset: str = "utf-8", printed: bool = False) -> str:
    """An item's page on the main host."""
    text, words, code = item.texts[language], WORDS[language], CODES[language]
    line = dateline(item, language)
    crumbs = f"- <a href='/{code}/'>{words['main']}</a> - <a href='/{code}/3/news/'>{words['news']}</a>"
    body = [f'<div class="breadcrumb">{crumbs}</div>']
    dash = {"kk": " – ", "ru": " - ", "en": " - "}[language]
    body += paragraphs_html(item.paragraphs(language, day), f"{line}{dash}" if line else "", use_breaks=item.number % 4 == 1)
    body.append(f'<p class="signature">{escape(text.department)}<br>{escape(text.email)}</p>')
    date = shown_date(item, language)
    stamp = f'<div class="kaznu-datestamp">{date}</div>' if date else ""
    views = f'<div class="views">{words["views"]}: {item.number % 977 + 40}</div>'
    share = f'<div class="share">{words["share"]}: Facebook · Telegram · VK · <a href="?print=1">{words["print"]}</a></div>'
    said = details(item, language, day)
    content = (
        f'<div class="kaznu-heading"><h2>{escape(text.title)}</h2></div>{stamp}{byline(said, language)}'
        f'<div class="newsBody kaznu-content-inner">{"".join(body)}</div>{keywords(said, language)}{views}{share}'
    )
    side = "" if printed else latest_box(item, language, latest)
    return shell(language, text.title, content, side, charset=charset, head=metadata(said))


def metadata(said: Details) -> str:
    """The elements of the head that say what only some pages say."""
    found = {
        "og:description": said.summary, "og:image": MAIN + said.image if said.image else None, "article:section": said.section,
        "article:modified_time": said.modified.isoformat() if said.modified else None,
    }  # fmt: skip
    return "".join(f'<meta property="{name}" content="{escape(value)}">\n' for name, value in found.items() if value)


def byline(said: Details, language: str) -> str:
    """Who wrote it, below the heading."""
    if not said.authors:
        return ""
    label = (BYLINE if len(said.authors) == 1 else BYLINES)[language]
    names = {"en": " and "}.get(language, ", ").join(said.authors)
    return f'<div class="news-author">{label}{escape(names)}</div>'


def keywords(said: Details, language: str) -> str:
    """Its keywords, below the text."""
    links = "".join(f'<a rel="tag" href="/{CODES[language]}/3/news/?tag={escape(tag)}">{escape(tag)}</a> ' for tag in said.tags)
    return f'<div class="tags">{links}</div>' if links else ""


def paragraphs_html(paragraphs: tuple[str, ...], prefix: str, *, use_breaks: bool) -> list[str]:
    """Paragraphs as HTML; some pages use <br><br> in place of <p>, as KazNU's older ones do."""
    parts: list[str] = []
    items: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.startswith("- "):
            items.append(f"<li>{escape(paragraph[2:])}</li>")
            continue
        if items:
            parts.append(f"<ul>{''.join(items)}</ul>")
            items = []
        if paragraph.startswith("## "):
            parts.append(f"<h4>{escape(paragraph[3:])}</h4>")
        else:
            parts.append(("" if use_breaks else "<p>") + (escape(prefix) if number == 0 else "") + escape(paragraph) + ("<br><br>" if use_breaks else "</p>"))
    if items:
        parts.append(f"<ul>{''.join(items)}</ul>")
    return [f"<div>{''.join(parts)}</div>"] if use_breaks else parts


def latest_box(item: Item, language: str, latest: list[Item]) -> str:
    """The box of latest news beside every text; one item stands in it under four addresses."""
    rows = [f"<h4>{WORDS[language]['latest']}</h4><ul>"]
    for number, other in enumerate(latest):
        if language not in other.texts or other is item:
            continue
        url = address(other, language)
        spelled = {
            0: url, 1: url.replace(MAIN, WWW), 2: url + "?print=1", 3: url.rstrip("/") + "?utm_source=box&utm_medium=side",
        }[(number + item.number) % 4]  # fmt: skip
        rows.append(f'<li><a href="{escape(spelled)}">{escape(other.texts[language].title)}</a></li>')
    rows.append("</ul>")
    return "".join(rows)


def listing(shown: list[Item], language: str, page: int, ghosts: list[tuple[str, str]]) -> str:
    """One page of the main host's listing, newest first; `ghosts` are links to items that are not there."""
    words, code = WORDS[language], CODES[language]
    first, last = (page - 1) * PAGE_SIZE, page * PAGE_SIZE
    rows = []
    for item in shown[first:last]:
        date = f'<span class="news-date">{item.date:%d.%m.%Y}</span>' if item.is_dated_in_listing else ""
        rows.append(
            f'<div class="news-item"><div class="thumb"></div><div><h3><a href="{address(item, language)}">'
            f"{escape(item.texts[language].title)}</a></h3>{date}</div></div>"
        )
    for url, title in ghosts if page == 1 else []:
        rows.append(f'<div class="news-item"><div class="thumb"></div><div><h3><a href="{url}">{escape(title)}</a></h3></div></div>')
    pages = (len(shown) + PAGE_SIZE - 1) // PAGE_SIZE
    pager = f'<a class="next" href="/{code}/3/news/?page={page + 1}">{words["next"]} →</a>' if page < pages else ""
    content = f'<h1>{words["news"]}</h1><div class="news-list">{"".join(rows)}</div><p class="pager">{page} / {pages} {pager}</p>'
    return shell(language, words["news"], content, "")


def soft_404(language: str) -> str:
    """What the university answers for an item that is not there: status 200."""
    words = WORDS[language]
    return shell(language, words["none"], f"<h1>{words['none']}</h1><p>{words['sorry']}</p>", "")


def press_listing(shown: list[tuple[Item, str]]) -> str:
    """The press office's front page: every release in every language."""
    rows = "".join(
        f'<li><a href="{release(item, language)}">{escape(item.texts[language].title)}</a> <time>{item.date.isoformat()}</time></li>'
        for item, language in shown
    )
    return f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Press office</title><style>{STYLE}</style></head><body><header><span class='brand'>Press office</span></header><div class='wrap'><main class='content'><h1>Releases</h1><ul>{rows}</ul></main></div></body></html>"


def press_release(item: Item, language: str, day: int) -> str:
    """A release on the press office's host: the same text in another frame, dated, without dateline and signature."""
    text = item.texts[language]
    body = "".join(paragraphs_html(item.paragraphs(language, day), "", use_breaks=False))
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'><title>{escape(text.title)} - Press office</title>"
        f"<style>{STYLE}</style></head><body><header><span class='brand'>{WORDS[language]['press']}</span> <a href='{PRESS}/'>Releases</a></header>"
        f"<div class='wrap'><main class='content'><div class='kaznu-heading'><h2>{escape(text.title)}</h2></div>"
        f"<time class='pubdate' datetime='{item.date.isoformat()}'>{item.date:%d.%m.%Y}</time>"
        f"<div class='newsBody kaznu-content-inner'>{body}</div></main></div></body></html>"
    )


def home(day: int) -> str:
    """The front page of the demo server: what it is."""
    links = "".join(f'<li><a href="/{CODES[one]}/3/news/">{WORDS[one]["uni"]}: {WORDS[one]["news"]}</a></li>' for one in LANGUAGES)
    on_day = "" if day == 1 else f" --day {day} --recheck all"
    content = (
        "<h1>Kokzhiek University</h1><p>This university is invented, and so is its news. newsarchive serves it on this machine, as a first "
        f"site to crawl and as its own test bed. Today is day {day}.</p><ul>{links}</ul>"
        "<p>Its pages have what crawlers meet: breadcrumbs and datelines in the text, dates without a year, department and e-mail under the "
        "text, boxes of latest news, a second host with the same texts, four addresses of one item, empty answers with status 200, and a page "
        f"in windows-1251.</p><p>To crawl it: <code>newsarchive crawl demo{on_day}</code></p>"
    )
    return shell("en", "Main page", content, "")
