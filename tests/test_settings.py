"""Tests of newsarchive/settings.py."""

from scrapy.settings import Settings

from newsarchive import settings as ours


def parts(name: str) -> set[str]:
    """The parts of Scrapy, and ours, that a setting with its base switches on."""
    settings = Settings()
    settings.setmodule(ours, priority="project")
    return {str(getattr(part, "__name__", part)).rpartition(".")[2] for part in settings.get_component_priority_dict_with_base(name)}


def test_only_what_is_listed_runs_in_a_crawl() -> None:
    assert parts("EXTENSIONS") == {"CoreStats", "LogCount", "CloseSpider", "Progress", "Heartbeat"}


def test_nothing_of_scrapy_follows_repeats_or_keeps_out_a_request() -> None:
    assert parts("DOWNLOADER_MIDDLEWARES") == {
        "RobotsMiddleware", "RenderingMiddleware",
        "DownloadTimeoutMiddleware", "DefaultHeadersMiddleware", "UserAgentMiddleware", "DownloaderStats",
    }
    assert parts("SPIDER_MIDDLEWARES") == {"StartSpiderMiddleware", "MetaCopyDetectionMiddleware"}
