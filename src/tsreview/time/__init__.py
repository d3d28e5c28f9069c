"""Dates as plans print them, and what they make of an action on a day: plain Python, no clock, no I/O."""
