"""Every rule by its code: what `tsreview explain` says and `docs/rules.md` is generated from."""

from tsreview.codes.catalogue import RANGES, RULES, rule
from tsreview.codes.rule import Rule

__all__ = ["RANGES", "RULES", "Rule", "rule"]
