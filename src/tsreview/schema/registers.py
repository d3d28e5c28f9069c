"""The registers that identify bodies in the UK, by their codes at org-id.guide, and the forms of their numbers."""

import re
from typing import NamedTuple


class Register(NamedTuple):
    """A register of bodies: its name, the form of its numbers and an example of one."""

    name: str
    form: str
    example: str

    def has(self, number: str) -> bool:
        """Tell whether a number has the form of those of the register."""
        # Compiled on first use, and kept by `re`: few records have numbers.
        return re.fullmatch(self.form, number) is not None


# No register publishes its forms; these are read from its numbers, so what does not fit is a warning.
REGISTERS: dict[str, Register] = {
    "GB-CHC": Register("Charity Commission for England and Wales", r"[0-9]{6,7}(?:-[0-9]{1,3})?", "1099712"),
    "GB-SC": Register("Office of the Scottish Charity Regulator", r"SC[0-9]{6}", "SC042386"),
    "GB-NIC": Register("Charity Commission for Northern Ireland", r"[0-9]{6}", "100019"),
    "GB-COH": Register("Companies House", r"[0-9]{8}|[A-Z]{2}[0-9]{5}[0-9A-Z]", "09506232"),
    "GB-MPR": Register("Mutuals Public Register", r"[0-9A-Z]{1,10}", "IP031455"),
    "GB-CASC": Register("Community Amateur Sports Clubs", r"[0-9a-f]{8}", "df679063"),
    "GB-LAE": Register("local authorities in England", r"[A-Z]{3}", "MIK"),
    "GB-LAS": Register("local authorities in Scotland", r"[A-Z]{3}", "EDH"),
    "GB-PLA": Register("principal local authorities in Wales", r"[A-Z]{3}", "CRF"),
    "GB-LANI": Register("local authorities in Northern Ireland", r"[A-Z]{3}", "BFS"),
    "GB-NHS": Register("NHS Organisation Data Service", r"[0-9A-Z]{3,6}", "01F"),
    "GB-EDU": Register("schools in England and Wales", r"[0-9]{6}", "125554"),
    "GB-UKPRN": Register("UK Register of Learning Providers", r"[0-9]{8}", "10000346"),
    "GB-GOR": Register("government organisations", r"[A-Z]{1,3}[0-9]{1,6}", "D1198"),
    "GB-REV": Register("charities known to HM Revenue and Customs", r"[A-Z]{1,2}[0-9]{2,6}", "X6243"),
    "GB-SHPE": Register("social housing providers in England", r"[0-9A-Z]{4,6}", "LH4401"),
    "GB-COE": Register("Church of England", r"[0-9]{6}", "608393"),
}

_FOREIGN = r"(?!GB-)[A-Z]{2}-[0-9A-Z]{2,12}"
_AREA_CODE = r"[EKNSW][0-9]{8}"


def number_meant(scheme: str, number: str) -> str:
    """Give the number of a register that was meant: without blanks and prefix, in its case, with its noughts."""
    bare = "".join(number.split()).removeprefix(f"{scheme}-")
    # Spreadsheets drop the nought that a number begins with.
    with_noughts = bare.zfill(8) if bare.isdecimal() and len(bare) > 4 else ""
    return next(filter(REGISTERS[scheme].has, (bare, bare.upper(), bare.lower(), with_noughts)), "")


def is_foreign(code: str) -> bool:
    """Tell whether a code has the form of those of other countries' registers, or of international ones."""
    return re.fullmatch(_FOREIGN, code) is not None


def is_area_code(code: str) -> bool:
    """Tell whether a text has the form of a GSS code, by which the Office for National Statistics names an area."""
    return re.fullmatch(_AREA_CODE, code) is not None
