"""Certificates are verified: a server that nobody vouches for is not read."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.fetch.crawled import crawl
from tests.fetch.test_orders import OWN, SITE, paper_of


def test_a_server_with_a_certificate_of_its_own_making_is_not_read(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_own_certificate(tmp_path / "own.pem"))
    urls = tmp_path / "urls.txt"
    urls.write_text(f"{OWN}/a/1\n")
    with paper_of(2) as paper:
        paper._http.socket = context.wrap_socket(paper._http.socket, server_side=True)
        address = paper.address.replace("http:", "https:")
        crawled = crawl(SITE, tmp_path / "home", base_url=address, urls=urls)

    assert crawled.books() == {f"{OWN}/a/1": ("failed", "certificate")}
    assert paper.log == []


def _own_certificate(path: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path
