"""The pattern language that rules speak in: words, classes and shapes instead of regular expressions.

A pattern is a row of elements, set apart by spaces; each stands for one token of a sentence unless it says otherwise.

| written | matches |
|---|---|
| `word` | that word in any case; with a capital in it, only as written (`May`) |
| `one|two|<name>` | any of these (no space round `|`) |
| `"?"` | a sign that the language uses itself; other marks stand for themselves (`,` `;` `–`) |
| `<name>` | a class: one of the rule's own lists, or the first column of `rules/words/NAME.tsv` (entries of several words too) |
| `<word> <number> <Capitalised> <CAPITALS> <lowercase> <mark> <quote> <apostrophe> <any>` | a shape; `<any>` is anything but a quotation mark |
| `<NOUN> <VBD>` | a part of speech: universal, or of the Penn treebank |
| `!x` `!x|y` | a word or number that is not x; that is neither |
| `x&y` | both at once: `<lowercase>&!the` |
| `x?` `x{2}` `x{0,3}` | optional; repeated (at most 12 times) |
| `(one two | three)` | either row |
| `^` `$` | the sentence's start; its end |
| `name:x` | x, under a name that the fix and the message can use |
| `⟦ … ⟧` | the part that is reported and replaced; all of the match when left out |

After `=>` stands the fix, or several set apart by `|`: words, with `{name}` for what a named element matched and
`{name.2}` for the second column of its row in the table. A fix keeps the case of what it replaces.

A pattern lies within one sentence, and no shape but `<quote>` matches a quotation mark, so none reaches across one by
accident. Matching takes time in proportion to the pattern's length for each place where its rarest word stands.
"""

from __future__ import annotations

from copydesk.patterns.compile import View
from copydesk.patterns.machine import Index, Match, Pattern
from copydesk.patterns.ready import Excuses, ready
from copydesk.patterns.syntax import PatternError, Source, parse

__all__ = ["Excuses", "Index", "Match", "Pattern", "PatternError", "Source", "View", "parse", "ready"]
