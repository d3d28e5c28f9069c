"""What is known of rules, as text and as Markdown; the words are the tool's own."""

from collections.abc import Iterable

from tsreview.codes import RANGES, RULES, Rule


def rule_as_text(rule: Rule) -> str:
    """Explain a rule: cause, example and remedy."""
    example = "\n".join("    " + line for line in rule.example.split("\n"))
    return (
        f"{rule.code} {rule.title} ({rule.severity})\n\nCause\n    {rule.cause}\n\n"
        f"Example\n{example}\n\nRemedy\n    {rule.remedy}\n"
    ) + (f"\nWith `tsreview validate --fix`\n    {rule.fix}\n" if rule.fix else "")


def rule_as_markdown(rule: Rule) -> list[str]:
    """Explain a rule in lines of Markdown."""
    return [
        f"**{rule.title[:1].upper()}{rule.title[1:]}** ({rule.severity})", "",
        f"Cause: {rule.cause}", "",
        "Example:", "", "```text", *rule.example.split("\n"), "```", "", f"Remedy: {rule.remedy}", "",
        *([f"With `tsreview validate --fix`: {rule.fix}", ""] if rule.fix else ()),
    ]  # fmt: skip


def rules_page() -> list[str]:
    """Explain all rules on a page of Markdown, with a table of contents."""
    lines = [
        "# The rules", "",
        "Every finding of `tsreview validate` has a code, which is never used for anything else. An **error** makes "
        "`validate` exit with 1; a **warning** does so with `--strict`; **advice** is counted, and listed with "
        "`--advice`. `tsreview explain CODE` prints what stands here.", "",
    ]  # fmt: skip
    for prefix, title in RANGES.items():
        anchor = title.lower().replace(" ", "-")
        lines += [f"- [{title}](#{anchor})", *(f"  - {_entry(rule)}" for rule in _in_range(prefix))]
    lines.append("")
    for prefix, title in RANGES.items():
        lines += [f"## {title}", ""]
        for rule in _in_range(prefix):
            lines += [f"### {rule.code}", "", *rule_as_markdown(rule)]
    return lines


def _in_range(prefix: str) -> Iterable[Rule]:
    return (rule for code, rule in RULES.items() if code.startswith(prefix))


def _entry(rule: Rule) -> str:
    return f"[{rule.code}](#{rule.code.lower()}) {rule.title} ({rule.severity})"
