"""newsarchive keeps the news of universities: it crawls, cleans, links and archives them, and finds them again."""

__version__ = "0.1.0"
