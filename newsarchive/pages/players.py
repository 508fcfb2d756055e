"""Videos and sound of an article: players of its own and those of others, embedded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsarchive.pages.attachments import LONGEST_TEXT, MOST_LOOKED_AT, ending_of, text_in
from newsarchive.pages.image_address import absolute
from newsarchive.pages.images import ELSEWHERE
from newsarchive.pages.lines import tokens_of
from newsarchive.pages.media_places import NOT_HERE, is_elsewhere

VIDEO_HOSTS = frozenset(
    "youtube.com youtube-nocookie.com youtu.be vimeo.com dailymotion.com rutube.ru vk.com vk.ru vkvideo.ru ok.ru bilibili.com youku.com"
    " v.qq.com ixigua.com nicovideo.jp naver.com kakao.com twitch.tv wistia.net wistia.com kaltura.com panopto.com panopto.eu"
    " brightcove.net jwplatform.com streamable.com loom.com aparat.com odysee.com".split()
)
AUDIO_HOSTS = frozenset(
    "soundcloud.com open.spotify.com music.yandex.ru podcasts.apple.com anchor.fm podbean.com mixcloud.com simplecast.com buzzsprout.com"
    " megaphone.fm acast.com ximalaya.com libsyn.com".split()
)
"""Hosts that offer players for other pages."""
VIDEO_ENDINGS = frozenset("mp4 m4v webm ogv mov avi wmv flv mkv m3u8 mpg mpeg".split())
AUDIO_ENDINGS = frozenset("mp3 m4a ogg oga wav aac flac opus wma".split())
_MAYBE = re.compile(rf"(?:\.|%2e)(?:{'|'.join(sorted(VIDEO_ENDINGS | AUDIO_ENDINGS))})(?![a-z0-9])", re.IGNORECASE)
ADDRESSES = ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-original", "data-url", "data-embed-url", "data-oembed-url")
BY_NUMBER = {
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v="), "lite-youtube": ("videoid", "https://www.youtube.com/watch?v="),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/"), "lite-vimeo": ("videoid", "https://vimeo.com/"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/"),
}  # fmt: skip
ID_NAMES = ("data-youtube-id", "data-youtube", "data-yt-id", "data-embed", "data-video-id", "data-videoid", "data-id", "data-yt")
_ID = re.compile(r"[\w-]{3,20}")
_YOUTUBE_ID = re.compile(r"[\w-]{11}")
_VIDEO_PATH = re.compile(r"(?:^|[/._-])(?:video_?)?players?(?:[/._-]|$)|(?:^|[/._-])videos?[/._-]", re.IGNORECASE)
_AUDIO_PATH = re.compile(r"(?:^|[/._-])(?:audio|podcasts?)(?:[/._-]|$)", re.IGNORECASE)


def players(base: str, places: Sequence[HtmlElement]) -> list[dict[str, str]]:
    """The videos and sounds within some elements, in document order, each once: {kind, url, caption}.

    Args:
        base: the address that relative ones are relative to.
        places: the elements.
    """
    found: dict[str, dict[str, str]] = {}
    for place in places:
        for element in islice(place.iter(*_TAGS), MOST_LOOKED_AT):
            kind, address = _PLAYERS.get(str(element.tag), _marked)(base, element)
            if address and address not in found and not is_elsewhere(element, place, NOT_HERE | ELSEWHERE):
                found[address] = {"kind": kind, "url": address, "caption": _caption(element)}
    return list(found.values())


Found = tuple[str, str | None]
NOTHING: Found = ("", None)


def _framed(base: str, element: HtmlElement) -> Found:
    address = next((one for name in ADDRESSES if (one := absolute(base, element.get(name)))), None)
    if address is None and element.tag == "object":
        address = absolute(base, element.get("data"))
    return (kind_of_player(address), address) if address and kind_of_player(address) else NOTHING


def kind_of_player(address: str) -> str:
    """Whether an address is that of a player or a recording: "video", "audio", or "" for neither."""
    parts = urlsplit(address)
    host, ending = (parts.hostname or "").removeprefix("www."), ending_of(address)
    if ending in AUDIO_ENDINGS or _is_of(host, AUDIO_HOSTS):
        return "audio"
    if ending in VIDEO_ENDINGS or _is_of(host, VIDEO_HOSTS):
        return "video"
    path = parts.path[:300]
    if _AUDIO_PATH.search(path):
        return "audio"
    if _VIDEO_PATH.search(path):
        return "video"
    return ""


def _is_of(host: str, hosts: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[start:]) in hosts for start in range(max(0, len(labels) - 4), len(labels)))


def _own(base: str, element: HtmlElement) -> Found:
    sources = [element, *islice(element.iter("source"), 10)]
    raw = (value for one in sources for name in ("src", "data-src") if (value := one.get(name)))
    return (str(element.tag).removeprefix("amp-"), next((one for value in raw if (one := absolute(base, value))), None))


def _numbered(base: str, element: HtmlElement) -> Found:
    name, address = BY_NUMBER[str(element.tag)]
    number = (element.get(name) or "").strip()
    return ("video", address + number) if _ID.fullmatch(number) else NOTHING


def _linked(base: str, element: HtmlElement) -> Found:
    href = element.get("href") or ""
    ending = ending_of(href) if _MAYBE.search(href) is not None else ""
    if ending not in VIDEO_ENDINGS and ending not in AUDIO_ENDINGS:
        return NOTHING
    return ("video" if ending in VIDEO_ENDINGS else "audio", absolute(base, href))


def _marked(base: str, element: HtmlElement) -> Found:
    """A box that a script turns into a player."""
    if element.tag != "oembed" and not any(name.startswith("data-") for name in element.keys()):  # noqa: SIM118
        return NOTHING
    raw = element.get("url") if element.tag == "oembed" else element.get("data-embed-url") or element.get("data-oembed-url")
    address = absolute(base, raw)
    if address is not None:
        return (kind_of_player(address), address) if kind_of_player(address) else NOTHING
    for name in ID_NAMES:
        value = (element.get(name) or "").strip()
        if value and _YOUTUBE_ID.fullmatch(value) and ("yt" in name or "youtube" in name or "youtube" in tokens_of(element)):
            return ("video", f"https://www.youtube.com/watch?v={value}")
    return NOTHING


_PLAYERS = {
    "iframe": _framed, "embed": _framed, "object": _framed, "amp-iframe": _framed, "video": _own, "audio": _own, "amp-video": _own,
    "amp-audio": _own, "a": _linked, **dict.fromkeys(BY_NUMBER, _numbered),
}  # fmt: skip
_TAGS = (*_PLAYERS, "oembed", "div", "figure")


def _caption(element: HtmlElement) -> str:
    said = element.get("title") or element.get("aria-label") or (text_in(element) if element.tag == "a" else "")
    if said.strip():
        return " ".join(said.split())[:LONGEST_TEXT]
    figure = next((above for above in islice(element.iterancestors(), 4) if above.tag == "figure"), None)
    caption = next(figure.iter("figcaption"), None) if figure is not None else None
    return text_in(caption) if caption is not None else ""
