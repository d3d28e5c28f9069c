"""Questions in SQL: tables made for one question, and what it may do with them."""
