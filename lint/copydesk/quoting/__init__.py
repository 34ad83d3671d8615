"""Quotation marks, speech verbs, and who says what."""
