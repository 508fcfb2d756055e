"""The line as Scrapy item pipelines: one job each, a thin class around a plain function, and a counter."""
