"""Pages known to freeze parsers and extractors, and others of their kind: each must end as a named outcome in time."""

from __future__ import annotations

from tests.pages.seeds import SENTENCES, TITLES

TEXT = " ".join(SENTENCES["en"]) + " "
HEAD = f"<html><head><title>{TITLES['en']}</title></head><body><h1>{TITLES['en']}</h1>"
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def freezers() -> dict[str, str]:
    """The pages by name. They are made anew at each call: together they are large."""
    return {
        "20,000 attributes": HEAD + "<div " + " ".join(f'a{n}="x"' for n in range(20_000)) + ">" + TEXT,
        "20,000 attributes behind a quote": HEAD + "<div b'c " + " ".join(f"a{n}" for n in range(20_000)) + "'>" + TEXT,
        "100 tags with 1,900 attributes": HEAD + ("<div " + " ".join(f"a{n}=x" for n in range(1900)) + ">") * 100 + TEXT,
        "40,000 paragraphs": HEAD + "<p>a word</p>" * 40_000,
        "15,000 paragraphs": HEAD + f"<p>{TEXT[:60]}</p>" * 14_990,
        "200,000 line breaks": HEAD + "<br>" * 200_000 + TEXT,
        "100,000 links": HEAD + "".join(f"<a href=/{n}>x</a>" for n in range(100_000)),
        "3 MB of newlines": HEAD + "\n" * 3_000_000 + TEXT,
        "3 MB of bold": HEAD + "<b>" * 1_000_000,
        "billion laughs": f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "lol">{ENTITIES}]>{HEAD}<p>&a9;</p><p>{TEXT}</p>',
        "5 MB without a space": HEAD + "<p>" + "a" * 5_000_000,
        "1 MB of digits": HEAD + "<p>" + "1" * 1_000_000,
        "10,000 inline tags in one another": HEAD + "<b><i>x" * 5000 + TEXT,
        "10,000 blocks in one another": HEAD + "<div>" * 10_000 + TEXT,
        "7,000 tables in one another": HEAD + "<table><tr><td>" * 7000 + TEXT,
        "20,000 dates": HEAD + "<p>" + "".join(f"{n % 28 + 1}.0{n % 9 + 1}.20{n % 20:02d} " for n in range(20_000)),
        "14,000 paragraphs of dates": HEAD + "".join(f"<p>{n % 28 + 1}.0{n % 9 + 1}.20{n % 20:02d}" for n in range(14_000)),
        "a comment without an end": HEAD + "<!--" + TEXT * 2000,
        "a script without an end": HEAD + "<script>" + "if(a<b)c;" * 300_000,
        "50,000 brackets of JSON-LD": HEAD + '<script type="application/ld+json">' + "[" * 50_000 + f"</script><p>{TEXT}</p>",
        "a page state of 130,000 objects": HEAD + '<script type="application/json">[' + '{"title":"A new"},' * 130_000 + "{}]</script>",
        "1 MB of quotes": HEAD + "<p>" + "«“" * 500_000,
        "1 MB of combining marks": HEAD + "<p>a" + "\u0301" * 500_000,
        "400,000 entities": HEAD + "<p>" + "&amp;lt;" * 400_000,
        "nothing but nulls": "\x00" * 1_000_000,
        "14,000 headings": HEAD + f"<h1>{TITLES['en']}</h1>" * 14_000,
        "14,000 things": HEAD + '<div itemscope itemtype="https://schema.org/Article"><b itemprop="headline author">' * 7000,
        "14,000 cells": HEAD + "<table>" + "<tr><td>a word</td></tr>" * 14_000,
        "14,000 times": HEAD + "<time datetime=2024-01-01>x</time>" * 14_000,
        "14,000 metas": HEAD + "<meta property=article:tag content=x>" * 14_000 + TEXT,
    }
