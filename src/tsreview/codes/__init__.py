"""Every rule by its code: what `tsreview explain` says and `docs/rules.md` is generated from."""

from tsreview.codes.catalogue import RULES, rule
from tsreview.codes.rule import Rule

__all__ = ["RULES", "Rule", "rule"]
