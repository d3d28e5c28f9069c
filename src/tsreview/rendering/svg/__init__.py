"""Inline SVG by code of our own: shapes, a scale of time, and the layout of each sort of picture."""
