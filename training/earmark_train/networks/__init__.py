"""The networks: features to one logit a label."""
