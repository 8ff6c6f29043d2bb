"""Samples to features: a card's front end in numpy, the reference that Java is held against."""
