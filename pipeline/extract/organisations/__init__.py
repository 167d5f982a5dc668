"""Finders of organisations: lists, type words and legal forms, abbreviations, and the words beside a name."""
