"""What the attributes of an element say of the date in it: that it is one, that it is the publication, that it stands aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PART = re.compile(r"[^\W_]+")

_DATE = frozenset(
    "date dates dat datetime datestamp timestamp datum fecha tarih tarix sana datetext datepub dateline timeago dato fechas pvm kuupaev"
    " дата күні 日期 时间 時間 发布时间 rq riqi fbsj pubtime posttime published publish pubdate publication publicado posted postdate"
    " created createdate publishdate newsdate postedon yayin ngay dtreviewed datepublished publishedat createdat erstellt veröffentlicht"
    " 등록일 작성일 calendar clock".split()
)
"""Words of a class or id that say: here stands a date."""
_NO_DATE = frozenset("update candidate validate mandate uptodate savethedate lifetime runtime parttime realtime overtime sometime".split())
_PUBLISHED = frozenset(
    "published publish pubdate publication publishdate datepublished publicado posted postdate pubtime posttime createdate created"
    " postedon publishedat createdat erstellt veröffentlicht fbsj".split()
)
_CHANGED = frozenset("updated update modified lastmod lastmodified changed revised dateupdated datemodified updatedat edited".split())
_WEAK = frozenset(
    "time meta metadata byline info infos submitted details credits subtitle kicker eyebrow author tagline entryinfo postinfo newsinfo"
    " about postmeta entrymeta articlemeta source laiyuan".split()
)
"""Words that stand on boxes in which a date is usual."""
_OTHERS = frozenset(
    "related relateds recommended recommend recommendation recommendations popular trending latest recent comment comments disqus teaser"
    " teasers archives mostread similar cookie cookies ticker weather wetter carousel promo reply replies previous pager pagination others"
    " otherposts othernews readmore morenews ads advert advertisement newsletter respond sponsored outbrain taboola popup modal tooltip"
    " upcoming veranstaltungen termine events".split()
)
"""Words of boxes that speak of other articles, of readers, or of something else."""
_FURNITURE = frozenset(
    "sidebar footer nav navbar navigation menu breadcrumb breadcrumbs copyright aside".split()
)
"""Words of boxes around the article: a date in them is seldom its own."""
_OWN = frozenset(
    "meta metadata byline entry article post hero details author authors credits info infos content contentheader story dateline data date"
    " main".split()
)
"""Words that say that a box belongs to the article after all (`footer.entry-meta`)."""
_CLOCK = frozenset("topbar masthead toolbar topnav topline headerbar currentdate today todaydate serverdate clock weather".split())
_NO_DAY = frozenset("read reading duration expiry birth event deadline".split())
_NOT_CHANGED = _PUBLISHED | {"entry"}
_ABOUT = frozenset({"meta", "metadata", "byline"})
_ASIDE_TAGS = frozenset({"nav", "aside", "footer"})
_ASIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "menu"})
_DATE_PROPERTIES = frozenset(
    {
        "datepublished", "schema:datepublished", "datecreated", "schema:datecreated", "dc:date", "dc:issued", "dcterms:issued",
        "dc:created", "pubdate",
    }
)  # fmt: skip
_CHANGED_PROPERTIES = frozenset({"datemodified", "schema:datemodified", "dcterms:modified"})
_WIDGET = re.compile(r"(?:^|\s)widget(?!\S*\sblog\b|\sblog\b)")
_DATA = re.compile(
    r"data-(?:[a-z]+-)?(?:pub(?:lish(?:ed)?)?[-_]?)?(?:date|datetime|timestamp|time|utime|created|published)(?:[-_]?(?:iso|utc|time))?"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """What the names on an element say."""

    dated: int = 0
    """2 where they say that here stands a date, 1 where one is usual."""
    published: bool = False
    changed: bool = False
    aside: int = 0
    """2 for a box of other articles, of comments and the like; 1 for one of furniture."""
    header: int = 0
    """2 for a box of the page's clock, 1 for a header."""


def words_of(names: str) -> list[str]:
    """The words of a class or an id, in small letters: `postMeta__publish-date` is post, meta, publish, date."""
    names = names[:300]
    return _PART.findall(names) if names.islower() else [part.lower() for part in _PART.findall(_CAMEL.sub(" ", names))]


@lru_cache(maxsize=8192)
def marks_of(tag: str, names: str, role: str, prop: str) -> Marks:
    """What an element's tag, class and id, role, and itemprop or property say.

    Args:
        tag: the tag's name.
        names: class and id, joined by a space.
        role: its role.
        prop: its itemprop or property.
    """
    words = words_of(names)
    known = frozenset(words)
    dated = 2 if any(map(_is_date_word, known)) else 0 if known.isdisjoint(_WEAK) else 1
    if dated and not known.isdisjoint(_NO_DAY):
        dated = 0
    published = not known.isdisjoint(_PUBLISHED) and "date" in " ".join(words) + tag
    changed = not known.isdisjoint(_CHANGED) and known.isdisjoint(_NOT_CHANGED)
    prop = prop.lower()
    if prop in _DATE_PROPERTIES:
        dated, published = 2, True
    elif prop in _CHANGED_PROPERTIES:
        dated, changed = 2, True
    if tag == "time":
        dated = 2
    aside = 0
    if not known.isdisjoint(_OTHERS) and known.isdisjoint(_ABOUT):
        aside = 2
    elif known.isdisjoint(_OWN) and (
        tag in _ASIDE_TAGS or role in _ASIDE_ROLES or not known.isdisjoint(_FURNITURE) or _WIDGET.search(names.lower())
    ):
        aside = 1
    clock = not known.isdisjoint(_CLOCK) or {"header", "top"} <= known
    return Marks(dated, published, changed and not published, aside, 2 if clock else int(tag == "header" or role == "banner"))


def _is_date_word(word: str) -> bool:
    return word in _DATE or (word.endswith(("date", "datum", "datetime", "timestamp")) and word not in _NO_DATE)


def machine_value(element: HtmlElement, marks: Marks) -> str | None:
    """The date an element carries in an attribute, for machines; None where it carries none."""
    names = {"time": ("datetime", "content", "title"), "abbr": ("title", "datetime")}.get(str(element.tag), ())
    if marks.dated == 2 and not names:
        names = ("content", "datetime", "title")
    for name in names:
        value = (element.get(name) or "").strip()
        if value and any(map(str.isdecimal, value)):
            return value[:100]
    if marks.dated:
        for name, value in element.attrib.items()[:30]:
            if _DATA.fullmatch(str(name)) and any(map(str.isdecimal, value)):
                return str(value)[:100]
    return None
