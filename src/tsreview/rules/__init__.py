"""The rules: local ones look at one record, network ones ask the index about all."""
