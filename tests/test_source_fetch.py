"""Articles from a wiki: order, batches, the store, and what a wiki may answer instead."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quizgen.errors import FetchError, InputError
from quizgen.source.batch import Failed, Fetched, Sources
from quizgen.source.fetch import fetch
from quizgen.source.store import Store
from quizgen.source.web import Web
from tests.wikis import FakeHandler, FakePage, FakeWiki, Fault, fake_wiki


@pytest.fixture
def wiki(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeWiki]:
    """A wiki with two articles, a redirect and a page that tells articles apart."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with fake_wiki() as server:
        server.put("Ada", "Ada wrote.", 1, "2024-09-01T12:00:00Z")
        server.put("Ada", "Ada wrote much.", 2, "2024-10-01T12:00:00Z")
        server.put("Bo", "Bo sang.", 3)
        server.pages["A. L."] = FakePage(redirect="Ada")
        yield server


Sourced = Callable[..., Sources]
RIGHT: Fault = FakeHandler.answer
GONE = "is not there: no revision has this number, or its page was deleted"


@pytest.fixture
def sources(wiki: FakeWiki, tmp_path: Path) -> Sourced:
    """Where articles come from in a test: the wiki, and a store."""

    def made(**fields: Any) -> Sources:
        web = Web(contact=None, tell=lambda _: None, sleep=lambda _: None)
        return replace(Sources(web=web, store=Store(tmp_path / "store"), site=wiki.api), **fields)

    return made


def told(found: Fetched | Failed) -> str:
    """What came, on one line."""
    if isinstance(found, Failed):
        return str(found.error)
    return f"{found.page.title}@{found.page.revision}" + (f" via {found.via}" if found.via else "")


def run(texts: list[str], sources: Sources, **more: Any) -> list[str]:
    """What comes for a list."""
    return [told(found) for found in fetch(texts, sources, lambda _: None, **more)]


# --- pages ----------------------------------------------------------------------------------------------------------


def test_a_page_with_all_that_is_known_of_it(wiki: FakeWiki, sources: Sourced) -> None:
    """The latest text, with all that a sidecar says."""
    (found,) = fetch(["Ada"], sources(), lambda _: None)
    assert isinstance(found, Fetched)
    page = found.page
    assert (page.title, page.wikitext, page.lang, page.revision) == ("Ada", "Ada wrote much.", "en", 2)
    assert (page.timestamp, page.url, page.licence) == ("2024-10-01T12:00:00Z", f"{wiki.root}/wiki/Ada", "CC BY-SA 4.0")
    assert page.authors == f"Fake contributors, {wiki.root}/w/index.php?title=Ada&action=history"


def test_the_order_is_the_lists(wiki: FakeWiki, sources: Sourced) -> None:
    """Articles and faults come in the order of the list, a page that is asked for twice once."""
    address = f"{wiki.root}/wiki/Bo"
    came = run(["No one", "A. L.", "a|b", address, "Ada", "Bo"], sources())
    assert came == [
        "No one: Fake has no such page; look at the spelling, and at --lang",
        "Ada@2 via A. L.",
        "a|b: is no title; give the title of an article",
        "Bo@3",
    ]


@pytest.mark.parametrize(
    ("text", "came"),
    [
        ("{root}/wiki/Ada", "Ada@2"),
        ("{root}/wiki/A._L.#Life", "Ada@2 via A. L."),
        ("{root}/w/index.php?title=Ada&oldid=1", "Ada@1"),
        ("{root}/w/index.php?oldid=1", "Ada@1"),
        ("{root}/wiki/Special:PermanentLink/1", "Ada@1"),
        ("{root}/w/index.php?title=Old_name&oldid=1", "Ada@1"),
        ("{root}/w/index.php?oldid=99", f"revision 99: {GONE}"),
        ("{root}/somewhere", "{root}/somewhere: names no article of Fake"),
    ],
)  # fmt: skip
def test_addresses(wiki: FakeWiki, sources: Sourced, text: str, came: str) -> None:
    """A pasted address is understood with the paths of its own wiki, which it tells itself."""
    (line,) = run([text.format(root=wiki.root)], sources(site=None))
    assert line.partition("; ")[0] == came.format(root=wiki.root)


def test_addresses_of_one_wiki_ask_it_once_what_it_is(wiki: FakeWiki, sources: Sourced) -> None:
    """However its pages are addressed, a wiki describes itself once in a run."""
    forms = ("/wiki/Ada", "/wiki/Bo", "/w/index.php?title=Ada", "/w/index.php?title=Bo&oldid=3", "/wiki/A._L.")
    assert run([wiki.root + form for form in forms], sources(site=None)) == ["Ada@2", "Bo@3"]
    assert len(wiki.asked("meta")) == 1
    assert [path for path, _ in wiki.requests if "api.php" not in path] == ["/wiki/Ada"]


def test_a_revision_named_beside_the_title(sources: Sourced) -> None:
    """The one article may be asked for at a revision."""
    assert run(["Ada"], sources(), revision=1) == ["Ada@1"]
    (line,) = run(["Bo"], sources(), revision=1)
    assert line == "revision 1: is one of 'Ada', not of 'Bo'; look at the number in the page's history"


def test_a_name_of_several_articles(wiki: FakeWiki, sources: Sourced) -> None:
    """Such a page lists what can be meant, whether the wiki marks it or only its template does."""
    text = "'''Ada''' may be:\n* [[Ada (ship)|the ship]], in [[Cork]]\n* The river [[Ada (river)#Course]]\n"
    for name, more, props in (
        ("A", "", {"disambiguation": ""}),
        ("B", "{{Disambiguation|ship}}", {}),
        ("C", "{{dab}}", {}),
    ):
        wiki.put(name, text + more, 20 + ord(name))
        wiki.pages[name].props = props
        expected = f"{name}: is the name of several articles; ask for one of: Ada (ship); Ada (river)"
        assert run([name], sources()) == [expected]


def test_no_article(wiki: FakeWiki, sources: Sourced) -> None:
    """A blank page and a redirect that leads nowhere are told."""
    wiki.put("Blank", " \n", 30)
    wiki.put("Round", "#REDIRECT [[Round]]", 31)
    assert run(["Blank", "Round"], sources()) == [
        "Blank: is blank; ask for another revision",
        "Round: only redirects to 'Round', which leads no further; ask for the article",
    ]


# --- requests -------------------------------------------------------------------------------------------------------


def many(wiki: FakeWiki, count: int) -> list[str]:
    """The titles of so many new articles."""
    for number in range(count):
        wiki.put(f"Page {number}", f"Text {number}.", 1000 + number)
    return [f"Page {number}" for number in range(count)]


@pytest.mark.parametrize("parallel", [1, 5])
def test_batches(wiki: FakeWiki, sources: Sourced, parallel: int) -> None:
    """Fifty titles go into a request, what a wiki's bound cuts off is asked for next, and all come in order."""
    titles = many(wiki, 120)
    wiki.most = 20
    assert run(titles, sources(parallel=parallel)) == [f"Page {n}@{1000 + n}" for n in range(120)]
    assert sorted(len(titles) for titles in wiki.asked("titles")) == [20, 50, 50]
    assert sorted(len(numbers) for numbers in wiki.asked("revids")) == [20, 50, 50, 50, 50, 50, 50]
    assert all(values == ["5"] for values in wiki.asked("maxlag"))
    assert len(wiki.asked("meta")) == 1
    assert len(wiki.connections) <= parallel


def test_long_titles_make_smaller_batches(wiki: FakeWiki, sources: Sourced) -> None:
    """No address grows longer than servers take."""
    titles = [f"{'ж' * 100} {number}" for number in range(50)]
    assert len(run(titles, sources())) == 50
    assert max(len(path) for path, _ in wiki.requests) < 8000


def test_only_one_batch_is_ahead(wiki: FakeWiki, sources: Sourced) -> None:
    """In series no request is sent before what came is taken."""
    found = fetch(many(wiki, 100), sources(), lambda _: None)
    next(found)
    assert len(wiki.asked("titles")) == 1


# --- the store ------------------------------------------------------------------------------------------------------


def test_a_revision_is_fetched_once(wiki: FakeWiki, sources: Sourced) -> None:
    """Titles are asked for in each run; the text only where there is a new revision."""
    for revision in (2, 2, 9):
        if revision == 9:
            wiki.put("Ada", "Ada wrote more.", 9)
        assert run(["Ada", "Bo"], sources()) == [f"Ada@{revision}", "Bo@3"]
    assert wiki.asked("titles") == [["Ada", "Bo"]] * 3
    assert wiki.asked("revids") == [["2", "3"], ["9"]]


def test_offline(wiki: FakeWiki, sources: Sourced) -> None:
    """Without the network all that was fetched is there, by title, redirect and address; the rest is told."""
    address = f"{wiki.root}/wiki/Ada"
    run(["A. L.", "Ada"], sources())
    run([address], sources())
    sent = len(wiki.requests)
    offline = sources(offline=True)
    assert run(["A. L."], offline) == ["Ada@2 via A. L."]
    assert run([address], offline) == ["Ada@2"]
    assert run(["Ada"], offline, revision=2) == ["Ada@2"]
    assert run(["Bo"], offline) == ["Bo: was not fetched before; fetch it once without --offline"]
    assert run(["Ada"], offline, revision=1) == ["revision 1: was not fetched before; fetch it once without --offline"]
    with pytest.raises(FetchError, match=r"en\.wikipedia\.org/w/api\.php: was not fetched before"):
        run(["Ada"], sources(offline=True, site=None))
    assert len(wiki.requests) == sent


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"values": {}}', b"\xff", b'{"sha256": "x", "values": {"api": "y"}}']
)
def test_a_damaged_store(wiki: FakeWiki, sources: Sourced, tmp_path: Path, content: bytes) -> None:
    """A damaged file counts as absent."""
    run(["Ada"], sources())
    files = list((tmp_path / "store").rglob("*.json"))
    assert len(files) == 4  # the API of the address, the wiki, the title, the text
    for file in files:
        file.write_bytes(content)
    assert run(["Ada"], sources()) == ["Ada@2"]
    assert wiki.asked("revids") == [["2"], ["2"]]


def test_a_record_of_another_version_counts_as_absent(sources: Sourced, tmp_path: Path) -> None:
    """A file whose record has other fields is not used."""
    run(["Ada"], sources())
    import hashlib

    for file in (tmp_path / "store").rglob("*.json"):
        values = json.loads(file.read_text())["values"] | {"new": 1}
        digest = hashlib.sha256(json.dumps(values).encode()).hexdigest()
        file.write_text(json.dumps({"sha256": digest, "values": values}))
    with pytest.raises(FetchError, match="was not fetched before"):
        run(["Ada"], sources(offline=True))


def test_no_store(wiki: FakeWiki, sources: Sourced, tmp_path: Path) -> None:
    """Without a store, or with one that cannot be written, articles come all the same."""
    (tmp_path / "store").write_text("a file")
    for store in (Store(None), Store(tmp_path / "store")):
        assert run(["Ada"], sources(store=store)) == ["Ada@2"]
    assert wiki.asked("revids") == [["2"], ["2"]]


def test_a_superseded_text_is_given_up(wiki: FakeWiki, sources: Sourced, tmp_path: Path) -> None:
    """The store does not grow with each revision."""
    counts = []
    for number in (40, 41, 42):
        wiki.put("Ada", "Ada wrote on.", number)
        run(["Ada"], sources())
        counts.append(len(list((tmp_path / "store").rglob("*.json"))))
    assert counts == [4, 4, 4]


# --- what a wiki may answer instead ---------------------------------------------------------------------------------


def api(answer: Any) -> Fault:
    """An answer of the API."""
    return lambda handler: handler.send(json.dumps(answer).encode(), kind="application/json")


def error(code: str, text: str = "Words.", after: str | None = None) -> Fault:
    """An error of the API, as MediaWiki sends it with `errorformat=plaintext`."""
    body = json.dumps({"errors": [{"code": code, "text": text}]}).encode()
    headers = {} if after is None else {"Retry_After": after}
    return lambda handler: handler.send(body, 200, "application/json", **headers)


def cut_gzip(handler: FakeHandler) -> None:
    """A packed answer that is cut, of the length that it says."""
    handler.send(gzip.compress(json.dumps({"query": {"x": "y" * 9000}}).encode())[:40], Content_Encoding="gzip")


@pytest.mark.parametrize(
    ("fault", "waited"),
    [
        pytest.param(error("maxlag", after="5"), 5.0, id="maxlag"),
        pytest.param(error("maxlag", after="11"), 11.0, id="maxlag with a wait"),
        pytest.param(error("ratelimited"), 5.0, id="too many"),
        pytest.param(error("internal_api_error_DBQueryError"), 5.0, id="an error within"),
        pytest.param(cut_gzip, 1.0, id="cut"),
    ],
)
def test_patience(wiki: FakeWiki, sources: Sourced, fault: Fault, waited: float) -> None:
    """Errors of the API that pass are waited for, as long as it asks."""
    waits: list[float] = []
    web = Web(contact=None, tell=lambda _: None, sleep=waits.append)
    for place in range(3):
        wiki.faults = [*[RIGHT] * place, fault]
        assert run(["Ada"], sources(web=web, store=Store(None))) == ["Ada@2"]
    assert waits == [waited] * 3


NO_API = "where its API should be (no MediaWiki, or a login is wanted)"
ODDLY = "does not answer as a MediaWiki does"
NO_WIKI = [
    pytest.param(
        lambda handler: handler.send(b"<html>Please log in</html>"),
        f"answers with a page for people {NO_API}",
        id="HTML",
    ),
    pytest.param(lambda handler: handler.send(b"hello"), f"answers with no JSON {NO_API}", id="text"),
    pytest.param(lambda handler: handler.send(b"[" * 100_000), f"answers with no JSON {NO_API}", id="deep"),
    pytest.param(api([]), f"{ODDLY} (no object)", id="a list"),
    pytest.param(api({}), f"{ODDLY} (no `general`)", id="nothing"),
    pytest.param(api({"query": 1}), f"{ODDLY} (`query` is no object)", id="a number"),
    pytest.param(api({"query": {"general": []}}), f"{ODDLY} (no `general`)", id="a list within"),
    pytest.param(api({"query": {"general": {"lang": "../x"}}}), f"{ODDLY} (names no language)", id="lang"),
    pytest.param(api({"errors": 1}), f"{ODDLY} (`errors` is no list of objects)", id="errors"),
    pytest.param(error("readapidenied"), "shows its pages only after a login, which quizgen has not", id="login"),
    pytest.param(error("badvalue", "Unrecognised value."), "refuses the request (Unrecognised value.)", id="error"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "told"), NO_WIKI)
def test_a_site_that_is_no_wiki(wiki: FakeWiki, sources: Sourced, fault: Fault, told: str) -> None:
    """What is no MediaWiki, or wants a login, is told in one line."""
    wiki.faults = [fault]
    with pytest.raises(FetchError) as raised:
        run(["Ada"], sources())
    assert raised.value.fault == told


NO_PAGES = [
    pytest.param({}, "Ada: Fake says nothing of it", id="nothing"),
    pytest.param({"interwiki": [{"title": "Ada", "iw": "de"}]}, "Ada: leads to another wiki", id="another wiki"),
    pytest.param({"pages": [{"title": "Ada", "contentmodel": "css"}]}, "Ada: is no wikitext but css", id="css"),
    pytest.param(
        {"redirects": [{"from": "Ada", "to": "Bo"}], "pages": [{"title": "Bo", "missing": True}]},
        "Bo: Fake has no such page (which 'Ada' leads to)",
        id="a redirect to nowhere",
    ),
    pytest.param({"redirects": [{"from": "Ada", "to": "Ada"}]}, "Ada: Fake says nothing of it", id="a circle"),
]


@pytest.mark.parametrize(("answer", "told"), NO_PAGES)
def test_no_page(wiki: FakeWiki, sources: Sourced, answer: Any, told: str) -> None:
    """What the wiki has no article of is told."""
    wiki.faults = [RIGHT, api({"query": answer})]
    assert run(["Ada"], sources())[0].partition("; ")[0] == told


RIGHTS = [
    pytest.param("https://creativecommons.org/licenses/by-sa/3.0/deed.de", "x", "CC BY-SA 3.0", id="by-sa"),
    pytest.param("//creativecommons.org/licenses/by-nc-nd/2.5/", "", "CC BY-NC-ND 2.5", id="by-nc-nd"),
    pytest.param("https://creativecommons.org/publicdomain/zero/1.0/", "", "CC0 1.0", id="zero"),
    pytest.param("https://w.example/rights", " Ask\n us ", "Ask us", id="words"),
    pytest.param("https://w.example/rights", "", "https://w.example/rights", id="an address"),
    pytest.param("", "", None, id="none"),
]


@pytest.mark.parametrize(("url", "text", "licence"), RIGHTS)
def test_licences(wiki: FakeWiki, sources: Sourced, url: str, text: str, licence: str | None) -> None:
    """A licence of Creative Commons has its short name; any other is called as the wiki calls it."""
    wiki.rights = {"url": url, "text": text}
    (found,) = fetch(["Ada"], sources(), lambda _: None)
    assert isinstance(found, Fetched)
    assert found.page.licence == licence


ODD = [
    pytest.param({"pages": 1}, f"{ODDLY} (`pages` is no list of objects)", id="pages"),
    pytest.param({"pages": [{"title": "Ada"}]}, f"{ODDLY} (a page without a revision)", id="no"),
    pytest.param({"pages": [{"title": "Ada", "lastrevid": "2"}]}, f"{ODDLY} (a page without a revision)", id="text"),
    pytest.param({"redirects": [1]}, f"{ODDLY} (`redirects` is no list of objects)", id="redirects"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "told"), ODD)
def test_odd_places(wiki: FakeWiki, sources: Sourced, answer: Any, told: str) -> None:
    """An answer of another shape is no article's."""
    wiki.faults = [RIGHT, api({"query": answer})]
    with pytest.raises(FetchError) as raised:
        run(["Ada"], sources())
    assert raised.value.fault == told


def revision(**main: Any) -> dict[str, Any]:
    """An answer with the one text that is asked for."""
    return {"query": {"pages": [{"title": "Ada", "revisions": [{"revid": 2, "slots": {"main": main}}]}]}}


TEXTS = [
    pytest.param(revision(texthidden=True), "Ada: its revision 2 is hidden from readers", id="hidden"),
    pytest.param(revision(content="x", contentmodel="json"), "Ada: is no wikitext but json", id="model"),
    pytest.param({"query": {}}, f"revision 2: {GONE}", id="gone"),
    pytest.param({"query": {"pages": [{"revisions": [{"revid": True}]}]}}, f"revision 2: {GONE}", id="no number"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "told"), TEXTS)
def test_odd_texts(wiki: FakeWiki, sources: Sourced, answer: Any, told: str) -> None:
    """A text that is hidden, of another kind, or not there is told."""
    wiki.faults = [*[RIGHT] * 2, api(answer)]
    assert run(["Ada"], sources())[0].partition("; ")[0] == told


def test_a_wiki_that_continues_for_ever(wiki: FakeWiki, sources: Sourced) -> None:
    """An answer that never ends is given up."""
    wiki.faults = [RIGHT, *[api({"query": {}, "continue": {"continue": "x"}})] * 500]
    with pytest.raises(FetchError, match="continues 100 times"):
        run(["Ada"], sources())


def test_half_a_letter(wiki: FakeWiki, sources: Sourced) -> None:
    """Half of a surrogate pair, which JSON can hold, becomes a question mark."""
    wiki.put("Odd", "a \ud800 b", 50)
    (found,) = fetch(["Odd"], sources(), lambda _: None)
    assert isinstance(found, Fetched)
    assert found.page.wikitext == "a ? b"


def test_a_dead_site_in_a_list(sources: Sourced) -> None:
    """An address of a site that is not there is told for itself; titles need their wiki."""
    dead = "http://127.0.0.1:9/wiki/Ada"
    faults = [line.partition(" (")[0] for line in run([dead, "Bo", dead + "m"], sources())]
    assert faults == ["127.0.0.1:9: cannot be reached", "Bo@3", "127.0.0.1:9: cannot be reached"]
    with pytest.raises(FetchError, match="cannot be reached"):
        run(["Bo"], sources(site="http://127.0.0.1:9/"))
    with pytest.raises(InputError, match="is no address"):
        run(["Bo"], sources(site="file:///x"))


def test_a_page_that_links_to_another_sites_api(wiki: FakeWiki, sources: Sourced) -> None:
    """The API that a page links to must be of its own site."""
    page = b'<link rel="EditURI" href="http://127.0.0.2/w/api.php?action=rsd">'
    wiki.faults = [lambda handler: handler.send(page)]
    assert (
        run([f"{wiki.root}/wiki/Ada"], sources())[0]
        .partition("; ")[0]
        .endswith("its API leads to another site, 127.0.0.2")
    )
    wiki.faults = [lambda handler: handler.send(b"<html>A shop.</html>")]
    assert "shows no page of a MediaWiki" in run([f"{wiki.root}/wiki/Ada"], sources())[0]


def test_an_interrupted_list(wiki: FakeWiki, sources: Sourced) -> None:
    """What came before the wiki went away has come, and the next run fetches only the rest."""
    titles = many(wiki, 120)
    wiki.faults = [RIGHT] * 4 + [lambda handler: handler.send(b"", 500)] * 99
    came = []
    with pytest.raises(FetchError, match=r"fails \(HTTP 500\), 5 times"):
        came += [told(found) for found in fetch(titles, sources(), lambda _: None)]
    wiki.faults = []
    wiki.requests.clear()
    assert run(titles, sources()) == [f"Page {n}@{1000 + n}" for n in range(120)]
    assert sum(map(len, wiki.asked("revids"))) == 70
