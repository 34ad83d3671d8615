"""Who said it, gone wrong."""
