"""Many pages of a site: page frames of our own making around known texts, to measure what a reader learns from the pages it has seen.

Modules `open_*` may be looked at by whoever builds a reader; `held_*` may not: only the totals of their pages count.
"""
