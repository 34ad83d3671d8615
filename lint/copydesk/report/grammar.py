"""What `copydesk show` says of the grammar: words with their parts of speech, groups, and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.patterns.readings import noun_traits, verb_traits
from copydesk.span import Span

if TYPE_CHECKING:
    from copydesk.document import Document
    from copydesk.sentences import Sentence


def tokens_of(document: Document, sentence: Sentence) -> list[dict[str, Any]]:
    """The tokens of a sentence with their tags and base forms."""
    tags = document.tags
    rows = zip(sentence.tokens, tags[sentence], tags.lemmas(sentence), strict=True)
    return [
        {
            "span": token.span,
            "kind": token.kind,
            "upos": tag.upos,
            "xpos": tag.xpos,
            "clitic": tag.clitic,
            "lemma": lemma,
        }
        for token, tag, lemma in rows
    ]


def groups_of(document: Document, sentence: Sentence) -> list[dict[str, Any]]:
    """The noun and verb groups of a sentence, with what patterns call them."""
    nouns, verbs = document.groups[sentence]
    tags = document.tags[sentence]
    found = [("noun-group", group, noun_traits(tags[group.head].xpos)) for group in nouns]
    found += [("verb-group", group, verb_traits(group)) for group in verbs]  # type: ignore[misc]
    tokens, bases = sentence.tokens, document.tags.lemmas(sentence)
    return [
        {
            "span": Span(tokens[group.start].start, tokens[group.end - 1].end),
            "kind": kind,
            "head": tokens[group.head].text,
            "lemma": bases[group.head],
            "traits": traits,
        }
        for kind, group, traits in sorted(found, key=lambda one: (one[1].start, -one[1].end))
    ]


def claims_of(document: Document, sentence: Sentence) -> list[dict[str, Any]]:
    """What the writer says in a sentence, as far as it can be compared with what else is said."""
    tokens = sentence.tokens
    return [
        {
            "span": Span(tokens[claim.first].start, tokens[claim.end - 1].end),
            "subject": _named(document, claim.subject),
            "verb": claim.verb,
            "denied": claim.denied,
            "passive": claim.passive,
            "tense": claim.tense,
            "link": claim.link,
            "object": _named(document, claim.object),
            "year": claim.year or None,
        }
        for claim in document.claims[sentence]
    ]


def _named(document: Document, key: str) -> str:
    """What a claim is about: the name of an entity for its number, else the words."""
    return document.mentions.entities[int(key[1:])].text if key.startswith("#") else key


def about_token(token: dict[str, Any]) -> str:
    """A token's tags, and its base form where that differs."""
    tags = f"{token['upos']} {token['xpos']}" + (f"+{token['clitic']}" if token["clitic"] else "")
    lemma = "" if token["lemma"] == token["text"].lower() else token["lemma"]
    return f"{tags:<12} {lemma}".rstrip()


def about_group(group: dict[str, Any]) -> str:
    """A group's kind, its head unless it is all of it, and its traits."""
    head = [] if group["head"] == group["text"] else [f"head “{group['head']}”"]
    return ", ".join([group["kind"].removesuffix("-group"), *head, *group["traits"]])


def about_claim(claim: dict[str, Any]) -> str:
    """Who does what, in base forms."""
    parts = [
        claim["subject"],
        "not" if claim["denied"] else "",
        claim["verb"],
        claim["link"],
        claim["object"],
    ]
    about = [claim["tense"], "passive" if claim["passive"] else "", str(claim["year"] or "")]
    kinds = ", ".join(part for part in about if part)
    return " ".join(part for part in parts if part) + (f" ({kinds})" if kinds else "")
