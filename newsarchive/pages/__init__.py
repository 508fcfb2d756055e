"""How a page is read: HTML to evidence and body. Knows no Scrapy, no SQL and no clock."""

from newsarchive.pages.extract import Page, extract

__all__ = ["Page", "extract"]
