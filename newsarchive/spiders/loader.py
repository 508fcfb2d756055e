"""Every site file is a spider: `scrapy list` and `scrapy crawl kaznu` work, and no spider is written by hand."""

from __future__ import annotations

import logging
from pathlib import Path

from scrapy import Request, Spider
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoaderProtocol

from newsarchive.errors import UsageError
from newsarchive.sites.addresses import scope_fault
from newsarchive.sites.load import load_site, readable_sites
from newsarchive.sites.model import Site
from newsarchive.spiders.news import NewsSpider

logger = logging.getLogger(__name__)


def spider_of(site: Site) -> type[NewsSpider]:
    """The spider class of a site: NewsSpider, with the site's id as its name."""
    return type(f"{site.id.title().replace('-', '').replace('_', '')}Spider", (NewsSpider,), {"name": site.id, "site": site})


def sites_folder(db: str | Path) -> Path:
    """Where a user's own site files stand: `sites/` beside the archive."""
    return Path(db).resolve().parent / "sites"


class SiteLoader(SpiderLoaderProtocol):
    """Scrapy's spider loader over the catalogue and the user's own site files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> SiteLoader:
        return cls(sites_folder(settings["NEWSARCHIVE_DB"]))

    def load(self, spider_name: str) -> type[Spider]:
        """The spider of a site; KeyError, with the nearest name, where there is none."""
        try:
            return spider_of(load_site(spider_name, self.folder))
        except UsageError as error:
            raise KeyError(str(error)) from error

    def find_by_request(self, request: Request) -> list[str]:
        """The sites in whose scope the request's address is."""
        return [name for name, site in readable_sites(self.folder)[0].items() if scope_fault(request.url, site) is None]

    def list(self) -> list[str]:
        """The ids of all sites."""
        sites, faults = readable_sites(self.folder)
        for fault in faults:
            logger.warning("%s", fault)
        return sorted(sites)
