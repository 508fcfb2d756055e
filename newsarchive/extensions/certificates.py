"""How certificates are checked where a site file completes a chain that its server leaves incomplete."""

from __future__ import annotations

from OpenSSL import SSL, crypto
from scrapy.core.downloader.contextfactory import _ScrapyClientContextFactory
from scrapy.crawler import Crawler
from twisted.internet._sslverify import IOpenSSLTrustRoot
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.internet.ssl import optionsForClientTLS
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer

from newsarchive.sites.certificates import intermediates


@implementer(IOpenSSLTrustRoot)
class CompletedChains:
    """The machine's own roots, and intermediates from which a chain to one of them can be built. OpenSSL takes no chain as good that
    ends in an intermediate."""

    def __init__(self, pem: str) -> None:
        self._certificates = [crypto.load_certificate(crypto.FILETYPE_PEM, block.encode("ascii")) for block in intermediates(pem)]

    def _addCACertsToContext(self, context: SSL.Context) -> None:
        context.set_default_verify_paths()
        store = context.get_cert_store()
        assert store is not None, "a context has its store from the beginning"
        for certificate in self._certificates:
            store.add_cert(certificate)


class CompletingContextFactory(_ScrapyClientContextFactory):
    """Scrapy's contexts, verifying, with the chains completed."""

    def creatorForNetloc(self, hostname: bytes, port: int) -> IOpenSSLClientConnectionCreator:
        return optionsForClientTLS(
            hostname=hostname.decode("ascii"), trustRoot=self._trustRoot, extraCertificateOptions=self._get_cert_options_kwargs()
        )


def completing(crawler: Crawler, pem: str) -> IPolicyForHTTPS:
    """The contexts of a crawl whose site names these intermediates (PEM)."""
    factory: IPolicyForHTTPS = CompletingContextFactory.from_crawler(crawler, trustRoot=CompletedChains(pem))  # type: ignore[assignment]
    return factory
