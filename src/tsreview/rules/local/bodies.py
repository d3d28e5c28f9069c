"""Organisations: what they say of themselves."""

from collections.abc import Iterator
from string import ascii_letters

from tsreview.diagnostics import FieldFinding
from tsreview.location import Path
from tsreview.schema.organisation import Organisation
from tsreview.schema.registers import LISTED, REGISTERS, is_area_code, is_foreign, number_meant
from tsreview.suggestions import did_you_mean

_NAMING = ("memberships", "relations", "successions", "not_same_as")
"""Lists whose entries name another organisation."""


def not_itself(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find an organisation that names itself as another: TSR205."""
    named: list[tuple[Path, str | None]] = [(("parent",), organisation.parent)]
    for field in _NAMING:
        entries = getattr(organisation, field)
        named += [((field, n, "organisation"), entry.organisation) for n, entry in enumerate(entries)]
    for path, other in named:
        if other == organisation.id:
            yield FieldFinding(path, "TSR205", f'"{organisation.id}" refers to itself', "name the other organisation")


def number_of_its_register(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find numbers without the form of their register, TSR210, and registers that are not known, TSR211."""
    for n, identifier in enumerate(organisation.identifiers):
        scheme, number = identifier.scheme, identifier.id
        register = REGISTERS.get(scheme)
        if register is None and scheme not in LISTED and not is_foreign(scheme):
            message = f'"{scheme[:40]}" is no register that is known here'
            yield FieldFinding(("identifiers", n, "scheme"), "TSR211", message, _register_hint(scheme))
        elif register is not None and not register.has(number):
            message = f'"{number[:40]}" has not the form of a number of {scheme} ({register.name})'
            yield FieldFinding(("identifiers", n, "id"), "TSR210", message, _number_hint(scheme, number))


def area_has_gss_code(organisation: Organisation, start_month: int) -> Iterator[FieldFinding]:
    """Find an area's code that is no GSS code: TSR210."""
    code = organisation.area_code or ""
    if not is_area_code(code):
        hint = f'write "{code.upper()}"' if is_area_code(code.upper()) else "write one such as E06000042"
        yield FieldFinding(("area_code",), "TSR210", f'"{code[:40]}" is not a GSS code', hint)


def _register_hint(scheme: str) -> str:
    """Guess the register that was meant, by its code or its name."""
    if scheme == "GB-CR":
        return 'write "GB-COH": both stand for Companies House'
    named = [f'"{code}"' for code, register in REGISTERS.items() if scheme.casefold() in register.name.casefold()]
    if named:
        return f"write its code at org-id.guide: {' or '.join(named)}"
    return did_you_mean(scheme, REGISTERS) or "write its code at org-id.guide, such as GB-CHC"


def _number_hint(scheme: str, number: str) -> str:
    digits = number.strip().lstrip(ascii_letters)
    meant = number_meant(scheme, number) or (digits if REGISTERS[scheme].has(digits) else "")
    if meant:
        return f'did you mean "{meant}"?'
    return f"look it up in the register; one of its numbers is {REGISTERS[scheme].example}"
