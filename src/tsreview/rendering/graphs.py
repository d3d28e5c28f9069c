"""Graphs as Mermaid and as DOT. Names come from data: each is quoted for its language."""

from enum import StrEnum

from tsreview.rendering.inert import terminal
from tsreview.reports.network import Graph


class GraphFormat(StrEnum):
    """The formats of a graph."""

    MERMAID = "mermaid"
    DOT = "dot"


def draw_graph(graph: Graph, form: GraphFormat) -> str:
    """Draw a graph; its remarks stand above it as comments."""
    return _dot(graph) if form is GraphFormat.DOT else _mermaid(graph)


def _mermaid(graph: Graph) -> str:
    number = {body.id: f"n{at}" for at, body in enumerate(graph.bodies)}
    lines = [*(f"%% {_comment(remark)}" for remark in graph.remarks), "flowchart TD"]
    lines += [f'  {number[body.id]}["{_entity(body.short)}"]' for body in graph.bodies]
    lines += [f'  {number[tie.one]} -->|"{_entity(tie.label)}"| {number[tie.other]}' for tie in graph.ties]
    return "\n".join(lines) + "\n"


def _dot(graph: Graph) -> str:
    lines = [*(f"// {_comment(remark)}" for remark in graph.remarks), "digraph network {", "  rankdir=BT;"]
    lines += [f"  {_quoted(body.id)} [label={_quoted(body.short)}];" for body in graph.bodies]
    lines += [f"  {_quoted(tie.one)} -> {_quoted(tie.other)} [label={_quoted(tie.label)}];" for tie in graph.ties]
    return "\n".join([*lines, "}"]) + "\n"


def _comment(text: str) -> str:
    return " ".join(terminal(text).split()).replace("{", "(").replace("}", ")")


def _entity(text: str) -> str:
    """Write a text for Mermaid, which reads `#34;` as a quote and would take brackets and ticks for its own."""
    plain = terminal(text)
    return "".join(each if each.isalnum() or each in " .,:-()/'" else f"#{ord(each)};" for each in plain)


def _quoted(text: str) -> str:
    plain = terminal(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
