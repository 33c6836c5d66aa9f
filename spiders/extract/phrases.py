"""One line in, whether it speaks of the page, the paper or other articles instead of the matter out.

Words of the trade in the languages of the larger presses; no publisher's names.
"""

from __future__ import annotations

import re

_OTHER_ARTICLES = re.compile(
    r"(?:see|read|watch|listen|also|more)\s(?:also|more|next|now|on this)|related(?:\s(?:articles?|stories|topics"
    r"|news|content|coverage|links?))?|more (?:from|on|about|stories|news)"
    r"|recommended|you (?:may|might) (?:also )?like|don'?t miss|most (?:read|popular)|trending|top stories"
    r"|further reading|keep reading|editor'?s picks?"
    r"|mehr (?:zum thema|dazu|von|aus|nachrichten|lesen)|lesen sie (?:auch|mehr|dazu|hier)|lies (?:auch|mehr)"
    r"|weitere (?:artikel|themen|nachrichten|informationen|meldungen)"
    r"|(?:das )?könnte (?:sie|dich) (?:auch )?interessieren|auch interessant|zum thema|passend dazu"
    r"|mehr zum artikel|themen(?: des artikels)?|schlagwörter"
    r"|lire aussi|à lire(?: aussi)?|voir aussi|sur le même (?:sujet|thème)|dans la même rubrique|en savoir plus"
    r"|(?:le[ae]|lee|ver) (?:también|más)|te puede interesar|más (?:información|noticias|sobre)"
    r"|noticias relacionadas|temas"
    r"|leggi anche|potrebbe interessarti|leia (?:também|mais)|veja também|saiba mais"
    r"|lees (?:ook|meer|verder)|les (?:også|mer|meer)|læs (?:også|mere)|läs (?:också|mer|även)|lue (?:myös|lisää)"
    r"|lestu (?:líka|meira)|tengdar fréttir"
    r"|czytaj (?:też|także|więcej)|zobacz (?:też|także)|čtěte (?:také|také:|více)|mohlo by vás zajímat"
    r"|přečtěte si|olvasta már|citește și"
    r"|ilgili haberler|bunlar da ilginizi çekebilir|ayrıca bak|читайте (?:также|ещё)|по теме|похожие"
    r"|смотрите также|soma (?:pia|zaidi)|baca juga"
    r"|関連(?:記事|ニュース|リンク)|あわせて読みたい|おすすめ|관련\s?(?:기사|뉴스)|함께 볼만한|주요\s?뉴스"
    r"|인기\s?기사|相关(?:新闻|阅读|报道)|延伸閱讀|推荐阅读|相關(?:新聞|報導)"
    r"|about the (?:author|writer)s?|(?:über|zur|zum) (?:den|die)? ?autor(?:in|en)?|zur person|comments?"
    r"|kommentare|comentarios|commentaires|tags|topics|share(?: this)?(?: article)?|teilen",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:subscribe|sign up|newsletters?|follow (?:us|me|\w+ (?:\w+ )?on)|whatsapp|telegram(?: channel|-kanal)?"
    r"|google news|download (?:the|our)|our app|breaking news alerts?"
    r"|push-?(?:nachrichten|mitteilung\w*)|abonnieren|folgen sie|folge uns|jetzt (?:kostenlos|anmelden|testen"
    r"|abonnieren|registrieren)|registrieren sie sich|melden sie sich"
    r"|abonnez-vous|inscrivez-vous|suivez-nous|suscr[ií]be(?:te|rse)|s[ií]guenos|reg[ií]strate|iscriviti|seguici"
    r"|inscreva-se|assine|siga-nos|abonneer|schrijf je in"
    r"|følg oss|abonner|prenumerera|tilmeld|zapisz się|obserwuj nas|odebírejte|sledujte nás|подпис(?:ывайтесь"
    r"|аться)|abone ol|takip ed|jiunge"
    r"|contact (?:us|the (?:author|reporter))|letters? to the editor|have (?:a|you a) (?:tip|story|news tip)"
    r"|support (?:our|independent) journalism|become a member|donate)\b"
    r"|無料会員|会員登録|구독|뉴스레터|订阅|關注|扫码|友だち登録|メルマガ",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:(?:wochen|monate?|tage) (?:für|um|ab) (?:nur )?\d|monatlich kündbar|jederzeit kündbar|(?:free|kostenlos\w*) (?:trial|testen|probemonat)"  # noqa: E501
    r"|cancel any ?time|unlimited (?:digital )?access|zugang zu allen|premium-artikel|sans engagement|essai gratuit|prueba gratis|cancela cuando"  # noqa: E501
    r"|unterstütz\w* (?:sie |du )?uns|mit einer spende|faire un don|haz(?:te|) (?:una donación|soci[oa])|please refresh the page|logged in|rss 2\.0|trackbacks?)\b"  # noqa: E501
    r"|有料会員|有料記事|読み放題|会員限定|초특가|구독료|会员专享",
    re.IGNORECASE,
)
_EMBEDS = re.compile(
    r"extern\w* inhalt|external content|embedded content|contenu externe|contenido externo|contenuto esterno|ekstern\w* innhold|externe inhoud"  # noqa: E501
    r"|personenbezogene daten|datenschutzerklärung|mit einem klick|with one click|third[- ]party (?:content|cookies|provider)|(?:inhalte?|content) (?:erlauben|anzeigen|laden|zulassen)"  # noqa: E501
    r"|inhalte(?:n)? (?:von|aus) \w+ (?:angezeigt|geladen)|accept(?:er)? (?:all )?(?:les )?cookies|this content is (?:hosted|provided) by|redaktioneller inhalt",  # noqa: E501
    re.IGNORECASE,
)
_EMBED_WORDS = ("inhalt", "conten", "innhold", "inhoud", "daten", "klick", "click", "third", "cookies")
"""One of them is in all that the pattern above finds; most lines have none, and that is seen twenty times as fast."""
_ADVERTISEMENT = re.compile(
    r"advertisements?|advertising|sponsored(?: content)?|story continues below(?: advertisement)?"
    r"|article continues below|anzeigen?|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|reklam[ae]?"
    r"|annons|annonse|annonce|mainos|реклама|広告|広 告|pr|스폰서|광고|广告|廣告|iklan|tangazo",
    re.IGNORECASE,
)
_CUT_SHORT = re.compile(
    r"[.!?…\"”’»]\s*\[?(?:mehr|more|read more|continue reading|weiterlesen|weiter|lire la suite|lire plus|leer más|seguir leyendo|continua|leia mais|lees meer|les mer"  # noqa: E501
    r"|læs mere|läs mer|czytaj więcej|číst více|devamı|далее|続きを読む|더\s?보기|阅读全文|»|›|→)\]?\s*[.…»›→]*$",
    re.IGNORECASE,
)
_OFFER_WORDS = (
    "wochen", "monat", "tage ", "kündbar", "trial", "testen", "cancel", "unlimited", "zugang zu", "premium-art",
    "sans eng", "gratuit", "prueba", "unterstütz", "spende", "faire un", "haz", "refresh", "logged", "rss 2",
    "trackback", "有料", "読み放題", "会員限定", "초특가", "구독료", "会员专享",
)  # fmt: skip
"""The same for offers …"""
_RIGHTS_WORDS = (
    "©", "(c)", "copyright", "rights", "무단", "재배포", "無断", "未经授权", "rechte", "derechos", "this material",
    "this article", "this story", "no part", "reproduction", "permission",
)  # fmt: skip
"""… and for rights."""
_RIGHTS = re.compile(
    r"^(?:©|\(c\)|copyright\b|all rights reserved)|무단\s?(?:전재|복제|배포)|재배포\s?금지|無断(?:転載|複製)"
    r"|未经授权|alle rechte vorbehalten|todos los derechos reservados"
    r"|this (?:material|article|story) (?:may not be|was (?:originally|first) published)|no part of this"
    r"|reproduction (?:without|is)|with permission from",
    re.IGNORECASE,
)


def names_other_articles(text: str) -> bool:
    """A heading or label above links: "Read also", "Mehr zum Thema:", "관련 기사"."""
    match = _OTHER_ARTICLES.match(text.strip(" \t-–—•»>[](){}|"))
    return bool(match) and len(text) - (match.end() if match else 0) <= 25


def begins_with_other_articles(text: str) -> bool:
    """A line that begins with such a label: "Read also: Council votes on Monday"."""
    match = _OTHER_ARTICLES.match(text.strip(" \t-–—•»>[](){}|"))
    return bool(match) and text.strip(" \t-–—•»>[](){}|")[match.end() if match else 0 :].lstrip()[:1] in (
        ":",
        "：",
        "|",
        "-",
        "–",
        "—",
        ">",
        "»",
        "]",
        "",
    )


def calls_reader(text: str) -> bool:
    """An invitation to subscribe, follow, sign up or write in."""
    return bool(_CALLS.search(text))


def offers_subscription(text: str) -> bool:
    """What a subscription costs and opens, or what the paper lives on."""
    return _has_one(_OFFER_WORDS, text) and bool(_OFFERS.search(text))


def stands_for_embed(text: str, signs: int = 1) -> bool:
    """What is shown in place of a video or post of another site until the reader consents."""
    return _has_one(_EMBED_WORDS, text) and len(_EMBEDS.findall(text)) >= signs


def is_advertisement_label(text: str) -> bool:
    """The word above an advertisement and nothing else."""
    return bool(_ADVERTISEMENT.fullmatch(text.strip(" \t-–—:·•[]()")))


def is_cut_short(text: str) -> bool:
    """The beginning of another article: "… of the harbor. More"."""
    return bool(_CUT_SHORT.search(text[-60:]))


def states_rights(text: str) -> bool:
    """A line about copyright."""
    return _has_one(_RIGHTS_WORDS, text) and bool(_RIGHTS.search(text))


def _has_one(words: tuple[str, ...], text: str) -> bool:
    lowered = text.lower()
    for word in words:  # noqa: SIM110 (`any` takes twice as long)
        if word in lowered:
            return True
    return False
