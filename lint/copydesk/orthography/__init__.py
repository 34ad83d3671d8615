"""Spelling and typesetting: the lexicon, slips of the pen, spellings of one word or name that differ."""
