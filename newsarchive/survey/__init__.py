"""What a university's news is made of, found out from its pages: from one address to a site file.

`survey.detect` asks for pages by a function it is given and decides what to ask next; everything that looks into a page is a plain
function of that page. No Scrapy, no SQL.
"""
