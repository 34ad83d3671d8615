import pytest

from copydesk.document import Article, Document


def claims(text: str) -> list[tuple[str, bool, str]]:
    document = Document(Article("a.txt", text), whole=False)
    return [
        (claim.verb, claim.denied, claim.object)
        for sentence in document.sentences
        for claim in document.claims[sentence]
    ]


def test_a_clause_is_read_with_its_verb_denial_and_object() -> None:
    assert claims("The committee accepted the report. The mayor did not sign the letter.") == [
        ("accept", False, "report"),
        ("sign", True, "letter"),
    ]


def test_one_person_is_one_subject_by_full_name_and_family_name() -> None:
    document = Document(
        Article("a.txt", "Ruth Kowal attended the summit. Kowal left the summit."), whole=False
    )
    subjects = {claim.subject for sentence in document.sentences for claim in document.claims[sentence]}
    assert len(subjects) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“The committee accepted the report.”",
        "Lund said the committee accepted the report.",
        "According to Lund, the committee accepted the report.",
        "The committee could accept the report.",
        "If the committee accepted the report, it was wrong.",
    ],
)
def test_what_is_quoted_said_hedged_or_supposed_is_no_claim_of_the_writer(text: str) -> None:
    assert ("accept", False, "report") not in claims(text)


def test_an_adverb_may_stand_between_subject_and_verb() -> None:
    assert claims("Ruth Kowal never attended the summit.") == [("attend", True, "summit")]


def test_a_place_may_be_the_last_word_of_an_article(find):
    assert find("Leaders left the summit in Paris", "two-places") == []
