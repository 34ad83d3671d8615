"""The names that mean something in patterns by themselves: shapes, parts of speech, groups, names, figures."""

from __future__ import annotations

SHAPES = ("word", "number", "Capitalised", "CAPITALS", "lowercase", "mark", "quote", "apostrophe", "any")
"""What a token can look like."""

TAGS = frozenset(
    [
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "CC",
        "CD",
        "DT",
        "EX",
        "FW",
        "IN",
        "JJ",
        "JJR",
        "JJS",
        "MD",
        "NN",
        "NNP",
        "NNPS",
        "NNS",
        "PDT",
        "POS",
        "PRP",
        "PRP$",
        "RB",
        "RBR",
        "RBS",
        "RP",
        "TO",
        "UH",
        "VB",
        "VBD",
        "VBG",
        "VBN",
        "VBP",
        "VBZ",
        "WDT",
        "WP",
        "WP$",
        "WRB",
    ]
)
"""Parts of speech: universal ones and those of the Penn treebank."""

GROUPS = ("noun-group", "verb-group")
"""Several tokens round a noun or a verb, as copydesk.grammar.groups reads them."""

NOUN_TRAITS = ("plural", "singular")
VERB_TRAITS = (
    "finite", "infinitive", "past", "present", "future", "modal", "perfect", "progressive", "active", "passive",
    "negated",
)  # fmt: skip
TRAITS = (*NOUN_TRAITS, *VERB_TRAITS)
"""What can be said of the group that a token belongs to."""

NAMES = {
    "name": None,
    "person-name": "person",
    "place-name": "place",
    "organisation-name": "organisation",
    "nationality": "people",
}
"""Names, and the kind of them that is meant (copydesk.naming.gazetteer)."""

FIGURES = {
    "figure": None,
    "count": "count",
    "measure": "measure",
    "money": "money",
    "percentage": "percent",
    "ratio": "ratio",
    "rank": "ordinal",
    "age": "age",
    "year": "year",
    "clock-time": "time",
}
"""Figures, and the kind of them that is meant (copydesk.reckoning.figures)."""

STRETCHES = frozenset({*GROUPS, *NAMES, *FIGURES, "date"})
"""What can take several tokens."""

KINDS = (
    "aircraft",
    "animal",
    "attack",
    "body-of-water",
    "body-part",
    "building",
    "child",
    "clothing",
    "colour",
    "container",
    "contest",
    "crime",
    "criminal",
    "currency-unit",
    "device",
    "disaster",
    "disease",
    "document",
    "drink",
    "drug",
    "event",
    "feeling",
    "food",
    "furniture",
    "group-of-people",
    "injury",
    "landform",
    "leader",
    "material",
    "meeting",
    "military-unit",
    "musical-instrument",
    "organisation",
    "payment",
    "person",
    "plant",
    "publication",
    "region",
    "relative",
    "road",
    "room",
    "science",
    "ship",
    "sport",
    "statement",
    "structure",
    "time-period",
    "unit",
    "vehicle",
    "weapon",
    "weather",
    "worker",
    "body-verb",
    "change-verb",
    "cognition-verb",
    "communication-verb",
    "competition-verb",
    "consumption-verb",
    "contact-verb",
    "creation-verb",
    "emotion-verb",
    "motion-verb",
    "perception-verb",
    "possession-verb",
    "social-verb",
    "stative-verb",
    "weather-verb",
)
"""Kinds of things that nouns name, and of verbs (copydesk.patterns.kinds); a pattern writes `<kind:animal>`."""

KIND = "kind:"
"""What stands before the name of a kind."""

RESERVED = frozenset({*SHAPES, *TAGS, *TRAITS, *STRETCHES, *(KIND + kind for kind in KINDS)})
"""Names that no list of a rule can have."""

FORMS = {
    "base": "VB",
    "third-person": "VBZ",
    "past": "VBD",
    "past-participle": "VBN",
    "ing": "VBG",
    "plural": "NNS",
    "singular": "NN",
}
"""The forms that a fix can ask for, and the Penn tag of each."""
