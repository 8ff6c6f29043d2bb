"""Recordings of any format and rate to clips of one rate, in one table."""
