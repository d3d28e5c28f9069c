"""The filter language of `--where`: `theme:2 and spa:none and due<2010-07 and not status:complete`.

A filter is text from a user, so it is read by this small grammar and nothing of it is ever executed:

    filter     = term { "or" term }
    term       = factor { "and" factor }
    factor     = "not" factor | "(" filter ")" | comparison
    comparison = field ( ":" | "=" | "!=" | "<" | "<=" | ">" | ">=" ) value
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from tsreview.errors import UsageFault
from tsreview.queries.fields import Field, Kind, named_field
from tsreview.suggestions import did_you_mean
from tsreview.time.window import Window

Test = Callable[[Any], bool]

MOST_CHARACTERS = 2_000
MOST_LEVELS = 30
NONE = "none"
"""The value that stands for no value."""

TOKEN = re.compile(r"""\s*(?:(?P<mark>[()]|!=|<=|>=|[:=<>])|"(?P<quoted>[^"]*)"|(?P<word>[^\s()":=<>!]+))""")


class Token(NamedTuple):
    """A piece of a filter and where it begins, from 1."""

    text: str
    at: int
    is_mark: bool = False
    is_quoted: bool = False


class Filter(NamedTuple):
    """A test of rows, and the words that it compares open fields with."""

    test: Test
    asked: list[tuple[Field, str]]

    def doubts(self, rows: list[Any]) -> Iterator[str]:
        """Word what no row holds, with the nearest that one does: why a filter may have found nothing."""
        for field, wanted in self.asked:
            # Capitals last: of "mkclip" and "MKCLIP" the latter is shown.
            held = sorted({word for row in rows for word in field.words(row)}, reverse=True)
            if wanted.casefold() not in map(str.casefold, held):
                yield f'no row has `{field.name}` "{wanted[:60]}"; {did_you_mean(wanted, held)}'.rstrip("; ")


def read_filter(text: str, fields: tuple[Field, ...], start_month: int = 4) -> Filter:
    """Read a filter into a test of rows; UsageFault says where it cannot be understood."""
    if len(text) > MOST_CHARACTERS:
        raise UsageFault("the filter is longer than 2,000 characters", hint="split it")
    reader = _Reader(_tokens(text), fields, start_month)
    test = reader.either()
    if reader.left:
        raise _fault("there is more than one filter", reader.left[0], 'join them with "and" or "or"')
    return Filter(test, reader.asked)


def _tokens(text: str) -> list[Token]:
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            start = at + len(text[at:]) - len(text[at:].lstrip())
            raise _fault("this cannot be read", Token(text[start : start + 10], start + 1), "put text in double quotes")
        group = found.lastgroup or "word"
        tokens.append(Token(found[group], found.start(group) + 1, group == "mark", group == "quoted"))
        at = found.end()
    return tokens


class _Reader:
    """Reads tokens from the left; what is left of them is its only state."""

    def __init__(self, tokens: list[Token], fields: tuple[Field, ...], start_month: int) -> None:
        self.left = tokens
        self.fields = fields
        self.start_month = start_month
        self.level = 0
        self.asked: list[tuple[Field, str]] = []

    def either(self) -> Test:
        tests = [self.all_of()]
        while self._take_word("or"):
            tests.append(self.all_of())
        return tests[0] if len(tests) == 1 else lambda row: any(test(row) for test in tests)

    def all_of(self) -> Test:
        tests = [self.factor()]
        while self._take_word("and"):
            tests.append(self.factor())
        return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)

    def factor(self) -> Test:
        self.level += 1
        if self.level > MOST_LEVELS:
            raise UsageFault("the filter is nested too deep", hint="30 levels are allowed")
        try:
            return self._factor()
        finally:
            self.level -= 1

    def _factor(self) -> Test:
        if self._take_word("not"):
            inner = self.factor()
            return lambda row: not inner(row)
        if self._next_is("("):
            opening = self.left.pop(0)
            inner = self.either()
            if not self._next_is(")"):
                raise _fault("this bracket is not closed", opening, 'add ")"')
            self.left.pop(0)
            return inner
        return self.comparison()

    def comparison(self) -> Test:
        name = self._take("the name of a field")
        field = named_field(self.fields, name.text.casefold(), "filter by")
        if not (self.left and self.left[0].is_mark and self.left[0].text not in "()"):
            raise _fault("a comparison is missing", name, f"write {name.text}:VALUE")
        mark = self.left.pop(0)
        value = self._take(f"a value for `{field.name}`")
        if field.kind is Kind.WORD and not field.closed and value.text.casefold() != NONE:
            self.asked.append((field, value.text))
        return _compare(field, mark, value, self.start_month)

    def _next_is(self, mark: str) -> bool:
        return bool(self.left) and self.left[0].is_mark and self.left[0].text == mark

    def _take(self, wanted: str) -> Token:
        if not self.left or self.left[0].is_mark:
            end = self.left[0] if self.left else Token("the end", 0)
            raise _fault(f"{wanted} is missing", end, "write FIELD:VALUE, such as theme:2")
        return self.left.pop(0)

    def _take_word(self, word: str) -> bool:
        if self.left and not self.left[0].is_quoted and self.left[0].text.casefold() == word:
            self.left.pop(0)
            return True
        return False


def _compare(field: Field, mark: Token, value: Token, start_month: int) -> Test:
    if value.text.casefold() == NONE and not value.is_quoted and mark.text in (":", "=", "!="):
        return _against(mark, lambda row: field.value(row) in (None, (), ""))
    match field.kind:
        case Kind.DAY:
            return _compare_day(field, mark, value, start_month)
        case Kind.NUMBER:
            return _compare_number(field, mark, value)
        case _:
            return _compare_words(field, mark, value)


def _compare_words(field: Field, mark: Token, value: Token) -> Test:
    if mark.text not in (":", "=", "!="):
        raise _fault(f'`{field.name}` has no order to compare by "{mark.text}"', mark, f"write {field.name}:VALUE")
    wanted = value.text.casefold()
    if field.closed:
        wanted = wanted.replace(" ", "_")
        if wanted not in field.closed:
            near = did_you_mean(wanted, field.closed)
            hint = f"{near} " * bool(near) + f"allowed: {', '.join(field.closed)}"
            raise _fault(f'`{field.name}` is never "{value.text[:60]}"', value, hint)
    if field.kind is Kind.PROSE and mark.text == ":":
        return lambda row: any(wanted in word.casefold() for word in field.words(row))
    return _against(mark, lambda row: any(wanted == word.casefold() for word in field.words(row)))


def _compare_number(field: Field, mark: Token, value: Token) -> Test:
    try:
        wanted = float(value.text)
    except ValueError:
        raise _fault(f'`{field.name}` is a number, and "{value.text[:60]}" is none', value, "write digits") from None

    def test(row: Any) -> bool:
        held = field.value(row)
        return isinstance(held, int | float) and _holds(mark.text, held, wanted, wanted)

    return test if mark.text != "!=" else lambda row: field.value(row) != wanted


def _compare_day(field: Field, mark: Token, value: Token, start_month: int) -> Test:
    from tsreview.time.grammar import read_date

    window = read_date(value.text, start_month)
    if not isinstance(window, Window) or window.earliest is None or window.latest is None:
        why = "it gives no days" if isinstance(window, Window) else window.reason
        ways = () if isinstance(window, Window) or not window.readings else window.write
        # In quotes, as a filter ends a word at a blank.
        quoted = " or ".join(f'"{way}"' for way in ways)
        hint = f"write {quoted}" if quoted else "write a date such as 2010-07, 30/09/2010 or 2010/11"
        raise _fault(f'"{value.text[:60]}" cannot be compared with: {why}', value, hint)
    earliest, latest = window.earliest, window.latest

    def test(row: Any) -> bool:
        held = field.value(row)
        return isinstance(held, date) and _holds(mark.text, held, earliest, latest)

    if mark.text != "!=":
        return test
    return lambda row: not (isinstance(held := field.value(row), date) and earliest <= held <= latest)


def _holds(mark: str, held: Any, first: Any, last: Any) -> bool:
    """Compare with a span: before its first, after its last, or within it."""
    match mark:
        case "<":
            return bool(held < first)
        case "<=":
            return bool(held <= last)
        case ">":
            return bool(held > last)
        case ">=":
            return bool(held >= first)
        case _:
            return bool(first <= held <= last)


def _against(mark: Token, test: Test) -> Test:
    return (lambda row: not test(row)) if mark.text == "!=" else test


def _fault(message: str, token: Token, hint: str) -> UsageFault:
    where = f'at "{token.text[:30]}"' + (f", character {token.at}" if token.at else "")
    return UsageFault(f"--where: {message} ({where})", hint=hint)
