"""Videos and sound of an article. All pages are invented."""

from __future__ import annotations

import pytest

from newsarchive.pages.parse import parse
from newsarchive.pages.players import players

BASE = "https://uni.example/news/1"
WATCH = "https://www.youtube.com/watch?v="


def found(body: str) -> list[tuple[str, str, str]]:
    tree = parse(f"<html><body><main>{body}</main></body></html>")
    assert tree is not None
    return [(one["kind"], one["url"], one["caption"]) for one in players(BASE, list(tree.iter("main")))]


@pytest.mark.parametrize(
    ("element", "kind", "url"),
    [
        ("<iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe>", "video", "https://www.youtube.com/embed/abcdefghijk"),
        ("<iframe src='//player.vimeo.com/video/1234'></iframe>", "video", "https://player.vimeo.com/video/1234"),
        ("<iframe data-src='https://rutube.ru/play/embed/1a2b'></iframe>", "video", "https://rutube.ru/play/embed/1a2b"),
        ("<iframe src='about:blank' data-src='https://ok.ru/videoembed/12'></iframe>", "video", "https://ok.ru/videoembed/12"),
        ("<iframe src='//player.bilibili.com/player.html?aid=1'></iframe>", "video", "https://player.bilibili.com/player.html?aid=1"),
        ("<iframe src='https://tv.uni.example/player/77'></iframe>", "video", "https://tv.uni.example/player/77"),
        ("<iframe src='https://media.uni.example/Video/77'></iframe>", "video", "https://media.uni.example/Video/77"),
        ("<embed src='/flash/film.flv'>", "video", "https://uni.example/flash/film.flv"),
        ("<video src='/v/film.mp4'></video>", "video", "https://uni.example/v/film.mp4"),
        ("<video controls><source src='/v/film.webm'><p>No video</p></video>", "video", "https://uni.example/v/film.webm"),
        ("<amp-youtube data-videoid='abcdefghijk'></amp-youtube>", "video", f"{WATCH}abcdefghijk"),
        ("<lite-youtube videoid='abcdefghijk'></lite-youtube>", "video", f"{WATCH}abcdefghijk"),
        ("<div class='youtube' data-embed='abcdefghijk'></div>", "video", f"{WATCH}abcdefghijk"),
        ("<div data-youtube-id='abcdefghijk'></div>", "video", f"{WATCH}abcdefghijk"),
        ("<figure><oembed url='https://youtu.be/abcdefghijk'></oembed></figure>", "video", "https://youtu.be/abcdefghijk"),
        ("<a href='/v/film.mp4'>Film</a>", "video", "https://uni.example/v/film.mp4"),
        ("<audio><source src='/s/talk.mp3'></audio>", "audio", "https://uni.example/s/talk.mp3"),
        ("<iframe src='https://w.soundcloud.com/player/?url=1'></iframe>", "audio", "https://w.soundcloud.com/player/?url=1"),
        ("<iframe src='https://uni.example/podcast/12'></iframe>", "audio", "https://uni.example/podcast/12"),
        ("<a href='/s/talk.mp3'>Talk</a>", "audio", "https://uni.example/s/talk.mp3"),
    ],
)
def test_players_and_recordings_are_found(element: str, kind: str, url: str) -> None:
    assert [one[:2] for one in found(f"<p>Text</p>{element}")] == [(kind, url)]


@pytest.mark.parametrize(
    "element",
    [
        "<iframe src='https://www.google.com/maps/embed?pb=1'></iframe>",
        "<iframe src='https://forms.example/form/12/embed'></iframe>",
        "<iframe src='https://social.example/plugins/like.php'></iframe>",
        "<iframe></iframe>",
        "<iframe src='javascript:void(0)'></iframe>",
        "<iframe src='http://[broken/player'></iframe>",
        "<video src='blob:https://uni.example/1'></video>",
        "<div class='card' data-id='abcdefghijk'></div>",
        "<amp-youtube data-videoid='&quot;&gt;'></amp-youtube>",
        "<a href='/video/12'>Watch</a>",
        "<div class='related'><iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe></div>",
        "<aside><video src='/v/film.mp4'></video></aside>",
    ],
)
def test_maps_forms_buttons_and_what_stands_elsewhere_are_no_players_of_the_article(element: str) -> None:
    assert found(f"<p>Text</p>{element}") == []


def test_what_is_said_of_a_player_is_its_caption() -> None:
    assert found("<video src='/v/a.mp4' title='The  opening'></video>")[0][2] == "The opening"
    assert found("<figure><video src='/v/a.mp4'></video><figcaption>Ашылу салтанаты</figcaption></figure>")[0][2] == "Ашылу салтанаты"
    assert found("<a href='/s/talk.mp3'>Запись лекции</a>")[0][2] == "Запись лекции"
    assert found("<video src='/v/a.mp4'></video>")[0][2] == ""


def test_a_player_shown_twice_is_one() -> None:
    assert len(found("<video src='/v/a.mp4'></video><a href='/v/a.mp4'>Download</a>")) == 1
