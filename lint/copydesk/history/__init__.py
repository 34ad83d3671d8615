"""What is known from before: baselines, changed lines, what earlier runs found."""
