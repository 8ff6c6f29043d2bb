"""What a model got right and wrong on speakers that it never heard, in words, numbers and pictures."""
