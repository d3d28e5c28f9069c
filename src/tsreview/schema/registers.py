"""The registers that identify bodies in the UK, by their codes at org-id.guide, and the forms of their numbers."""

import re
import unicodedata
from string import ascii_uppercase
from typing import NamedTuple


class Register(NamedTuple):
    """A register of bodies: its name, the form of its numbers and an example of one."""

    name: str
    form: str
    example: str
    prefix: str = ""
    """The letters that all its numbers begin with."""
    width: int = 0
    """How long its numbers are filled up with noughts; 0 where they are not."""

    def has(self, number: str) -> bool:
        """Tell whether a number has the form of those of the register."""
        # Compiled on first use, and kept by `re`: few records have numbers.
        return re.fullmatch(self.form, number) is not None


# No register publishes its forms; these are read from its numbers, so what does not fit is a warning.
REGISTERS: dict[str, Register] = {
    "GB-CHC": Register("Charity Commission for England and Wales", r"[1-9][0-9]{5,6}(?:-[0-9]{1,3})?", "1099712"),
    "GB-SC": Register("Office of the Scottish Charity Regulator", r"SC[0-9]{6}", "SC042386", "SC", 8),
    "GB-NIC": Register("Charity Commission for Northern Ireland", r"[1-9][0-9]{5}", "100019"),
    "GB-COH": Register(
        "Companies House", r"[0-9]{8}|[A-Z]{2}[0-9]{5}[0-9A-Z]|R0[0-9]{6}|(?:IP|RS|SP)[0-9A-Z]{6}", "09506232", "", 8
    ),
    "GB-MPR": Register("Mutuals Public Register", r"[0-9A-Z]{1,10}", "IP031455"),
    "GB-CASC": Register("Community Amateur Sports Clubs", r"[0-9a-f]{8}", "df679063"),
    "GB-LAE": Register("local authorities in England", r"[A-Z]{3}", "MIK"),
    "GB-LAS": Register("local authorities in Scotland", r"[A-Z]{3}", "EDH"),
    "GB-PLA": Register("principal local authorities in Wales", r"[A-Z]{3}", "CRF"),
    "GB-LANI": Register("local authorities in Northern Ireland", r"[A-Z]{3}", "BFS"),
    "GB-NHS": Register("NHS Organisation Data Service", r"[0-9A-Z]{3,6}", "01F"),
    "GB-EDU": Register("schools in England and Wales", r"[0-9]{6}", "125554"),
    "GB-WALEDU": Register("schools in Wales", r"[0-9]{7}", "6602130"),
    "GB-SCOTEDU": Register("schools in Scotland", r"[0-9]{7}", "8212627"),
    "GB-IRN": Register("schools in Northern Ireland", r"[0-9]{3}-[0-9]{4}", "542-0059"),
    "GB-HESA": Register("Higher Education Statistics Agency", r"[0-9]{4}", "0177", "", 4),
    "GB-UKPRN": Register("UK Register of Learning Providers", r"[0-9]{8}", "10000346"),
    "GB-GOR": Register("government organisations", r"[A-Z]{1,3}[0-9]{1,6}", "D1198"),
    "GB-GOV": Register("government departments, by their numbers in IATI", r"[0-9A-Z]{1,6}", "1"),
    "GB-GOVUK": Register("GOV.UK organisations", r"[a-z0-9]+(?:_[a-z0-9]+)*", "charity_commission"),
    "GB-SRS": Register(
        "Supplier Registration Service", r"[a-z0-9.]{4,60}/[0-9A-Za-z]{8}", "sid4gov.cabinetoffice.gov.uk/tBq37PN7"
    ),
    "GB-REV": Register("charities known to HM Revenue and Customs", r"[A-Z]{1,2}[0-9]{2,6}", "X6243"),
    "GB-SHPE": Register("social housing providers in England", r"[0-9A-Z]{4,6}", "LH4401"),
    "GB-COE": Register("Church of England", r"[0-9]{6}", "608393"),
}

LISTED = frozenset({"GB-CCSCUST", "GB-COA", "GB-PPG"})
"""Registers that org-id.guide lists without a number for an example: any is taken."""
_FOREIGN = r"(?!GB-)[A-Z]{2}-[0-9A-Z]{2,12}"
_AREA_CODE = r"[EKNSW][0-9]{8}"


def number_meant(scheme: str, number: str) -> str:
    """Give the number of a register that was meant: without blanks and prefix, in its case, with its noughts."""
    register = REGISTERS[scheme]
    # Wide digits, as some programs write them, become plain ones.
    bare = "".join(unicodedata.normalize("NFKC", number).split()).removeprefix(f"{scheme}-")
    # Noughts are put in front of a number that has none, so that a column has one width.
    meant = (bare, bare.upper(), bare.lower(), _filled_up(bare.upper(), register), bare.lstrip("0"))
    return next(filter(register.has, meant), "")


def _filled_up(number: str, register: Register) -> str:
    """Put the noughts back that a spreadsheet drops, between the letters and the digits."""
    digits = number.lstrip(ascii_uppercase)
    letters = number[: len(number) - len(digits)] or register.prefix
    is_likely = len(letters + digits) > register.width // 2
    return letters + digits.zfill(register.width - len(letters)) if is_likely else ""


def is_foreign(code: str) -> bool:
    """Tell whether a code has the form of those of other countries' registers, or of international ones."""
    return re.fullmatch(_FOREIGN, code) is not None


def is_area_code(code: str) -> bool:
    """Tell whether a text has the form of a GSS code, by which the Office for National Statistics names an area."""
    return re.fullmatch(_AREA_CODE, code) is not None
