"""Words and how they hang together: parts of speech, base forms, groups, what goes with what."""
