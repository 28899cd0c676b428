"""The shop that the user sees."""
