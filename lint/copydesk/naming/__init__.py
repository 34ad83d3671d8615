"""Names: where they begin and end, what they name, and which mention means which."""
