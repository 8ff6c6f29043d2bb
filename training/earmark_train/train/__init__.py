"""Features to weights."""
