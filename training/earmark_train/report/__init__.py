"""What a model got right and wrong on speakers that it never heard, in words, numbers and pictures."""

FIGURES = "figures.json"
"""What a report keeps of its figures, for other models' pages."""
