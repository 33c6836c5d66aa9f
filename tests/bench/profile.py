"""What a site's profile adds: standing lines put into real pages, and the furnished demo paper, read with and without.

`python -m tests.bench.profile` needs ../shared/extraction. A corpus has few pages of a publisher, and a profile needs
many: so every page gets siblings, the same page with the words of every text shuffled and the same standing lines. The
profile is learnt from the siblings alone, then the page is read. What the page itself repeats is shuffled too, so that
nothing but what was put in can be learnt: the figures show what the profile does, not what these publishers print.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import pickle
import random
import re
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import attrs
from lxml import etree, html

from spiders.errors import NotAnArticle
from spiders.extract import open_page
from spiders.extract.folding import fold
from spiders.extract.parse import Document
from spiders.extract.profile import Profile, Recurring
from spiders.extract.recurring import RULE, recurring
from spiders.extract.tally import ENOUGH, Tally, sighting_of
from spiders.items import Page, record
from spiders.local.paper import truth
from spiders.local.paper.edition import Edition
from spiders.local.paper.routes import article_page
from spiders.normalise.article import normalise
from spiders.site import Site
from spiders.sites import get_site

SHARED = Path(__file__).resolve().parents[3] / "shared" / "extraction"
WEB = Site(name="web", title="Any publisher", base_url="", schedule=None)
SIBLINGS = ENOUGH + 4
STANDING = {
    "en": (
        "This paper comes to you because some of its readers have decided to pay for the others as well.",
        "How this story was made",
        "Our reporters were there, asked at least two people and read what was written down about it.",
        "The evening edition of this paper is brought to the villages by the last bus of the day.",
    ),
    "de": (
        "Diese Zeitung gibt es, weil einige ihrer Leserinnen und Leser für die anderen mitbezahlen wollen.",
        "So ist dieser Text entstanden",
        "Unsere Reporter waren dort, haben mindestens zwei Menschen gefragt und die Akten dazu gelesen.",
        "Die Abendausgabe dieser Zeitung kommt mit dem letzten Bus des Tages in die Dörfer.",
    ),
    "fr": (
        "Ce journal existe parce que certains de ses lecteurs ont choisi de payer aussi pour les autres.",
        "Comment nous avons travaillé",
        "Nos reporters y sont allés, ont interrogé deux personnes au moins et lu ce qui en a été écrit.",
        "L'édition du soir de ce journal arrive dans les villages par le dernier autobus de la journée.",
    ),
    "es": (
        "Este periódico existe porque algunos de sus lectores han decidido pagar también por los demás.",
        "Cómo se hizo este texto",
        "Nuestros reporteros estuvieron allí, preguntaron al menos a dos personas y leyeron los papeles.",
        "La edición de la tarde de este periódico llega a los pueblos con el último autobús del día.",
    ),
    "ko": (
        "이 신문은 몇몇 독자가 다른 독자들의 몫까지 기꺼이 내기로 했기에 오늘도 여러분 곁에 있습니다.",
        "이 기사는 이렇게 썼습니다",
        "기자들이 그곳에 가서 적어도 두 사람에게 묻고 남아 있는 기록을 하나하나 읽었습니다.",
        "이 신문의 저녁판은 하루의 마지막 버스를 타고 마을마다 찾아갑니다.",
    ),
    "ja": (
        "この新聞は、一部の読者がほかの読者の分まで払うと決めてくれたおかげで今日も届いています。",
        "この記事ができるまで",
        "記者は現場に行き、少なくとも二人に話を聞き、残された記録をひとつずつ読みました。",
        "この新聞の夕刊は、一日の最後のバスに乗って村々へ運ばれていきます。",
    ),
    "zh": (
        "这份报纸今天能送到您手上，是因为有些读者愿意替其他读者也付上一份钱。",
        "这篇报道是怎样写成的",
        "记者去了现场，至少问过两个人，并且把留下的记录一页一页读完了。",
        "这份报纸的晚报版每天乘最后一班公共汽车送到各个村庄。",
    ),
}
PLACES = ("top", "middle", "end", "box")


def standing(language: str, place: str) -> str:
    """What is put there, as HTML of plain elements without a telling name."""
    first, heading, report, line = STANDING.get(language[:2], STANDING["en"])
    if place == "box":
        return f'<div class="k7"><p><strong>{heading}</strong></p><p>{report}</p><p>{line}</p></div>'
    return f"<p>{ {'top': first, 'middle': report, 'end': line}[place] }</p>"


def furnished(root: Any, paragraphs: list[str], language: str, place: str) -> bool:
    """Put it beside the first, the middle or the last of the page's own paragraphs; whether it has any."""
    wanted = {fold(text) for text in paragraphs if len(text) > 20}
    own = [element for element in root.iter("p") if (text := fold("".join(element.itertext()))) in wanted and text]
    if len(own) < 3:
        return False
    beside = {"top": own[0], "middle": own[len(own) // 2]}.get(place, own[-1])
    made = html.fragment_fromstring(standing(language, place))
    made.tail, parent = None, beside.getparent()
    if place == "top":
        parent.insert(parent.index(beside), made)
    else:
        made.tail, beside.tail = beside.tail, None
        parent.insert(parent.index(beside) + 1, made)
    return True


def sibling(root: Any, number: int, keep: set[str]) -> bytes:
    """The same page with every text shuffled, but for what was put in."""
    dice = random.Random(number)  # noqa: S311 (the same pages in every run)
    root = copy.deepcopy(root)
    for element in root.iter():
        hidden = element.tag in ("script", "style", "template")
        for part in ("tail",) if hidden else ("text", "tail"):
            text = getattr(element, part)
            if text and len(text.strip()) > 3 and text.strip() not in keep:
                setattr(element, part, shuffled(text, dice))
    return etree.tostring(root, encoding="utf-8", method="html")


def shuffled(text: str, dice: random.Random) -> str:
    """Its words, or where it has none its signs, in another order; its end stays its end."""
    body, end = (text[:-1], text[-1]) if re.search(r"[.!?。！？]$", text) else (text, "")
    parts = body.split(" ") if body.count(" ") > len(body) / 20 else list(body)
    dice.shuffle(parts)
    return (" " if body.count(" ") > len(body) / 20 else "").join(parts) + end


def learnt(url: str, pages: list[bytes]) -> Profile:
    """From siblings, each an article of its own."""
    tally = Tally(source="publisher")
    seen = []
    for number, body in enumerate(pages):
        opened = open_page(Page(url=url, body=body), WEB)
        try:
            sighting = sighting_of(opened.article(), opened.shown.passages)
        except NotAnArticle:
            continue
        seen.append(attrs.evolve(sighting, headline=str(number)))
    tally.count(seen)
    return tally.profile


def read(url: str, body: bytes, profile: Profile | None) -> tuple[str, tuple[str, ...]]:
    """The text, and the lines that the profile took."""
    opened = open_page(Page(url=url, body=body), WEB, profile)
    try:
        article = normalise(opened.article(), WEB)
    except NotAnArticle:
        return "", ()
    cuts = opened.body.cuts if opened.body else ()
    return article.body_text, tuple(cut.text for cut in cuts if cut.rule == RULE)


def corpus(every: int) -> None:
    """One table: the page as it is, furnished and read alone, furnished and read with the profile."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    score.rouge_l = lambda *_: 0.0  # not among the figures, and most of the time
    results: dict[str, dict[str, list[Any]]] = {}
    unplaced = 0
    for number, row in enumerate(score.load(SHARED / "corpus")[::every]):
        place = PLACES[number % len(PLACES)]
        language = row["group"] if row["group"] in STANDING else _language(row)
        plain = Document(Page(url=row["url"], body=row["html"])).root
        untouched = etree.tostring(plain, encoding="utf-8", method="html")
        root = copy.deepcopy(plain)
        if not furnished(root, row["truth"]["summary"] + row["truth"]["mixed"], language, place):
            unplaced += 1
            continue
        keep = set(STANDING.get(language[:2], STANDING["en"]))
        pages = [sibling(root, each, keep) for each in range(SIBLINGS)]
        with_it = etree.tostring(root, encoding="utf-8", method="html")
        profile = learnt(row["url"], pages)
        texts = {
            "as it is": (read(row["url"], untouched, None)[0], ()),
            "as it is, with the profile": read(row["url"], untouched, profile),
            "furnished, alone": (read(row["url"], with_it, None)[0], ()),
            "furnished, with the profile": read(row["url"], with_it, profile),
        }
        lines = [fold(line) for line in keep]
        for name, (text, cuts) in texts.items():
            body = score.score_body_fundus(row["truth"], "\n".join(text.split("\n\n")))
            shown = sum(line in fold(text) for line in lines)
            wrong = [cut for cut in cuts if fold(cut) not in lines]
            entry = {"body": body, "place": place, "language": language, "shown": shown, "wrong": len(wrong)}
            for group in ("all", f"at the {place}" if place != "box" else "a box", _script(language)):
                results.setdefault(group, {}).setdefault(name, []).append(entry)
    for group, readings in sorted(results.items()):
        for name, entries in readings.items():
            precision, recall, f1 = score.aggregate([entry["body"]["lenient"] for entry in entries])
            macro = statistics.mean(entry["body"]["f1"] for entry in entries)
            shown, wrong = sum(entry["shown"] for entry in entries), sum(entry["wrong"] for entry in entries)
            sys.stdout.write(
                f"{group:26} {name:28} {len(entries):4} pages  F1 {f1:.4f} ({precision:.4f}/{recall:.4f})  "
                f"macro {macro:.4f}  standing lines in the text {shown:4}  other lines taken {wrong}\n"
            )
    sys.stdout.write(f"{unplaced} pages have no three paragraphs of their own to put it beside\n")


def _language(row: dict[str, Any]) -> str:
    group = {"at": "de", "ch": "de", "us": "en", "uk": "en", "kr": "ko", "jp": "ja", "cn": "zh", "tw": "zh", "mx": "es"}
    return group.get(row["group"], "en")


def _script(language: str) -> str:
    return "Korean, Japanese, Chinese" if language in ("ko", "ja", "zh") else "other languages"


def paper(hours: int) -> None:
    """The furnished demo paper: learnt from one half of its articles, the other half read."""
    launch = datetime(2026, 11, 1, tzinfo=UTC)
    edition = Edition(launch=launch, now=launch + timedelta(hours=hours), furnished=True)
    site, tally = get_site("demo"), Tally(source="demo")
    pages = [
        (truth.fields(article), Page(url=article.url, body=article_page(article, launch), fetched_at=article.published))
        for article in edition.everything
        if article.withdrawn is None and not article.story.copy_of
    ]
    for _, page in pages[::2]:
        opened = open_page(page, site)
        tally.count([sighting_of(opened.article(), opened.shown.passages)])
    for name, profile in (("alone", None), ("with the profile", tally.profile)):
        right = dict.fromkeys(("body_text", "authors", "wire_agency", "wire_credit_raw"), 0)
        lost = 0
        for true, page in pages[1::2]:
            said = record(normalise(open_page(page, site, profile).article(), site))
            lost += any(line not in said["body_text"] for line in true["body_text"].split("\n\n"))
            for field in right:
                right[field] += said.get(field) == true.get(field)
        told = ", ".join(f"{field} {number}" for field, number in right.items())
        sys.stdout.write(f"demo paper, {len(pages[1::2])} pages, {name}: right {told}; texts that lost a line {lost}\n")
    for passage in tally.profile.passages:
        sys.stdout.write(f"  {passage.articles:4} of {tally.profile.articles} {passage.kind:8} {passage.text}\n")


def cost(rounds: int) -> None:
    """Processor time of a page: reading it alone, and what is noted, looked up and handed on for the profile besides.

    Of each page the quickest of some rounds: other work on the machine only ever adds.
    """
    pages = [Page(url=f"https://bench.example/{path.stem}", body=_unpacked(path)) for path in _files()[::3]]
    profile = Profile(source="x", passages=tuple(_recurring(number) for number in range(60)))
    plain = {page.url: 1e9 for page in pages}
    more = dict(plain)
    for _ in range(rounds):
        for page in pages:
            began = time.process_time()
            opened = open_page(page, WEB)
            article = normalise(opened.article(), WEB)
            read_at = time.process_time()
            recurring(opened.shown, profile)
            pickle.dumps(sighting_of(article, opened.shown.passages), pickle.HIGHEST_PROTOCOL)
            plain[page.url] = min(plain[page.url], read_at - began)
            more[page.url] = min(more[page.url], time.process_time() - read_at)
    alone, noted = (1000 * sum(times.values()) / len(pages) for times in (plain, more))
    sys.stdout.write(
        f"cost: {alone:.2f} ms a page alone, {noted:.3f} ms for the profile besides: {100 * noted / alone:.1f} %\n"
    )


def _recurring(number: int) -> Recurring:
    key = f"{number:012x}"
    return Recurring(key=key, kind="line", articles=9, first_seen="", last_seen="", text="A line")


def _files() -> list[Path]:
    return sorted((SHARED / "corpus" / "pages").glob("*.html.gz"))


def _unpacked(path: Path) -> bytes:
    import gzip

    return gzip.decompress(path.read_bytes())


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every so many-th page of the corpus")
    parser.add_argument("--hours", type=int, default=12, help="age of the demo paper")
    asked = parser.parse_args()
    paper(asked.hours)
    if SHARED.is_dir():
        cost(3)
        corpus(asked.every)
    return 0


if __name__ == "__main__":
    sys.exit(main())
