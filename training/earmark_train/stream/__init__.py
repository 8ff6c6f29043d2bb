"""Long recordings made of clips, and what a model hears in them."""
