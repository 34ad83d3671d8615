"""What an article is for its readings: each made once, and gone with it."""

import gc
from functools import cached_property
from weakref import ref

from copydesk.desk import Desk
from copydesk.document import Article, Document

COPY = """The mayor opens the bridge

Mayor Ann Lindqvist, 51, opened the new bridge in Tarnow on Tuesday, May 5, 2020. “It is 40 metres (131 feet) long,”
she said. Lindqvist did not open the old bridge, which was built in 1931. The council owns 3 of the 7 ferries.
"""


def readings():
    return [name for name, value in vars(Document).items() if isinstance(value, cached_property)]


def test_a_document_is_gone_with_its_last_user_without_a_garbage_collector(catalogue):
    desk = Desk(catalogue)
    gc.disable()
    try:
        document = Document(Article("a.txt", COPY))
        findings, problems = desk.read(document)
        for name in readings():
            getattr(document, name)
        claims = [claim for sentence in document.sentences for claim in document.claims[sentence]]
        gone = ref(document)
        del document, findings
        assert claims
        assert not problems
        assert gone() is None
    finally:
        gc.enable()


def test_a_reading_is_made_once():
    document = Document(Article("a.txt", COPY))
    assert len(readings()) > 20
    assert all(getattr(document, name) is getattr(document, name) for name in readings())


def test_a_place_is_plain_outside_quotations_and_without_a_word_that_sets_it_apart():
    document = Document(Article("a.txt", COPY))
    [(opens, at), (opened, behind)] = document.places["opens"] + document.places["opened"]
    assert document.plainly(opens, at, ["tuesday"])
    assert not document.plainly(opened, behind, ["tuesday"])
    [(long, within)] = document.places["long"]
    assert not document.plainly(long, within, [])
