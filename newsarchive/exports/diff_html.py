"""A comparison as one HTML file: no script, no outside asset, and no text of the article that could become one."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from newsarchive.comparing import Comparison
from newsarchive.edits.diff import Paragraph
from newsarchive.exports.diff_text import name_of, shown, sums
from newsarchive.text.script import direction_of

STYLE = """
:root{color-scheme:light dark;--ink:#1b1f23;--soft:#5d6670;--line:#d5dae0;--paper:#fff;--gone:#fde1de;--new:#d7f2dd}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--soft:#9aa4ae;--line:#3a4149;--paper:#16191c;--gone:#5c2320;--new:#1d4a2a}}
body{font:18px/1.6 Georgia,'Noto Serif',serif;color:var(--ink);background:var(--paper);max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem;line-height:1.3}.about,table{font:14px/1.5 system-ui,sans-serif;color:var(--soft)}p{overflow-wrap:anywhere}
del{background:var(--gone);text-decoration:line-through}ins{background:var(--new);text-decoration:underline}
.same{color:var(--soft)}td,th{padding:.1rem .8rem .1rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}code{font-size:.9em}
""".strip()
TAGS = {"removed": ("<del>", "</del>"), "added": ("<ins>", "</ins>"), "same": ("", "")}


def page(found: Comparison) -> str:
    """The file."""
    of = found.of
    language, direction = escape(of.language or "", quote=True), direction_of(of.script)
    title = _marked(found.title.paragraphs, "h1") or "<h1>(no title)</h1>"
    rows = "".join(
        f"<tr><th>{escape(name)}<td>{escape(shown(old))}<td>{escape(shown(new))}" for name, (old, new) in found.fields.items()
        if name != "title"
    )  # fmt: skip
    captures = "".join(
        f"<br>{escape(name_of(side))}: capture <code>{escape(side.capture)}</code>, SHA-256 <code>{escape(side.ref.payload_sha256)}</code>,"
        f" read by {escape(side.code[0])}"
        for side in (of.old, of.new)
    )
    again = " Both captures were read again by today's code." if found.read_again else ""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">'
        f"<title>{escape(of.id)}: what changed</title><style>{STYLE}</style></head><body>\n"
        f'<p class="about">{escape(of.id)}: {escape(name_of(of.old))} and {escape(name_of(of.new))}. {escape(sums(found))}{again}'
        f" {escape(found.note or '')}</p>\n"
        f'<article lang="{language}" dir="{direction}">{title}\n{_marked(found.text.paragraphs, "p")}</article>\n'
        + (f"<table><tr><th>Field<th>Before<th>After{rows}</table>\n" if rows else "")
        + f'<p class="about">{captures.removeprefix("<br>")}</p>\n</body></html>\n'
    )


def _marked(paragraphs: Iterable[Paragraph], tag: str) -> str:
    """Paragraphs, what was removed and added marked."""
    return "\n".join(
        f"<{tag}{' class=same' if paragraph.is_same and tag == 'p' else ''}>"
        + "".join(TAGS[part.op][0] + escape(part.text).replace("\n", "<br>") + TAGS[part.op][1] for part in paragraph.parts)
        + f"</{tag}>"
        for paragraph in paragraphs
    )
