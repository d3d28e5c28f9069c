"""What is unpacked from a source archive has no example, and none of these tests."""

from tests.support.example import EXAMPLE

collect_ignore_glob = [] if EXAMPLE.is_dir() else ["test_*.py"]
