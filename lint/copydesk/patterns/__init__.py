"""The pattern language that rules speak in: words, forms, groups, names and classes instead of regular expressions.

A pattern is a row of elements, set apart by spaces; each stands for one token of a sentence unless it says otherwise.

| written | matches |
|---|---|
| `word` | that word in any case; with a capital in it, only as written (`May`) |
| `one|two|<verbs>` | any of these (no space round `|`) |
| `"?"` | a sign that the language uses itself; other marks stand for themselves (`,` `;` `–`) |
| `<verbs>` | a class: one of the rule's own lists, or the first column of `rules/words/NAME.tsv` (entries of several words too) |
| `<word> <number> <Capitalised> <CAPITALS> <lowercase> <mark> <quote> <apostrophe> <any>` | a shape; `<any>` is anything but a quotation mark |
| `~say` `~<verbs>` | any form of a word that is given in its base form (say, says, said, saying); of a class's words |
| `<NOUN> <VBD>` | a part of speech: universal, or of the Penn treebank |
| `<noun-group> <verb-group>` | a whole group of words round a noun or a verb, or the rest of one behind its first words |
| `<name> <person-name> <place-name> <organisation-name> <nationality>` | a name, whatever it has of words |
| `<figure> <money> <percentage> <measure> <count> <age> <year> <rank> <ratio> <clock-time> <date>` | a figure or date, with its unit |
| `<noun-group>&~child` | a group whose head is that; a name or figure whose last word is |
| `<kind:animal>` `<kind:vehicle>` `<kind:motion-verb>` … | a noun or verb in any form whose first sense in WordNet is such a thing |
| `<plural> <singular>` | a word of such a noun group; behind `<noun-group>&`, such a group |
| `<passive> <active> <negated> <finite> <infinitive> <past> <present> <future> <modal> <perfect> <progressive>` | the same of a verb group |
| `!x` `!x|y` | a word or number that is not x; that is neither |
| `x&y` | both at once: `<lowercase>&!the` |
| `x?` `x{2}` `x{0,3}` | optional; repeated (at most 12 times) |
| `(one two | three)` | either row |
| `^` `$` | the sentence's start; its end |
| `name:x` | x, under a name that the fix and the message can use |
| `⟦ … ⟧` | the part that is reported and replaced; all of the match when left out |

After `=>` stands the fix, or several set apart by `|`: words, and in braces what a named element matched:

| written | says |
|---|---|
| `{v}` | what the element `v` matched |
| `{v.2}` | the second column of its row in the table |
| `{v:past-participle}` | the same in another form: base, third-person, past, past-participle, ing, plural, singular |
| `~deny` | “deny” in the form of the element with `~` in the marked part: refuted, denied |
| `{v~deny}` `{v~.2}` | “deny”, or the second column, in the form of `v` |

A fix keeps the case of what it replaces.

A pattern lies within one sentence, and no shape but `<quote>` matches a quotation mark, so none reaches across one by
accident. Matching takes time in proportion to the pattern's length for each place where its rarest word stands. Tags, groups, names
and figures are read only where the sentence has all the words that the pattern asks for.
"""

from __future__ import annotations

from copydesk.patterns.machine import Index, Match, Pattern
from copydesk.patterns.readings import View
from copydesk.patterns.ready import Excuses, ready
from copydesk.patterns.syntax import PatternError, parse
from copydesk.patterns.tree import Source

__all__ = ["Excuses", "Index", "Match", "Pattern", "PatternError", "Source", "View", "parse", "ready"]
