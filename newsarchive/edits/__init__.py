"""What a university changed in an article: words added and removed, what kind of edit that is, what is no edit, what is a loss.

Plain functions of strings: no Scrapy, no SQL, no clock. All of it is linear, or n log n, in the length of the texts.
"""
