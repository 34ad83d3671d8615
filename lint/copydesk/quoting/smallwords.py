"""Small words that tell where a speaker begins and ends."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PRONOUNS = _words("he she they it we i you who")
THIRD = _words("he she they")
OBLIQUE = {"him": "he", "her": "she", "them": "they"}
DETERMINERS = _words(
    "the a an his her their its our one another some many several two three four five both this that these those"
    " each every my your most all no other few"
)
JOINING = _words("of de la le van von der den bin ibn al el del di da dos and the & for y")
TITLES = _words("mr mrs ms dr sen rep gov gen col lt sgt capt rev prof st jr sr no")
BESIDE = _words(
    "also later then had has have once again further recently repeatedly simply just never often now still ever"
    " reportedly famously previously even first himself herself themselves"
)
NO_ROLE = _words(
    "at in on to that during after before of as by it from for with when while because since about this last and or"
    " but so if there what how why who which not no"
)
OPENERS = _words(
    "after before when while as so but and if although though since because once in on at during for to by with then"
    " until unless or nor yet from of not i'm we're they're you're he's she's it's i've we've i'd what how why where"
)
BEING = _words("be been being is are was were get got")
SENTENCE_END = _words('. ! ? ; : ” "')
WHEN_AND_WHERE = _words(
    "at in on to of during after before as by from through via while when yesterday today last this earlier later early late"
    " monday tuesday wednesday thursday friday saturday sunday"
)
WHICH_PERSONS = _words("in at of from with on familiar close")
OPENERS_OF_CLAUSES = _words(
    "that who which whom whose when while as if and but is are was were has have had will would"
)
