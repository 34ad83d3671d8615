"""A copyedit linter for news articles: typos, wrong words, garbled attribution, contradictions.

>>> import copydesk
>>> [finding.message for finding in copydesk.check("He asked to to leave.")]
['“to to”: the word is set twice.']
"""

__version__ = "0.1.0"
