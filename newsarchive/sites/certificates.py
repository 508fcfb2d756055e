"""Certificates that a server should send and does not: intermediates a site file names so that its chain can be checked."""

from __future__ import annotations

import re

MAX_CERTIFICATES = 8
_BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----")


def intermediates(text: str) -> list[str]:
    """The PEM blocks of a text, each checked to be an intermediate certificate.

    An intermediate vouches for nothing by itself: a chain through it must still end in a root this machine trusts. A root named in
    a site file would be trusted, so it is refused.

    Raises:
        ValueError: what is wrong, as the end of "expected ...".
    """
    from cryptography import x509

    blocks = _BLOCK.findall(text)
    if not blocks or _BLOCK.sub("", text).strip():
        raise ValueError("certificates in PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, and nothing else")
    if len(blocks) > MAX_CERTIFICATES:
        raise ValueError(f"at most {MAX_CERTIFICATES} certificates")
    for number, block in enumerate(blocks, 1):
        try:
            certificate = x509.load_pem_x509_certificate(block.encode("ascii"))
            constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension) as error:
            raise ValueError(f"certificates of authorities, and number {number} is none ({error})") from error
        if not constraints.ca:
            raise ValueError(f"certificates of authorities, and number {number} is a server's own")
        if certificate.issuer == certificate.subject:
            raise ValueError(f"intermediate certificates, and number {number} is a root, which only the machine itself may trust")
    return blocks
