"""The tests. A package, so that they may import what they share from `tests.support`."""
