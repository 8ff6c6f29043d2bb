"""Who is heard in training, in validation and in the test; nobody in two of them."""
