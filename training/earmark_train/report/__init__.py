"""What a model got right and wrong on speakers that it never heard, in words, numbers and pictures."""

FIGURES = "figures.json"
"""What a report keeps of its figures, for other models' pages."""

ABLATIONS = "ablations.csv"
"""Accuracies of short trainings without one part each; in a training's folder `repeat`, and published."""
