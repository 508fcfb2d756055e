"""Addresses of others in what is made for readers: only those of the web are led to, so that no link can run anything."""

from __future__ import annotations


def followed(address: str) -> str | None:
    """An address that a link may lead to; None for one that is none of the web."""
    return address if address.startswith(("http://", "https://")) else None
