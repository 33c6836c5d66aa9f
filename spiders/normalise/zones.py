"""Which zone a page's times are meant in where they name none: the site's, else the country's, else the language's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from spiders.site import Site

_COUNTRIES = {
    "kr": "Asia/Seoul", "kp": "Asia/Pyongyang", "jp": "Asia/Tokyo", "cn": "Asia/Shanghai", "tw": "Asia/Taipei",
    "hk": "Asia/Hong_Kong",
    "sg": "Asia/Singapore", "my": "Asia/Kuala_Lumpur", "th": "Asia/Bangkok", "vn": "Asia/Ho_Chi_Minh",
    "ph": "Asia/Manila",
    "id": "Asia/Jakarta", "in": "Asia/Kolkata", "pk": "Asia/Karachi", "bd": "Asia/Dhaka", "lk": "Asia/Colombo",
    "np": "Asia/Kathmandu",
    "ir": "Asia/Tehran", "iq": "Asia/Baghdad", "sa": "Asia/Riyadh", "ae": "Asia/Dubai", "qa": "Asia/Qatar",
    "il": "Asia/Jerusalem",
    "tr": "Europe/Istanbul", "ru": "Europe/Moscow", "by": "Europe/Minsk", "ua": "Europe/Kyiv", "ge": "Asia/Tbilisi",
    "am": "Asia/Yerevan",
    "az": "Asia/Baku", "kz": "Asia/Almaty", "uz": "Asia/Tashkent", "de": "Europe/Berlin", "at": "Europe/Vienna",
    "ch": "Europe/Zurich",
    "li": "Europe/Vaduz", "lu": "Europe/Luxembourg", "fr": "Europe/Paris", "be": "Europe/Brussels",
    "nl": "Europe/Amsterdam",
    "it": "Europe/Rome", "es": "Europe/Madrid", "pt": "Europe/Lisbon", "uk": "Europe/London", "gb": "Europe/London",
    "ie": "Europe/Dublin",
    "dk": "Europe/Copenhagen", "se": "Europe/Stockholm", "no": "Europe/Oslo", "fi": "Europe/Helsinki",
    "is": "Atlantic/Reykjavik",
    "gl": "America/Nuuk", "fo": "Atlantic/Faroe", "ee": "Europe/Tallinn", "lv": "Europe/Riga", "lt": "Europe/Vilnius",
    "pl": "Europe/Warsaw", "cz": "Europe/Prague", "sk": "Europe/Bratislava", "hu": "Europe/Budapest",
    "si": "Europe/Ljubljana",
    "hr": "Europe/Zagreb", "rs": "Europe/Belgrade", "ba": "Europe/Sarajevo", "mk": "Europe/Skopje",
    "al": "Europe/Tirane",
    "gr": "Europe/Athens", "cy": "Asia/Nicosia", "bg": "Europe/Sofia", "ro": "Europe/Bucharest",
    "md": "Europe/Chisinau",
    "mt": "Europe/Malta", "us": "America/New_York", "ca": "America/Toronto", "mx": "America/Mexico_City",
    "br": "America/Sao_Paulo",
    "ar": "America/Argentina/Buenos_Aires", "cl": "America/Santiago", "co": "America/Bogota", "pe": "America/Lima",
    "uy": "America/Montevideo",
    "py": "America/Asuncion", "bo": "America/La_Paz", "ec": "America/Guayaquil", "ve": "America/Caracas",
    "cr": "America/Costa_Rica",
    "gt": "America/Guatemala", "pa": "America/Panama", "do": "America/Santo_Domingo", "cu": "America/Havana",
    "pr": "America/Puerto_Rico",
    "au": "Australia/Sydney", "nz": "Pacific/Auckland", "za": "Africa/Johannesburg", "ng": "Africa/Lagos",
    "ke": "Africa/Nairobi",
    "tz": "Africa/Dar_es_Salaam", "ug": "Africa/Kampala", "gh": "Africa/Accra", "zw": "Africa/Harare",
    "zm": "Africa/Lusaka",
    "na": "Africa/Windhoek", "et": "Africa/Addis_Ababa", "eg": "Africa/Cairo", "ma": "Africa/Casablanca",
    "dz": "Africa/Algiers",
    "tn": "Africa/Tunis",
}  # fmt: skip
"""Country → its zone; of countries with several the one where most of the press sits."""
_LANGUAGES = {
    "ko": "kr", "ja": "jp", "de": "de", "fr": "fr", "it": "it", "pl": "pl", "cs": "cz", "sk": "sk", "hu": "hu",
    "nl": "nl", "da": "dk",
    "sv": "se", "no": "no", "nb": "no", "nn": "no", "fi": "fi", "is": "is", "tr": "tr", "ru": "ru", "uk": "ua",
    "el": "gr", "bg": "bg",
    "ro": "ro", "he": "il", "hi": "in", "th": "th", "vi": "vn", "id": "id", "zh": "cn", "sw": "ke", "zu": "za",
    "xh": "za", "af": "za",
    "et": "ee", "lv": "lv", "lt": "lt", "hr": "hr", "sr": "rs", "sl": "si", "sq": "al", "mk": "mk", "kl": "gl",
    "ka": "ge", "hy": "am",
    "fa": "ir", "ur": "pk", "bn": "bd", "ta": "in", "te": "in", "mr": "in", "ms": "my",
}  # fmt: skip
_REGION = re.compile(r"[-_]([A-Za-z]{2})\b")
_NO_COUNTRY = frozenset(("io", "co", "tv", "me", "ai", "cc", "fm", "ly", "to", "gg", "ag", "sc", "ws"))
"""Country domains that are sold to everybody."""


def zone_for(url: str, site: Site, language: str | None) -> str:
    """The zone in which times of this page are read that name none."""
    if site.base_url:
        return site.timezone
    return zone_of_page(urlsplit(url).netloc.partition(":")[0], language) or "UTC"


def country_for(url: str, site: Site, language: str | None) -> str | None:
    """The country whose way to write dates a page follows, in two small letters; None where nothing tells."""
    if site.base_url and site.country:
        return site.country.lower()
    return country_of_page(urlsplit(url).netloc.partition(":")[0], language)


def zone_of_page(host: str, language: str | None) -> str | None:
    """The zone of a page's country; None where nothing tells it."""
    country = country_of_page(host, language)
    return _COUNTRIES[country] if country else None


def country_of_page(host: str, language: str | None) -> str | None:
    """By the address's country, then the language's region, then the language; None where nothing is known."""
    ending = host.rpartition(".")[2].lower()
    if ending in _COUNTRIES and ending not in _NO_COUNTRY:
        return ending
    if not language:
        return None
    if (match := _REGION.search(language)) and match[1].lower() in _COUNTRIES:
        return match[1].lower()
    return _LANGUAGES.get(re.split(r"[-_]", language.lower())[0])
