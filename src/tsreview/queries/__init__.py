"""Questions to the index, answered as frozen values."""
