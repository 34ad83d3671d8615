"""Statements that cannot both hold."""
