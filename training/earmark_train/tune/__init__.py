"""Which variation of a network hears best, on the validation speakers."""
