"""What sentences state, so that it can be held against what others state."""
