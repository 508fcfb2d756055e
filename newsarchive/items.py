"""What travels along the line: claims, captures, links, readings, and the item a crawl's pipelines pass on.

Plain dataclasses: no Scrapy, no SQL. Times are timezone-aware UTC datetimes here and ISO 8601 text ending in Z when stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from newsarchive.captured import Condition as Condition
from newsarchive.captured import Earlier as Earlier
from newsarchive.captured import RecordRef as RecordRef
from newsarchive.captured import Repeat as Repeat
from newsarchive.captured import Sameness as Sameness
from newsarchive.captured import form_body as form_body
from newsarchive.edits.shingles import Sketch
from newsarchive.known import Known as Known
from newsarchive.known import Neighbour as Neighbour
from newsarchive.why import RECHECKS as RECHECKS
from newsarchive.why import Why as Why

Precision = Literal["time", "day", "month", "year"]
Kind = Literal["article", "listing", "robots", "file"]


class Outcome(StrEnum):
    """How an address or a request ended. Every discovered address and every request ends in exactly one of these."""

    STORED = "stored"
    """A new article was stored."""
    CHANGED = "changed"
    """A known article whose text the university changed: a new version was stored."""
    UNCHANGED = "unchanged"
    """A known article, fetched again, says what it said before."""
    NOT_MODIFIED = "not_modified"
    """A known article, asked for on condition that it changed: the server says that it did not (304), and sent no body."""
    SAME_TEXT = "same_text"
    """A new article was stored whose text already stands at another address; both are linked as one story."""
    ALIAS = "alias"
    """The address is another spelling of an article already known by its canonical address; the address was noted."""
    HELD = "held"
    """A worse answer (cut off, far shorter) for a known article: kept beside the good one, never shown in its place."""
    LISTED = "listed"
    """A listing (or another source of addresses) was read; where the server says that it did not change (304), from its capture."""
    REDIRECTED = "redirected"
    """The address answers with a redirect; its target was noted and follows its own way."""
    ROBOTS_READ = "robots_read"
    """A robots.txt was fetched."""
    KEPT = "kept"
    """A picture or attachment of an article was fetched, and is kept as it came."""
    UNFIT = "unfit"
    """A picture or attachment was asked for, and something else came (a page that says that it is not there)."""

    NOT_ARTICLE = "not_article"
    """The page is not an article (an index, a static page)."""
    NOT_HTML = "not_html"
    """The answer is a file or another kind of document."""
    NO_TEXT = "no_text"
    """The page has no text that could be an article."""
    ERROR_PAGE = "error_page"
    """Status 200, but the page is the message of an error, or says that the site is under maintenance; asked again later."""
    SOFT_404 = "soft_404"
    """Status 200, but the page says that there is nothing here."""
    BLOCKED_PAGE = "blocked_page"
    """A login page, bot wall or captcha instead of the article."""
    INCOMPLETE = "incomplete"
    """The answer was cut off (shorter than announced, or a broken compressed body)."""

    RESERVED = "reserved"
    """The page asks robots not to keep it (noarchive, noindex, a TDM reservation), and the site file respects that: it was not kept."""

    ROBOTS_DENIED = "robots_denied"
    """robots.txt does not allow it; nothing was requested."""
    OUT_OF_SCOPE = "out_of_scope"
    """The address is outside of what the site file allows; nothing was requested."""
    NOT_NEEDED = "not_needed"
    """A further page of a source whose articles other sources name already, or an archive beside others that brought nothing new;
    nothing was requested."""
    TRAP = "trap"
    """One of a web of addresses without an end (a calendar, a listing that repeats itself, redirects); nothing was requested."""
    PRIVATE_ADDRESS = "private_address"
    """The host is, or resolves to, an address that is not public; nothing was sent."""

    GONE = "gone"
    """404 or 410."""
    CLIENT_ERROR = "client_error"
    """Another 4xx status."""
    SERVER_ERROR = "server_error"
    """A 5xx status, after all attempts."""
    THROTTLED = "throttled"
    """429 or 503 with Retry-After; asked again later."""
    UNREACHABLE = "unreachable"
    """No connection, no such host, or a connection that broke."""
    TLS_ERROR = "tls_error"
    """The certificate could not be verified, or no TLS session came about."""
    TIMEOUT = "timeout"
    """The server did not answer in time."""
    TOO_BIG = "too_big"
    """The body exceeds the size limit."""

    HOSTILE = "hostile"
    """The parse guard refused the page (see the reason); its full response is kept."""
    READ_TIMEOUT = "read_timeout"
    """Reading the page took more of the processor than its time limit; its full response is kept."""
    EXTRACTION_POSTPONED = "extraction_postponed"
    """Pages of the site kept running into the time limit, so this one was captured and not read; a later crawl reads it."""
    READ_CRASHED = "read_crashed"
    """The page killed the worker that read it; its full response is kept."""
    READ_FAILED = "read_failed"
    """An error of ours while reading; its full response is kept, and the reason names the error."""
    CRASHED = "crashed"
    """The page killed the crawl three times while nothing else was under way."""
    ERASED = "erased"
    """The article was erased on request; it is not asked for again."""


STORED_OUTCOMES = frozenset({Outcome.STORED, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.NOT_MODIFIED, Outcome.SAME_TEXT, Outcome.ALIAS})
"""Outcomes after which the archive holds the article of that address."""

SEEN_OUTCOMES = STORED_OUTCOMES - {Outcome.ALIAS}
"""Outcomes after which the article of that very address is held as it stands there."""

TRANSIENT_OUTCOMES = frozenset({Outcome.SERVER_ERROR, Outcome.THROTTLED, Outcome.UNREACHABLE, Outcome.TIMEOUT, Outcome.INCOMPLETE})
"""Outcomes that are tried again in the same crawl, at most three times in all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """Evidence: one source's claim about one field of an article."""

    field: str
    """The record field it speaks of: "title", "published", "authors", ..."""
    value: Any
    """The value in the record's form (for dates text of the length of its precision; for lists a list of strings)."""
    source: str
    """Where it came from: "json-ld", "meta", "time", "feed", "listing", "url", "selector", "page", "dateline", ..."""
    raw: str | None = None
    """What the page said, verbatim, at most 200 characters; None where it is the same as value."""
    precision: Precision | None = None
    """For dates only."""
    reason: str | None = None
    """Why an inferred value is thought right; always there when the value was inferred."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """An address a page points to, as found, with what stood around it."""

    url: str
    """Absolute address as written on the page, resolved against its base; not yet canonical."""
    kind: Kind
    """"article" where it matches the site's article pattern, "listing" for a further page of a listing."""
    position: int
    """0 for the first link of the page, counted upwards in document order."""
    source: str
    """Which source found it: "listing", "feed", "sitemap", "wordpress", "drupal", "json", "page-state", "numbers"; "page" (a link on
    an article page), "redirect", "seed"."""
    claims: tuple[Claim, ...] = ()
    """What the source says of the article (title, published, ...)."""
    part: str | None = None
    """Which of several pages at one address is meant: it is kept behind a # in the frontier, and not sent."""
    form: tuple[tuple[str, str], ...] | None = None
    """Names and values to send with POST, where a page is had by sending a form."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """One response, as the reader takes it: from a live crawl, from a WARC, or from a file."""

    id: str
    """UUID of the WARC record, as text; "" where there is none (`newsarchive extract`)."""
    url: str
    """The address that was asked for (redirects are captures of their own)."""
    fetched_at: datetime
    """When the answer was complete, UTC."""
    status: int
    headers: tuple[tuple[str, str], ...]
    """Name and value of each header, as the HTTP client delivers them."""
    body: bytes
    """The body exactly as received: content encoding not undone, transfer encoding undone."""
    kind: Kind = "article"
    hints: tuple[Claim, ...] = ()
    """Claims known before the page was fetched (from its row in a listing)."""
    part: str = ""
    """Which part of it is wanted (Link.part); "" for the whole."""
    form: tuple[tuple[str, str], ...] | None = None
    """What was sent for it, where it was had by sending a form."""
    flags: tuple[str, ...] = ()
    """What the HTTP client remarked: "truncated" for a body that lacks its end, with OVER_LIMIT or OUT_OF_TIME where we cut it;
    "length_unknown" for one whose length nobody announced, "headers_cut" for headers left off."""

    def rendered_as(self, html: bytes) -> Capture:
        """The same answer, to be read as a browser showed it: its headers, and the rendered page in UTF-8 for its body."""
        apart = {"content-type", "content-encoding", "content-length"}
        kept = tuple((name, value) for name, value in self.headers if name.lower() not in apart)
        return replace(self, headers=(*kept, ("Content-Type", "text/html; charset=utf-8")), body=html)


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What the archive knows that a reading may use. Two readings of one capture with equal inputs are equal."""

    neighbours: tuple[Neighbour, ...] = ()
    template: dict[str, Any] | None = None
    """The site's learned template, once there is one."""
    sample: bool = False
    """Whether the reading is to say what the page tells of the site's template, and is made without one."""
    linkless: bool = False
    """Whether the links found on an article's page are left off, as nothing is to be asked for."""
    telling: bool = False
    """Whether the reading is to say what it used of the template."""
    marks: bool = False
    """Whether the reading is to bring the marks of the page's blocks: other pages of the crawl are checked for furniture by them."""
    known: Known | None = None
    """What the reading before came to: what follows from that is left off, or taken over, where this one comes to the same."""


@dataclass(kw_only=True, slots=True)
class Reading:
    """What newsarchive made of one capture. Field names are those of the record; unknown is None or empty, never a guess."""

    capture_id: str
    url: str
    outcome: Outcome | None = None
    """Set where the page is no article (not_article, soft_404, hostile, ...); None where it is one."""
    reason: str | None = None
    """Why, for a person."""
    canonical_url: str | None = None
    """The canonical form of the address by the site's rules (rel=canonical where it can be trusted)."""
    number: int | None = None
    """The site's own number of the item, from the address."""
    title: str | None = None
    summary: str | None = None
    text: str | None = None
    """The article's body: paragraphs separated by one blank line; no residue; NFC."""
    language: str | None = None
    """BCP 47 without script."""
    language_source: str | None = None
    """"text", "url", "html", "site" """
    script: str | None = None
    """ISO 15924."""
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    """ISO text of the length of its precision; a time carries its offset."""
    published_raw: str | None = None
    published_precision: Precision | None = None
    published_source: str | None = None
    published_reason: str | None = None
    """Why, for a date whose year was inferred."""
    modified: str | None = None
    dateline: str | None = None
    """The dateline taken out of the text, verbatim."""
    place: str | None = None
    """The place the dateline names, as printed."""
    day_month: tuple[int, int] | None = None
    """Day and month of a date that lacks its year, for the settling of a crawl; kept also once the year is inferred."""
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    image: str | None = None
    """Address of the lead image."""
    media: list[dict[str, str | int]] = field(default_factory=list)
    """Its pictures, the lead image first: {kind, url, alt, caption, credit, lead}; files, videos and sound: {kind, url, caption}; links in
    its lines: {kind, url, text}; {kind: omitted, count} for what is beyond the limits. "" is what the page does not say."""
    contacts: list[str] = field(default_factory=list)
    """Signature lines, e-mail addresses and telephone numbers taken from the end of the text."""
    variants: dict[str, str] = field(default_factory=dict)
    """Addresses of the same item in other languages, by BCP 47 code, from hreflang or the site's address pattern."""
    clues: dict[str, Any] = field(default_factory=dict)
    """What its translations are known by (pages.clues); in a table of its own."""
    page: str = "article"
    """What the page is: article, listing, static, soft_404, login, bot_wall, error, file or empty."""
    rights: dict[str, Any] = field(default_factory=dict)
    """What the page asks of robots (see pages.rights); stored with its capture."""
    links: list[Link] = field(default_factory=list)
    """Article and listing links found on the page, at most 500."""
    links_omitted: int = 0
    """How many links beyond the 500 were left."""
    evidence: dict[str, Any] = field(default_factory=dict)
    """{field: [{value, sources, raw?, precision?, reason?}, ...]}: the chosen claim first, other values after it; at most 4 KB
    as JSON, the rest counted under "omitted"."""
    text_sha256: str | None = None
    """Hex SHA-256 of the text in UTF-8."""
    sample: dict[str, Any] | None = None
    """What the page tells of the site's template, where the general model judged it; positions, numbers and digests, no text."""
    use: dict[str, Any] | None = None
    """What was used of the site's template, where the State asks for it. Not stored."""
    needs_hints: bool = False
    """Whether the text is that of a feed or an interface: the page itself shows none. Not stored."""
    sketch: Sketch | None = None
    """By what the text is known again. Not stored with the reading."""
    marks: tuple[int, ...] = ()
    """Digests of the page's blocks (pages.whole), where they were asked for. Not stored."""
    removed: list[str] = field(default_factory=list)
    """Names of the cleaning rules that took something out, in order, with counts ("breadcrumb 1")."""
    extractor: str = ""
    """Which code read it, with the digest of its text: "newsarchive 0.1.0+3f2a9c81 trafilatura 2.3.1"."""
    inputs: dict[str, Any] = field(default_factory=dict)
    """What else it rests on: "site" (digest of the site file), "template", "neighbours", "hints"; the "layout" it fits or its "misfit"."""


@dataclass(kw_only=True, slots=True)
class Fetched:
    """The item: one request of a crawl and what came of it, on its way through the pipelines.

    The spider fills the request and the answer, the pipelines the rest: read -> capture -> require -> duplicates -> store.
    """

    site: str
    crawl: int
    row: int
    """Key of the frontier row that was asked for; 0 for robots.txt."""
    url: str
    kind: Kind
    rank: int = 0
    """Rank of the frontier row; links found on the page rank after it."""
    source: str = ""
    """Which source found the frontier row."""
    part: str = ""
    """Which part of what stands at the address is wanted (Link.part)."""
    form: tuple[tuple[str, str], ...] | None = None
    """What was sent with POST; None for a GET."""
    asked_with: tuple[tuple[str, str], ...] = ()
    """Name and value of each header handed to the HTTP client for the request."""
    requested_at: datetime
    received_at: datetime
    status: int | None = None
    """None where no answer came."""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    rendered: bytes | None = None
    """The page as a browser rendered it, UTF-8; None where no browser was asked, or it failed."""
    asked_by_scripts: int = 0
    """Requests that the page's scripts made while it was rendered."""
    unrendered: str | None = None
    """Why the page was not rendered, or not in full, though it needs a browser."""
    flags: tuple[str, ...] = ()
    ip_address: str | None = None
    hints: tuple[Claim, ...] = ()
    sent: bool = True
    """Whether a request was sent at all."""
    outcome: Outcome | None = None
    """Set by whoever knows first: the spider for failures, later the pipelines. Never None when stored."""
    reason: str | None = None
    redirect_to: str | None = None
    """Absolute target of a 3xx answer."""
    retry_after: float | None = None
    """Seconds the server asked us to wait."""
    page: str | None = None
    """What the page is (Reading.page), also where it was not read; None for what is no page: robots.txt, a redirect, no answer."""
    reading: Reading | None = None
    known: bool = False
    """Whether the row is an article's already, so that a change may have to be judged."""
    before: Reading | None = None
    """Today's reading of the capture that is shown, where that was read with other code, site file or template."""
    repeats: Repeat | None = None
    """Which earlier capture already says what this answer says; None where the body is to be kept."""
    record: RecordRef | None = None
    """Where the capture stands; None until the capture pipeline, or where nothing was received."""
    hop: bool = False
    """True for a redirect to another spelling of the row's own address: it is in the ledger, and the row stays under way."""
    adopted: bool = False
    """True for a capture found in a WARC after a crash: it is stored already and only walks the rest of the line."""
    body_size: int | None = None
    """Bytes of a body that was let go."""

    @property
    def is_not_modified(self) -> bool:
        """Whether the server says that what is held is what stands there still."""
        return self.repeats is not None and self.repeats.how == "not_modified"

    @property
    def size(self) -> int:
        """Bytes of the body as received."""
        return len(self.body) if self.body_size is None else self.body_size

    def as_capture(self) -> Capture:
        """The capture that an answered request stands for, as it is to be read; without an id before its WARC record has one."""
        assert self.status is not None
        capture = Capture(
            id=self.record.capture_id if self.record else "", url=self.url, fetched_at=self.received_at, status=self.status,
            headers=self.headers, body=self.body, kind=self.kind, hints=self.hints, flags=self.flags, part=self.part, form=self.form,
        )
        return capture if self.rendered is None else capture.rendered_as(self.rendered)

    def let_go(self) -> None:
        """Forget the body, and remember its size: it stands in the WARC file."""
        self.body_size, self.body = self.size, b""
        self.rendered = None
