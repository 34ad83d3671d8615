"""Real words that cannot stand where they stand."""
