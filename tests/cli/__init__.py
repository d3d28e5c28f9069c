"""The tool as its users meet it: commands, streams, files, the index."""
