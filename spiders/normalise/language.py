"""A declared language in, its BCP 47 form out; a text in, its language out where the declaration may be wrong."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

_TAG = re.compile(r"^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?$")
_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es",
    "korean": "ko", "한국어": "ko", "japanese": "ja", "日本語": "ja", "chinese": "zh", "中文": "zh", "italian": "it",
    "italiano": "it",
    "portuguese": "pt", "português": "pt", "russian": "ru", "русский": "ru", "turkish": "tr", "türkçe": "tr",
    "dutch": "nl",
    "kr": "ko", "jp": "ja", "cz": "cs", "gr": "el", "iw": "he", "in": "id",
}  # fmt: skip
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ja", re.compile("[\u3041-\u3096\u30a1-\u30fa]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0430-\u044f]")),
    ("el", re.compile("[\u03b1-\u03c9]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ar", re.compile("[\u0621-\u064a]")),
    ("hi", re.compile("[\u0905-\u0939]")),
    ("th", re.compile("[\u0e01-\u0e2e]")),
)
_NOT_LATIN = re.compile("[\u0370-\u10ff\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_SCRIPT_LANGUAGES = {
    "ru": {"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"},
    "ar": {"ar", "fa", "ur", "ps", "ku", "ug", "sd"},
    "hi": {"hi", "mr", "ne", "sa"},
    "zh": {"zh", "ja", "yue"},
    "he": {"he", "yi"},
}
_FREQUENT = {
    "en": "the of and to in that is for with was", "de": "der die und das ist nicht mit den von ein",
    "fr": "les des est une dans pour que qui sur pas",
    "es": "los las una que por del con para como más", "it": "che della per una con sono nel alla gli più",
    "nl": "het een van dat niet voor zijn met aan ook",
    "pt": "que não uma para com dos mais como pela são", "sv": "och att det som för inte med har ett till",
    "da": "og det som ikke med har til af jeg også",
    "no": "og det som ikke med har til av jeg også", "pl": "się nie jest że jak dla przez oraz był ale",
    "tr": "bir bu için çok daha olarak olan ile ne gibi",
    "sw": "na ya wa kwa ni katika za la kuwa hiyo", "cs": "se že na je by pro jsou podle také ale",
    "hu": "hogy nem egy és az meg csak már volt pedig",
    "fi": "ja on ei että oli mutta ovat myös kun hän", "is": "og að er það sem ekki við var hann þess",
    "ro": "și că nu este mai pentru care din sau fost",
    "id": "yang dan di dengan untuk dari ini itu tidak pada", "hr": "je da se na su koji nije bi kako što",
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_SPACED = {code: " " for code in range(128) if not chr(code).isalpha()}
"""What divides the same in ASCII, several times as fast."""
SHORTEST = 120
ENOUGH = 0.6


@lru_cache(maxsize=1_000)
def language_tag(declared: str | None) -> str | None:
    """ "de_AT" → "de-AT", "Korean" → "ko"; None for what is no language."""
    if not declared:
        return None
    text = declared.strip().split(",")[0].strip()
    if name := _NAMES.get(text.casefold()):
        return name
    match = _TAG.match(text)
    if not match or match[1].lower() in ("und", "mul", "xx", "utf", "iso", "all", "any"):
        return None
    language, script, region = match.groups()
    parts = [
        _NAMES.get(language.lower(), language.lower()),
        script.title() if script else None,
        region.upper() if region else None,
    ]
    return "-".join(part for part in parts if part)


def detect_language(text: str, declared: str | None) -> str | None:
    """The language a text is written in, where it plainly is not the declared one or none is declared; else None.

    Cheap tests first: script, then frequent words. Only what they leave open asks the model, which is slow to load.
    """
    sample = text[:3000]
    if len(sample) < SHORTEST:
        return None
    base = (declared or "").split("-")[0].lower()
    if script := _by_script(sample):
        if base in _SCRIPT_LANGUAGES.get(script, {script}):
            return None
        if script in ("ko", "ja", "zh", "el", "th", "he"):
            return script
        return _by_model(sample)
    if base and _supported_by_words(sample, base):
        return None
    if base and base not in _FREQUENT and base not in ("ko", "ja", "zh", "ru", "el", "he", "ar", "hi", "th"):
        best = _by_words(sample)
        return None if best is None or best == base else best
    found = _by_words(sample) or _by_model(sample)
    return found if found != base else None


def load_model() -> None:
    """Load the model now, so that no page's time has it in."""
    _by_model("A sentence to read.")


def _by_script(sample: str) -> str | None:
    if not _NOT_LATIN.search(sample):
        return None
    letters = sum(map(str.isalpha, sample)) or 1
    for language, pattern in _SCRIPTS:
        count = len(pattern.findall(sample))
        if count > (0.1 if language == "ja" else 0.3) * letters:
            return language
    return None


def _supported_by_words(sample: str, base: str) -> bool:
    scores = _word_scores(sample)
    return base in scores and scores[base] >= max(scores.values()) * ENOUGH and scores[base] > 0


def _by_words(sample: str) -> str | None:
    scores = _word_scores(sample)
    best = max(scores, key=lambda language: scores[language])
    others = max(score for language, score in scores.items() if language != best)
    return best if scores[best] > 0.06 and others < scores[best] * 0.7 else None


def _word_scores(sample: str) -> dict[str, float]:
    lowered = sample.lower()
    words = Counter(lowered.translate(_SPACED).split() if lowered.isascii() else _LETTERS.findall(lowered))
    total = words.total() or 1
    counts: dict[str, int] = {}
    for word, languages in _index().items():
        if number := words.get(word):
            for language in languages:
                counts[language] = counts.get(language, 0) + number
    return {language: counts.get(language, 0) / total for language in _FREQUENT}


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for language, words in _FREQUENT.items():
        for word in words.split():
            index[word] = (*index.get(word, ()), language)
    return index


def _by_model(sample: str) -> str | None:
    import py3langid  # numpy and the model: most of a second, so only where it is needed

    return str(py3langid.classify(sample)[0])
