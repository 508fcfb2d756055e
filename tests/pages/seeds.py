"""Invented pages of many kinds and languages, each with what it says: for tests of reading, and as seeds of hostile pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsarchive.sites.load import parse_site
from newsarchive.sites.model import Site

SENTENCES = {
    "kk": (
        "Бүгін университетте гидрология зертханасы ашылды.",
        "Онда қырық студент пен он ғалым жұмыс істейді.",
        "Құрылыс екі жылға созылды, оған облыс әкімдігі көмектесті.",
        "Ректор құрылысшыларға алғыс айтып, жас ғалымдарға сәттілік тіледі.",
        "Зертханада су сапасын өлшейтін жаңа құралдар бар.",
        "Алғашқы тәжірибе келесі аптада басталады.",
    ),
    "ru": (
        "Сегодня в университете открылась лаборатория гидрологии.",
        "В ней будут работать сорок студентов и десять учёных.",
        "Строительство продолжалось два года, помогла администрация области.",
        "Ректор поблагодарил строителей и пожелал удачи молодым исследователям.",
        "В лаборатории есть новые приборы для измерения качества воды.",
        "Первый опыт начнётся на следующей неделе.",
    ),
    "en": (
        "The university opened a new laboratory of hydrology today.",
        "Forty students and ten scientists will work in it.",
        "The building took two years, and the regional council helped to pay for it.",
        "The rector thanked the builders and wished the young researchers good luck.",
        "The laboratory has new instruments that measure the quality of water.",
        "The first experiment begins next week.",
    ),
    "ar": (
        "افتتحت الجامعة اليوم مختبرا جديدا لعلوم المياه.",
        "سيعمل فيه أربعون طالبا وعشرة من العلماء.",
        "استغرق البناء عامين وساعد مجلس المنطقة في تمويله.",
        "شكر رئيس الجامعة العمال وتمنى التوفيق للباحثين الشباب.",
        "في المختبر أجهزة جديدة تقيس جودة المياه.",
        "تبدأ التجربة الأولى في الأسبوع القادم.",
    ),
    "he": (
        "האוניברסיטה פתחה היום מעבדה חדשה להידרולוגיה.",
        "ארבעים סטודנטים ועשרה מדענים יעבדו בה.",
        "הבנייה נמשכה שנתיים והמועצה האזורית סייעה במימון.",
        "הנשיא הודה לבונים ואיחל הצלחה לחוקרים הצעירים.",
        "במעבדה יש מכשירים חדשים למדידת איכות המים.",
        "הניסוי הראשון יתחיל בשבוע הבא.",
    ),
    "fa": (
        "دانشگاه امروز آزمایشگاه تازه‌ای برای آب‌شناسی گشود.",
        "چهل دانشجو و ده دانشمند در آن کار خواهند کرد.",
        "ساخت آن دو سال طول کشید و شورای استان کمک کرد.",
        "رئیس دانشگاه از سازندگان تشکر کرد.",
        "آزمایشگاه دستگاه‌های تازه‌ای برای سنجش کیفیت آب دارد.",
        "نخستین آزمایش هفته آینده آغاز می‌شود.",
    ),
    "zh": (
        "今天，大学新建的水文实验室正式启用，师生代表参加了启用仪式。",
        "四十名学生和十名科学家将在这里工作，研究河流与湖泊的变化。",
        "工程历时两年，得到了省政府的大力支持和社会各界的帮助。",
        "校长向建设者表示感谢，并祝愿青年研究人员取得更多成果。",
        "实验室配备了测量水质的新仪器，可以连续工作一个月。",
        "第一项实验将于下周开始，结果将在年底前公布。",
    ),
    "ja": (
        "本日、大学に新しい水文学研究室が開設され、学生と教員が式典に参加した。",
        "ここでは四十名の学生と十名の研究者が河川の変化を調べる。",
        "建設には二年を要し、県の支援を受けて完成した。",
        "学長は建設に携わった人々に感謝し、若い研究者を励ました。",
        "研究室には水質を測る新しい装置が備えられている。",
        "最初の実験は来週始まり、結果は年内に公表される。",
    ),
    "de": (
        "Die Hochschule hat heute ein neues Labor für Hydrologie eröffnet.",
        "Vierzig Studierende und zehn Forschende werden darin arbeiten.",
        "Der Bau dauerte zwei Jahre und wurde vom Landkreis gefördert.",
        "Die Rektorin dankte den Bauleuten und wünschte den jungen Forschenden viel Glück.",
        "Das Labor hat neue Geräte, die die Güte des Wassers messen.",
        "Der erste Versuch beginnt in der nächsten Woche.",
    ),
    "es": (
        "La universidad inauguró hoy un nuevo laboratorio de hidrología.",
        "En él trabajarán cuarenta estudiantes y diez científicos.",
        "La obra duró dos años y contó con la ayuda del consejo regional.",
        "La rectora agradeció a los constructores y deseó suerte a los jóvenes investigadores.",
        "El laboratorio tiene instrumentos nuevos que miden la calidad del agua.",
        "El primer experimento empieza la próxima semana.",
    ),
    "tr": (
        "Üniversite bugün yeni bir hidroloji laboratuvarı açtı.",
        "Burada kırk öğrenci ve on bilim insanı çalışacak.",
        "İnşaat iki yıl sürdü ve bölge meclisi destek verdi.",
        "Rektör inşaatta çalışanlara teşekkür etti ve genç araştırmacılara başarılar diledi.",
        "Laboratuvarda suyun kalitesini ölçen yeni aletler var.",
        "İlk deney gelecek hafta başlıyor.",
    ),
    "uz": (
        "Bugun universitetda yangi gidrologiya laboratoriyasi ochildi.",
        "Unda qirq nafar talaba va oʻn nafar olim ishlaydi.",
        "Qurilish ikki yil davom etdi, unga viloyat hokimligi yordam berdi.",
        "Rektor quruvchilarga minnatdorlik bildirdi va yosh olimlarga omad tiladi.",
        "Laboratoriyada suv sifatini oʻlchaydigan yangi asboblar bor.",
        "Birinchi tajriba kelasi hafta boshlanadi.",
    ),
}
TITLES = {
    "kk": "Университетте гидрология зертханасы ашылды",
    "ru": "В университете открылась лаборатория гидрологии",
    "en": "A new laboratory of hydrology was opened",
    "ar": "افتتاح مختبر جديد لعلوم المياه في الجامعة",
    "he": "מעבדה חדשה להידרולוגיה נפתחה באוניברסיטה",
    "fa": "گشایش آزمایشگاه تازه آب‌شناسی در دانشگاه",
    "zh": "大学新建水文实验室正式启用",
    "ja": "大学に新しい水文学研究室が開設された",
    "de": "Neues Labor für Hydrologie eröffnet",
    "es": "Inaugurado un nuevo laboratorio de hidrología",
    "tr": "Yeni hidroloji laboratuvarı açıldı",
    "uz": "Universitetda yangi gidrologiya laboratoriyasi ochildi",
}
SITE_FILE = """id = "seeds"
status = "invented"
names = { en = "Seeds" }
country = "KZ"
city = "Almaty"
timezone = "Asia/Almaty"
languages = ["kk", "ru", "en", "ar", "he", "fa", "zh", "ja", "de", "es", "tr", "uz"]
hosts = ["seeds.example"]
[[articles]]
pattern = 'http://seeds\\.example/(?P<lang>[a-z]{2})/news/(?P<number>\\d+)'
canonical = "http://seeds.example/{lang}/news/{number}"
example = "http://seeds.example/en/news/1"
[[listings]]
url = "http://seeds.example/{lang}/news/"
"""


def seeds_site() -> Site:
    """A site without selectors, in all of the seeds' languages."""
    return parse_site(SITE_FILE, Path("seeds.toml"))


@dataclass(frozen=True, kw_only=True)
class Seed:
    """A page and what it says."""

    name: str
    language: str
    html: str
    charset: str = "utf-8"
    published: str | None = "2024-03-01"
    canonical: str | None = None
    article: bool = True

    @property
    def url(self) -> str:
        return f"http://seeds.example/{self.language}/news/{sum(map(ord, self.name))}"

    @property
    def title(self) -> str:
        return TITLES[self.language]

    @property
    def sentences(self) -> list[str]:
        return list(SENTENCES[self.language])

    @property
    def body(self) -> bytes:
        return self.html.encode(self.charset)


def _p(language: str) -> str:
    return "".join(f"<p>{one}</p>\n" for one in SENTENCES[language])


def _page(language: str, body: str, head: str = "", html: str = "", title: str | None = None) -> str:
    return (
        f'<!doctype html>\n<html lang="{language}"{html}><head><title>{title or TITLES[language]} - Seeds University</title>{head}</head>\n'
        f'<body>{body}\n<footer><a href="/">Seeds University</a> © 2026</footer></body></html>'
    )


def _nav(language: str) -> str:
    return "<nav><ul>" + "".join(f'<li><a href="/{language}/page/{n}">{"abcdef"[n] * 5}</a></li>' for n in range(6)) + "</ul></nav>"


def _classic() -> str:
    head = f'<h1>{TITLES["kk"]}</h1><span class="news-date">1 наурыз 2024</span>'
    return _page("kk", f'{_nav("kk")}<div class="news-detail">{head}<div class="news-text">{_p("kk")}</div></div>')


def _tables() -> str:
    text = "<br><br>".join(SENTENCES["ru"])
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>{TITLES["ru"]}</title></head>'
        '<body bgcolor=white><center><table width=900 border=0><tr><td colspan=2><img src=logo.gif></td></tr><tr><td width=150 valign=top>'
        + "".join(f'<a href="p{n}.html"><font size=1>Раздел {n}</font></a><br>' for n in range(8))
        + f'</td><td valign=top><font face=Arial size=4><b>{TITLES["ru"]}</b></font><br><font size=1>01.03.2024</font><br><br>'
        f"<font face=Arial size=2>{text}</font></td></tr></table></center></body></html>"
    )


def _wordpress() -> str:
    data = {"@context": "https://schema.org", "@graph": [
        {"@type": "Article", "headline": TITLES["en"], "datePublished": "2024-03-01T09:00:00+05:00", "author": {"@id": "#a"}},
        {"@type": "Person", "@id": "#a", "name": "Ann Lee"}, {"@type": "WebPage", "datePublished": "2024-03-01T09:00:00+05:00"},
    ]}  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(data)}</script><meta property="og:title" content="{TITLES["en"]}">'
    links = "".join(f'<a href="/en/news/{n}">Another item of news {n}</a>' for n in range(4))
    more = f"<section class=related><h2>Read also</h2>{links}</section>"
    return _page("en", f'{_nav("en")}<article><h1>{TITLES["en"]}</h1><div class="entry-content">{_p("en")}</div></article>{more}', head)


def _right_to_left(language: str) -> str:
    head = '<meta property="article:published_time" content="2024-03-01T10:00:00+03:00">'
    return _page(language, f'{_nav(language)}<main><h1>{TITLES[language]}</h1>\u202b{_p(language)}\u202c</main>', head, ' dir="rtl"')


def _microdata() -> str:
    head = f'<h1 itemprop="headline">{TITLES["he"]}</h1><time itemprop="datePublished" datetime="2024-03-01">1.3.2024</time>'
    text = f'{head}<div itemprop="articleBody">{_p("he")}</div>'
    return _page("he", f'{_nav("he")}<div itemscope itemtype="https://schema.org/NewsArticle" dir="rtl">{text}</div>')


def _chinese() -> str:
    crumbs = "<div class=loc>当前位置: <a href=/>网站首页</a> >> <a href=/xw>新闻</a> >> 正文</div>"
    head = f'<h1>{TITLES["zh"]}</h1><p class="info">发布时间：2024-03-01</p>'
    return _page("zh", f'{crumbs}<div class="article">{head}<div class="v_news_content">{_p("zh")}</div></div>')


def _japanese() -> str:
    head = f'<h2>{TITLES["ja"]}</h2><p class="date">2024年3月1日</p>'
    return _page("ja", f'{_nav("ja")}<div id="main">{head}<div class="txt">{_p("ja")}</div></div>')


def _state(value: Any, ident: str = "__NEXT_DATA__") -> str:
    return f'<div id="app"></div><script id="{ident}" type="application/json">{json.dumps(value, ensure_ascii=False)}</script>'


def _post(language: str, body: Any) -> dict[str, Any]:
    return {"title": TITLES[language], "publishedAt": "2024-03-01T04:00:00Z", "content": body, "slug": "x"}


def _next() -> str:
    return _page("kk", _state({"props": {"pageProps": {"post": _post("kk", _p("kk")), "menu": [{"title": "Басты бет", "url": "/"}] * 5}}}))


def _nuxt() -> str:
    blocks = SENTENCES["ru"]
    flat = [["ShallowReactive", 1], {"data": 2}, {"news": 3}, {"title": 4, "publishedAt": 5, "body": 6}, TITLES["ru"],
            "2024-03-01T04:00:00Z", list(range(7, 7 + len(blocks))), *blocks]  # fmt: skip
    return _page("ru", _state(flat, "__NUXT_DATA__"))


def _router() -> str:
    post = json.dumps({"post": _post("es", {"type": "doc", "content": [
        {"type": "paragraph", "content": [{"type": "text", "text": one}]} for one in SENTENCES["es"]
    ]})})  # fmt: skip
    stream = f'0:["$","main",null,{post}]\n'
    return _page("es", f'<div id="app"></div><script>self.__next_f.push([1,{json.dumps(stream)}])</script>')


def _amp() -> str:
    head = (
        '<link rel="canonical" href="http://seeds.example/en/news/1"><style amp-boilerplate>body{animation:none}</style>'
        '<script async src="https://cdn.example/v0.js"></script><meta property="article:published_time" content="2024-03-01">'
    )
    pictures = '<amp-img src="/a.jpg" width=1 height=1></amp-img><amp-sidebar id=s><ul><li>Menu</li></ul></amp-sidebar>'
    return _page("en", f'{pictures}<article><h1>{TITLES["en"]}</h1>{_p("en")}</article>', head, " ⚡")


def _print() -> str:
    head = '<link rel="canonical" href="/de/news/7"><meta name="robots" content="noindex">'
    text = f'<div class="print"><a href="javascript:window.print()">Drucken</a><h1>{TITLES["de"]}</h1><p>01.03.2024</p>{_p("de")}</div>'
    return _page("de", text, head)


def _drupal() -> str:
    head = f'<h1>{TITLES["es"]}</h1><span property="dc:title" content="{TITLES["es"]}"></span>'
    date = '<span property="dc:date dc:created" content="2024-03-01T10:00:00+01:00">vie</span>'
    text = f'{head}{date}<div class="field-item">{_p("es")}</div>'
    return _page("es", f'{_nav("es")}<div about="/node/3" typeof="sioc:Item foaf:Document">{text}</div>')


def _breaks() -> str:
    text = "<br/>\n".join(SENTENCES["uz"])
    return _page("uz", f'{_nav("uz")}<div class=content><h3>{TITLES["uz"]}</h3><div>01.03.2024</div><div class=text>{text}</div></div>')


def _centred() -> str:
    rows = "".join(f"<tr><td><p align=justify><font face=Verdana>{one}</font></p></td></tr>" for one in SENTENCES["tr"])
    return _page("tr", f'<center><h1><font color=red>{TITLES["tr"]}</font></h1><p>1 Mart 2024</p><table>{rows}</table></center>')


def _frames() -> str:
    return (
        f'<html><head><title>{TITLES["en"]}</title></head><frameset cols="20%,80%"><frame src="menu.html"><frame src="text.html">'
        "<noframes><body>Your browser shows no frames.</body></noframes></frameset></html>"
    )


_MADE: tuple[tuple[str, str, Callable[[], str], dict[str, Any]], ...] = (
    ("classic", "kk", _classic, {}), ("tables", "ru", _tables, {"charset": "cp1251"}), ("wordpress", "en", _wordpress, {}),
    ("arabic", "ar", lambda: _right_to_left("ar"), {}), ("persian", "fa", lambda: _right_to_left("fa"), {}),
    ("microdata", "he", _microdata, {}), ("chinese", "zh", _chinese, {}), ("japanese", "ja", _japanese, {}), ("next", "kk", _next, {}),
    ("nuxt", "ru", _nuxt, {}), ("router", "es", _router, {}),
    ("amp", "en", _amp, {"canonical": "http://seeds.example/en/news/1"}),
    ("print", "de", _print, {"canonical": "http://seeds.example/de/news/7"}),
    ("drupal", "es", _drupal, {}), ("breaks", "uz", _breaks, {}), ("centred", "tr", _centred, {}),
    ("frames", "en", _frames, {"article": False, "published": None}),
)  # fmt: skip
SEEDS = tuple(Seed(name=name, language=language, html=make(), **more) for name, language, make, more in _MADE)
