"""Reading again: the stored captures walk the line once more with today's code and site files, without network and without Scrapy."""
