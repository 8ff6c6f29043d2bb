"""The same training again: from other seeds, and without one augmentation at a time."""
