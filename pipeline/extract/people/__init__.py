"""Finders of people: their names, their roles, and the organisation that a role ties to."""
