"""Scrapy's settings for every crawl: the order of the pipelines, and each hardening with its reason.

What differs between sites (pace, hosts, proxy) stands in the site files and is applied by the spider.
"""

import os

from newsarchive import __version__

BOT_NAME = "newsarchive"
SPIDER_MODULES: list[str] = []
SPIDER_LOADER_CLASS = "newsarchive.spiders.loader.SiteLoader"

# Who we are. An archivist sets NEWSARCHIVE_CONTACT once; see docs/commands.md.
USER_AGENT = f"newsarchive/{__version__} (university news archive)"

# The line, in its order. One item at a time a response: each response yields one item, and more slots only cost CPU
# (measured by others on this Scrapy: 1 instead of 100 takes CPU a page to 0.72-0.77).
ITEM_PIPELINES = {
    "newsarchive.pipelines.read.ReadPipeline": 100,
    "newsarchive.pipelines.repeat.RepeatPipeline": 150,
    "newsarchive.pipelines.capture.CapturePipeline": 200,
    "newsarchive.pipelines.require.RequirePipeline": 300,
    "newsarchive.pipelines.duplicates.DuplicatesPipeline": 400,
    "newsarchive.pipelines.store.StorePipeline": 500,
}
CONCURRENT_ITEMS = 8

# What of Scrapy's own runs is listed, not what does not: a part that a later Scrapy adds stays off until it was looked
# at, and none is imported to be switched off (remote control and cookies cost every start half a second of processor).
# Left out: telnet and remote control run code for whoever connects; exports are made from the archive, complete and in one
# transaction; state lives in the frontier; the scheduled unit holds the limit of memory.
EXTENSIONS_BASE = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logcount.LogCount": 0,
    "scrapy.extensions.closespider.CloseSpider": 0,
}
EXTENSIONS = {
    "newsarchive.extensions.progress.Progress": 100,
    "newsarchive.extensions.heartbeat.Heartbeat": 110,
}
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

# Every request is one row of the ledger: redirects, retries, robots and scope are decided by us, from the frontier, so
# that each hop is named, captured and guarded. Bodies stay as received; the worker undoes content encodings, bounded.
# Proxies come from site files only, never from the environment.
DOWNLOADER_MIDDLEWARES_BASE = {
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
}
DOWNLOADER_MIDDLEWARES = {
    "newsarchive.extensions.robots.RobotsMiddleware": 100,
    "newsarchive.extensions.rendering.RenderingMiddleware": 110,
}
# A 404 is an answer to be named, not an error to be dropped; scope, depth and length of addresses are the frontier's.
SPIDER_MIDDLEWARES_BASE = {
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": 1000,
}
ROBOTSTXT_OBEY = True  # by our middleware, which fails closed as RFC 9309 asks
COOKIES_ENABLED = False
RETRY_ENABLED = False
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
HTTPPROXY_ENABLED = False
COMPRESSION_ENABLED = False

# One handler touches the network: it checks scheme and address, and marks what is under way. No file:, ftp:, s3:, data:.
DOWNLOAD_HANDLERS = {
    "http": "newsarchive.extensions.handler.GuardedHandler",
    "https": "newsarchive.extensions.handler.GuardedHandler",
    "file": None,
    "ftp": None,
    "s3": None,
    "data": None,
}
TWISTED_DNS_RESOLVER = "newsarchive.extensions.guard.PublicResolver"
DOWNLOAD_VERIFY_CERTIFICATES = True

# A 10 GB bomb costs 1.1 GB of memory at Scrapy's default of 1 GiB.
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60
DNS_TIMEOUT = 20
# A body shorter than announced is kept and named "incomplete", instead of being dropped.
DOWNLOAD_FAIL_ON_DATALOSS = False

DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "*",
    # What the worker can undo without an optional library.
    "Accept-Encoding": "gzip, deflate",
}

# Polite unless the site file says otherwise; the spider applies the site's own pace.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0
# What the scripts of a page ask for that a browser renders: a browser of a visitor asks for more at a time.
DOWNLOAD_SLOTS = {"parts": {"concurrency": 4, "delay": 0.0}}

# The frontier remembers what was seen; a second memory in RAM would only disagree with it.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

FEED_EXPORT_ENCODING = "utf-8"
STATS_DUMP = False
LOG_LEVEL = "INFO"
LOG_FORMATTER = "newsarchive.extensions.wording.Wording"
LOG_VERSIONS: list[str] = []
WARN_ON_GENERATOR_RETURN_VALUE = False
MEMUSAGE_ENABLED = False

# Ours; `newsarchive crawl` sets them from its options, plain `scrapy crawl` takes them from the environment or -s.
NEWSARCHIVE_DB = os.environ.get("NEWSARCHIVE_DB") or "archive.db"
NEWSARCHIVE_CONTACT = os.environ.get("NEWSARCHIVE_CONTACT", "")
NEWSARCHIVE_PROGRESS = True
NEWSARCHIVE_SLOW_DOWN = True  # the spider applies what the site file says
# Intermediate certificates in PEM, from the site file.
NEWSARCHIVE_CERTIFICATES = ""
