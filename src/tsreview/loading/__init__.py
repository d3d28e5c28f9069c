"""Files become the index: the dataset is found, its files are read, judged and stored."""
