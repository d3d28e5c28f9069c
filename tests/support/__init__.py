"""What several tests share: runs of the tool, datasets, files that git cannot hold."""
