"""Words and marks that are misspelt or mistyped."""
