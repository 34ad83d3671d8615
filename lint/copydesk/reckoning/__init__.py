"""Figures: numbers, quantities and what is counted, units, dates, ages."""
