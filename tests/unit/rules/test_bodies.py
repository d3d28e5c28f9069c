"""Numbers of registers, and what is meant by one that has not their form."""

import pytest

from tsreview.location import Value
from tsreview.rules.local.bodies import number_of_its_register
from tsreview.schema.organisation import Organisation
from tsreview.schema.reader import judge
from tsreview.schema.registers import REGISTERS, is_foreign


def hints(scheme: str, number: str) -> list[str]:
    tree: dict[str, Value] = {"id": "x", "name": "X", "kind": "charity", "sources": [{"source": "s"}]}
    tree["identifiers"] = [{"scheme": scheme, "id": number}]
    record = judge(Organisation, tree, 4).record
    assert isinstance(record, Organisation)
    return [found.hint for found in number_of_its_register(record, 4)]


@pytest.mark.parametrize("code", REGISTERS)
def test_the_example_of_a_register_has_its_form(code: str) -> None:
    assert REGISTERS[code].has(REGISTERS[code].example)
    assert code.startswith("GB-")
    assert not is_foreign(code)


@pytest.mark.parametrize(
    ("scheme", "number"),
    [
        ("GB-CHC", "225922"),
        ("GB-CHC", "1090095"),
        ("GB-CHC", "225922-3"),
        ("GB-COH", "SC123456"),
        ("GB-COH", "OC301234"),
        ("GB-COH", "NI012345"),
        ("GB-COH", "RC000766"),
        ("GB-COH", "IP12345R"),
        ("GB-COH", "SP2225RS"),
        ("GB-COH", "SL01234A"),
        ("GB-COH", "R0000123"),
        ("GB-NHS", "RAX"),
        ("GB-NHS", "7A1A5"),
        ("GB-MPR", "235C"),
        ("GB-SHPE", "4793"),
        ("GB-GOR", "OT1211"),
        ("GB-PPG", "any"),
        ("XM-DAC", "5-1"),
    ],
)
def test_a_number_as_the_register_gives_them_is_let_be(scheme: str, number: str) -> None:
    assert hints(scheme, number) == []


@pytest.mark.parametrize(
    ("scheme", "number"),
    [
        ("GB-CHC", "12345"),
        ("GB-CHC", "10997121"),
        ("GB-CHC", "0225922"),
        ("GB-NIC", "000019"),
        ("GB-CHC", "SC042386"),
        ("GB-COH", "123456789"),
        ("GB-COH", "1099712C"),
        ("GB-COH", "S1234567"),
        ("GB-SC", "SC0423861"),
        ("GB-LAE", "E06000042"),
        ("GB-NHS", "NHS Milton Keynes"),
        ("GB-EDU", "6602130"),
    ],
)
def test_a_number_of_another_form_is_told(scheme: str, number: str) -> None:
    assert hints(scheme, number) != []


@pytest.mark.parametrize(
    ("scheme", "number", "meant"),
    [
        ("GB-COH", "1234567", "01234567"),
        ("GB-COH", "sc 123456", "SC123456"),
        ("GB-COH", "SC12345", "SC012345"),
        ("GB-COH", "12345", "00012345"),
        ("GB-SC", "42386", "SC042386"),
        ("GB-SC", "SC 42386", "SC042386"),
        ("GB-HESA", "177", "0177"),
        ("GB-NIC", "NIC100019", "100019"),
        ("GB-COH", "０９５０６２３２", "09506232"),
        ("GB-CHC", "1099 712", "1099712"),
        ("GB-CHC", "0225922", "225922"),
        ("GB-CHC", "00225922", "225922"),
        ("GB-EDU", "0125554", "125554"),
        ("GB-CHC", "GB-CHC-1099712", "1099712"),
        ("GB-CASC", "DF679063", "df679063"),
        ("GB-LAE", "mik", "MIK"),
    ],
)
def test_the_number_that_was_meant_is_guessed(scheme: str, number: str, meant: str) -> None:
    assert hints(scheme, number) == [f'did you mean "{meant}"?']


def test_of_any_other_the_register_is_to_be_asked() -> None:
    assert hints("GB-CHC", "12345") == ["look it up in the register; one of its numbers is 1099712"]


@pytest.mark.parametrize(
    ("scheme", "hint"),
    [
        ("GB_CHC", 'did you mean "GB-CHC"?'),
        ("GB-SX", 'did you mean "GB-SC"?'),
        ("companies house", 'write its code at org-id.guide: "GB-COH"'),
        ("Charity Commission", 'write its code at org-id.guide: "GB-CHC" or "GB-NIC"'),
        ("GB-CR", 'write "GB-COH": both stand for Companies House'),
        ("our own list", "write its code at org-id.guide, such as GB-CHC"),
    ],
)
def test_the_register_that_was_meant_is_guessed(scheme: str, hint: str) -> None:
    assert hints(scheme, "1") == [hint]
