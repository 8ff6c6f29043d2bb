"""The same training again: from other seeds, and without one part of it at a time."""
