"""A captured page made harmless: what it shows, and nothing that could run, ask, send or lead anywhere but into the archive.

What is not known to be harmless is left out, element by element and attribute by attribute. The answer that carries the page keeps
scripts and requests out a second time, by its headers (`HEADERS`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement
from markupsafe import escape

HEADERS = {
    "Content-Security-Policy": (
        "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
        " form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
"""Of the answer: no script, no request of any kind; only a click may lead from the frame into the room."""
STYLE = (
    ":root{color-scheme:light;background:#fff}img{max-width:100%;height:auto}"
    ".newsarchive-missing{border:1px dashed #767676;color:#555;padding:0 .4em;font-size:.85em}"
)
BARE = (
    "body{color:#111;font:16px/1.5 system-ui,'Noto Sans',sans-serif;max-width:64rem;margin:1rem auto;padding:0 1rem;overflow-wrap:anywhere}"
)
"""What a page has whose own style is not there: style sheets that stood in files of their own were not captured."""
_DROPPED = frozenset("script iframe noframes noembed template title".split())
"""Elements that go with all that is in them."""
_KEPT = frozenset(
    "a abbr acronym address area article aside b bdi bdo big blockquote body br button caption center cite code col colgroup data dd"
    " del details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label"
    " legend li main map mark menu meter nav ol optgroup option output p pre progress q rp rt ruby s samp section select small span strike"
    " strong style sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var wbr".split()
)
_RENAMED = {"form": "div", "button": "span", "blink": "span", "marquee": "div"}
_VOID = frozenset("area br col hr img input wbr".split())
_ATTRIBUTES = frozenset(
    "abbr align alt bgcolor border cellpadding cellspacing checked class clear cols colspan color coords datetime dir face headers height"
    " hspace id label lang name noshade nowrap open placeholder reversed role rows rowspan scope selected shape size span start style"
    " summary title type usemap valign value vspace width".split()
)
_FIELDS = frozenset({"input", "select", "textarea"})
_LAZY = ("src", "data-src", "data-original", "data-lazy-src", "data-lazy", "data-url")
"""Where pages name the address of a picture."""


def replayed(tree: HtmlElement, url: str, pictures: Mapping[str, str], link: Callable[[str], str]) -> str:
    """The page as HTML that can do nothing.

    Args:
        tree: the page as it was parsed.
        url: its address.
        pictures: by address: what stands in place of a picture, a `data:` address. All others are left out, with their words.
        link: where in the archive an address leads.
    """
    base = _base(tree, url)
    known = {unquote(address): data for address, data in pictures.items()}
    title = next(tree.iter("title"), None)
    words = " ".join((title.text_content() if title is not None else "").split())
    attributes = "".join(f' {name}="{escape(value)}"' for name in ("lang", "dir") if (value := tree.get(name)))
    bare = "" if next(tree.iter("style"), None) is not None else BARE
    body = "".join(_written(tree, base, known, link))
    return (
        f'<!doctype html>\n<html{attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,'
        ' initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{escape(words)}</title><style>{STYLE}{bare}</style></head>{body}</html>\n"
    )


def _base(tree: HtmlElement, url: str) -> str:
    """The address against which a page's links are read."""
    named = next((one.get("href") for one in tree.iter("base") if one.get("href")), None)
    return absolute(url, named) or url if named else url


def absolute(base: str, address: str) -> str | None:
    """An address as it is meant on a page; None for one that is none, or is not of the web."""
    try:
        joined = urljoin(base, address.strip())
        return joined if urlsplit(joined).scheme in {"http", "https"} and urlsplit(joined).hostname else None
    except ValueError:
        return None


def _written(tree: HtmlElement, base: str, pictures: Mapping[str, str], link: Callable[[str], str]) -> Iterator[str]:
    """The page piece by piece. Elements that are not known go, and what stands in them stays."""
    dropped = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "comment":
            if dropped == 0:
                yield escape(element.tail or "")
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _DROPPED:
            dropped += 1 if event == "start" else -1
        elif dropped == 0:
            name = _RENAMED.get(tag, tag)
            if event == "start":
                if tag == "img":
                    yield _picture(element, base, pictures)
                elif tag == "style":
                    # A "<" could end it in one reader and not in another.
                    yield f"<style>{(element.text or '').replace('<', chr(92) + '3c ')}</style>"
                elif name in _KEPT:
                    yield f"<{name}{_attributes(element, name, base, link)}>"
                if tag != "style":
                    yield escape(element.text or "")
            elif name in _KEPT and tag not in _VOID and tag != "style":
                yield f"</{name}>"
        if event == "end" and dropped == 0 and element is not tree:
            yield escape(element.tail or "")


def _attributes(element: HtmlElement, name: str, base: str, link: Callable[[str], str]) -> str:
    kept = [
        (key, value) for key, value in element.attrib.items()
        if key in _ATTRIBUTES or (key.startswith("aria-") and key[5:].isalpha())
    ]  # fmt: skip
    if name in _FIELDS:
        kept.append(("disabled", ""))
    href = element.get("href") if name in {"a", "area"} else None
    if href is not None:
        target = absolute(base, href)
        if href.strip().startswith("#"):
            kept.append(("href", href.strip()))
        elif target is not None:
            kept += [("href", link(target)), ("target", "_top"), ("rel", "nofollow")]
    return "".join(f' {key}="{escape(value)}"' for key, value in kept)


def _picture(element: HtmlElement, base: str, pictures: Mapping[str, str]) -> str:
    named = [element.get(name) for name in _LAZY]
    named += [part.split()[0] for part in (element.get("srcset") or "")[:10_000].split(",") if part.split()]
    for address in filter(None, named):
        target = absolute(base, address)
        data = pictures.get(unquote(target)) if target is not None else None
        if data is not None:
            size = "".join(f' {key}="{escape(value)}"' for key in ("width", "height", "class", "style") if (value := element.get(key)))
            return f'<img src="{escape(data)}" alt="{escape(element.get("alt") or "")}"{size}>'
    words = " ".join((element.get("alt") or element.get("title") or "").split())
    return f'<span class="newsarchive-missing">{escape(words)}</span>' if words else ""
