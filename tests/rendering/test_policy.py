"""What a page may ask for while a browser renders it."""

from __future__ import annotations

import pytest

from newsarchive.rendering.policy import own_domains, refusal

OWN = own_domains(["www.universitatea.ro", "stiri.universitatea.ro:8080"])


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.universitatea.ro/app.js", "script"), ("https://cdn.elsewhere.example/vue.js", "script"),
        ("https://api.universitatea.ro/v1/stiri?page=1", "fetch"), ("http://www.universitatea.ro:8080/date.json", "xhr"),
    ],
)  # fmt: skip
def test_scripts_from_anywhere_and_data_of_the_universitys_own_hosts_are_asked_for(url: str, kind: str) -> None:
    assert refusal(url, kind, "GET", OWN) is None


@pytest.mark.parametrize(
    ("url", "kind", "method"),
    [
        ("https://www.universitatea.ro/foto.jpg", "image", "GET"), ("https://www.universitatea.ro/f.woff2", "font", "GET"),
        ("https://www.universitatea.ro/film.mp4", "media", "GET"), ("wss://www.universitatea.ro/live", "websocket", "GET"),
        ("https://www.universitatea.ro/cadru", "document", "GET"), ("https://www.universitatea.ro/b", "ping", "POST"),
        ("https://www.universitatea.ro/b", "eventsource", "GET"), ("https://numara.example/vizita", "fetch", "GET"),
        ("https://universitatea.ro.example/date", "xhr", "GET"), ("https://www.universitatea.ro/api", "fetch", "POST"),
        ("https://www.universitatea.ro/api", "fetch", "DELETE"), ("file:///etc/passwd", "fetch", "GET"),
        ("data:text/javascript,1", "script", "GET"), ("blob:https://www.universitatea.ro/1", "script", "GET"),
        ("https://nume@www.universitatea.ro/api", "fetch", "GET"), ("http://[", "fetch", "GET"), ("http://", "script", "GET"),
        ("https://www.universitatea.ro/" + "a" * 5000, "fetch", "GET"),
    ],
)  # fmt: skip
def test_everything_else_is_refused_with_a_reason(url: str, kind: str, method: str) -> None:
    assert refusal(url, kind, method, OWN)


def test_an_address_in_figures_is_its_own_with_its_port() -> None:
    own = own_domains(["127.0.0.1:8000"])
    assert refusal("http://127.0.0.1:8000/api", "fetch", "GET", own) is None
    assert refusal("http://127.0.0.1:8001/api", "fetch", "GET", own)
    assert refusal("http://10.0.0.1/api", "fetch", "GET", own)
