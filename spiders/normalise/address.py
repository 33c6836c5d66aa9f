"""An address → its canonical form, the outlet it belongs to, and its key: one article, one identity.

What `canonical_url` makes equal:

- scheme: https for both, the scheme of base_url on the site's own hosts; with an explicit port it stays as it is
- host: lower case, IDNA, no default port, no user name, no final dot; "www.", "m.", "mobile." and "amp." and the site's
  `hosts` become the host of base_url, elsewhere they are cut off
- path: case kept, dot segments resolved, duplicate slashes kept, one spelling of percent-encoding, no session id in
  ";jsessionid=…", no slash at the end ("/" alone stays)
- query: sorted; nothing but the site's `keep_params`, or, where it names none, all but TRACKING. On an address that
  holds the site's own id, only what the id needs
- fragment: dropped, except "#!…", which names a page

The result is an identity. What is fetched is the address as advertised.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

import idna

if TYPE_CHECKING:
    from spiders.site import Site

MAX_LENGTH = 8192
"""Longer addresses are refused, as most servers refuse them."""

TRACKING = re.compile(
    # campaigns: Google, Matomo, HubSpot, AT Internet, Webtrends
    r"(?:utm|pk|piwik|mtm|matomo|hsa|at|wt)[_.].*"
    # clicks: Google, Meta, Microsoft, Yandex, Twitter, TikTok, LinkedIn, Reddit, Pinterest, Instagram, Naver
    r"|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|fbclid|fb_action_ids|fb_action_types|fb_source|fb_ref|mibextid|msclkid"
    r"|yclid|ysclid|twclid|__twitter_impression|ttclid|li_fat_id|rdt_cid|rb_clickid|epik|igsh|igshid|n_media|nclid"
    # letters and their systems: Mailchimp, HubSpot, Marketo, Vero, Omeda, Google Analytics
    r"|mc_cid|mc_eid|_hsenc|_hsmi|hsctatracking|mkt_tok|vero_conv|vero_id|oly_anon_id|oly_enc_id|_ga|_gl|_openstat"
    # publishers' own marks of where a reader came from
    r"|cmp|cmpid|icid|ncid|ocid|ito|smid|smtyp|sr_share|s_cid|s_kwcid|xtor|ns_mchannel|ns_source|ns_campaign|ns_linkname"
    r"|ref_src|ref_url|soc_src|soc_trk|taid|spm|guccounter|guce_referrer|guce_referrer_sig|wickedid|trk"
    # sessions and the AMP variant
    r"|phpsessid|jsessionid|aspsessionid.*|amp|outputtype",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from, never what is read; matched whole, in any case."""

_PARTS = re.compile(r"(https?):[/\\]{2}([^/\\?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_PORT = re.compile(r"[0-9]{1,5}")
_MAX_PORT = 65535
_MAX_HOST = 253
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_VARIANT = re.compile(r"^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.[^.])")
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", re.IGNORECASE)
_AMP = re.compile(r"^(?:amp;)+")
_EDGES = "".join(map(chr, range(0x21))) + "\x7f\x85\xa0\u1680\u2028\u2029\u200b\u200e\u200f\u3000\ufeff"
_PLAIN_PATH = re.compile(r"[A-Za-z0-9_.~!$&'()*+,;=:@/-]*")
_PLAIN_QUERY = re.compile(r"[A-Za-z0-9_.~!$'()*,;:@/?-]*")
_DEFAULT_PORTS = {"http": "80", "https": "443"}


def canonical_url(url: str, site: Site | None = None) -> str:
    """The address that stands for all its variants; plain ASCII, and canonical itself.

    Raises ValueError, a sentence, for what is no absolute address over http(s) or is longer than MAX_LENGTH.
    """
    scheme, host, port, path, query, fragment = _split(url)
    path, pairs = _path(path), _pairs(query)
    own = site if site is not None and _bare(host) + port in _hosts(site.base_url, site.hosts) else None
    if own:
        scheme, host, port = _origin(own.base_url)
    else:
        scheme, host = (scheme if port else "https"), _bare(host)
    if own and own.keep_params is not None:
        pairs = [pair for pair in pairs if pair[0] in own.keep_params]
    else:
        pairs = [pair for pair in pairs if not TRACKING.fullmatch(pair[0])]
    if own:
        pairs = _what_the_id_needs(path, pairs, own)
    canonical = f"{scheme}://{host}{port}{_joined(path, pairs)}{_hashbang(fragment)}"
    if len(canonical) > MAX_LENGTH:
        raise ValueError(f"the address {_shown(url)} is longer than {MAX_LENGTH} characters.")
    return canonical


def source_of(url: str, site: Site) -> str:
    """Key of the outlet: the site's name, or the address's host without "www." and "m." for a site without base_url."""
    if site.base_url:
        return site.name
    _, host, port, *_ = _split(url)
    return _bare(host) + port


def address_key(url_canonical: str) -> str:
    """Hex sha256: the identity in the books. Takes any text, so that an address nobody can read has its line too."""
    return hashlib.sha256(url_canonical.encode("utf-8", "surrogatepass")).hexdigest()


def on_site(url: str, site: Site) -> bool:
    """Whether the address is one of the site's own; for a site without base_url every readable address is."""
    try:
        _, host, port, *_ = _split(url)
    except ValueError:
        return False
    return not site.base_url or _bare(host) + port in _hosts(site.base_url, site.hosts)


def path_and_query(url: str) -> str:
    """What Site.article_url and Site.skip are matched against: "/view.php?ud=20211026000101"."""
    _, _, _, path, query, _ = _split(url)
    return f"{path or '/'}?{query}" if query else path or "/"


def _split(url: str) -> tuple[str, str, str, str, str, str]:
    """Scheme, host, port (":8080" or ""), path, query, fragment; the first three in their canonical form."""
    if len(url) > MAX_LENGTH:
        raise ValueError(f"the address {_shown(url)} is longer than {MAX_LENGTH} characters.")
    text = url.strip(_EDGES)
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\n", "").replace("\t", "").replace("\r", "")  # as browsers do
    parts = _PARTS.fullmatch(text)
    if not parts:
        raise ValueError(f"{_shown(url)} is no absolute address: it must start with https:// or http://.")
    scheme = parts[1].lower()
    host, port = _host_and_port(parts[2].rpartition("@")[2], url)
    port = "" if port in ("", _DEFAULT_PORTS[scheme]) else f":{port}"
    return scheme, host, port, parts[3], parts[4] or "", parts[5] or ""


def _host_and_port(netloc: str, url: str) -> tuple[str, str]:
    end = netloc.rfind("]") + 1
    host, _, port = netloc[end:].partition(":")
    host = (netloc[:end] + host).lower().removesuffix(".")
    if port and not (_PORT.fullmatch(port) and 0 < int(port) <= _MAX_PORT):
        raise ValueError(f"the address {_shown(url)} has no readable port.")
    port = str(int(port)) if port else ""
    try:
        if host.startswith("["):
            return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]", port
        if not host.isascii() and len(host) <= _MAX_HOST:
            host = idna.encode(host, uts46=True).decode().removesuffix(".")
    except ValueError:
        raise ValueError(f"the address {_shown(url)} has no readable host.") from None
    if len(host) > _MAX_HOST or not _HOST.fullmatch(host):
        raise ValueError(f"the address {_shown(url)} has no readable host.")
    return host, port


def _bare(host: str) -> str:
    return _VARIANT.sub("", host, count=1) if host[0] in "wma" else host


@cache
def _origin(base_url: str) -> tuple[str, str, str]:
    return _split(base_url)[:3]


@cache
def _hosts(base_url: str, hosts: tuple[str, ...]) -> frozenset[str]:
    """All that is the site's own, bare and with its port."""
    if not base_url:
        return frozenset()
    own = [_split(base_url), *(_split(f"https://{host}") for host in hosts)]
    return frozenset(_bare(host) + port for _, host, port, *_ in own)


def _path(path: str) -> str:
    path = path.replace("\\", "/")
    if not _PLAIN_PATH.fullmatch(path):
        path = "/".join(quote(_bytes(segment), safe="!$&'()*+,;=:@") for segment in path.split("/"))
    if "/." in path:
        kept: list[str] = []
        for segment in path.split("/")[1:]:
            if segment == "..":
                kept[-1:] = []
            elif segment != ".":
                kept.append(segment)
        path = "/" + "/".join(kept)
    if ";" in path:
        path = _SESSION.sub("", path)
    return path.rstrip("/") or "/"


def _pairs(query: str) -> list[tuple[str, str]]:
    """Names and values in one spelling, sorted, each once; "&amp;" of a badly written page is read as "&"."""
    if not query:
        return []
    pairs = (part.partition("=") for part in query.split("&"))
    spelled = ((_AMP.sub("", _spelled(name)), _spelled(value)) for name, _, value in pairs)
    return sorted({(name, value) for name, value in spelled if name or value})


def _spelled(text: str) -> str:
    return text if _PLAIN_QUERY.fullmatch(text) else quote(_bytes(text.replace("+", " ")), safe="!$'()*,;:@/?")


def _bytes(text: str) -> bytes:
    return unquote_to_bytes(text.encode("utf-8", "surrogatepass"))


def _what_the_id_needs(path: str, pairs: list[tuple[str, str]], site: Site) -> list[tuple[str, str]]:
    """The pairs without those that do not change the site's own id."""
    if not pairs:
        return pairs
    found, by_path = site.article_id(_joined(path, pairs)), site.article_id(path)
    if by_path is not None and found in (None, by_path):
        return []
    if found is None:
        return pairs
    for pair in pairs:
        fewer = [other for other in pairs if other != pair]
        if site.article_id(_joined(path, fewer)) == found:
            pairs = fewer
    return pairs


def _joined(path: str, pairs: list[tuple[str, str]]) -> str:
    query = "&".join(f"{name}={value}" if value else name for name, value in pairs)
    return f"{path}?{query}" if query else path


def _hashbang(fragment: str) -> str:
    if not fragment.startswith("!") or fragment == "!":
        return ""
    return "#" + quote(_bytes(fragment), safe="!$&'()*+,;=:@/?")


def _shown(url: str, longest: int = 120) -> str:
    return repr(url if len(url) <= longest else f"{url[:longest]}…")
