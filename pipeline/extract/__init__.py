"""Article to record."""
