"""Facts become text: for a terminal, a file, a machine or a page. One encoder for each sink."""
