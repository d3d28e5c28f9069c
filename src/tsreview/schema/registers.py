"""The registers that identify bodies in the UK, by their codes at org-id.guide, and the forms of their numbers."""

import re
from typing import NamedTuple


class Register(NamedTuple):
    """A register of bodies: its name, the form of its numbers and an example of one."""

    name: str
    form: re.Pattern[str]
    example: str


def _register(name: str, form: str, example: str) -> Register:
    return Register(name, re.compile(form), example)


# No register publishes its forms; these are read from its numbers, so what does not fit is a warning.
REGISTERS: dict[str, Register] = {
    "GB-CHC": _register("Charity Commission for England and Wales", r"[0-9]{6,7}(?:-[0-9]{1,3})?", "1099712"),
    "GB-SC": _register("Office of the Scottish Charity Regulator", r"SC[0-9]{6}", "SC042386"),
    "GB-NIC": _register("Charity Commission for Northern Ireland", r"[0-9]{6}", "100019"),
    "GB-COH": _register("Companies House", r"[0-9]{8}|[A-Z]{2}[0-9]{5}[0-9A-Z]", "09506232"),
    "GB-MPR": _register("Mutuals Public Register", r"[0-9A-Z]{1,10}", "IP031455"),
    "GB-CASC": _register("Community Amateur Sports Clubs", r"[0-9a-f]{8}", "df679063"),
    "GB-LAE": _register("local authorities in England", r"[A-Z]{3}", "MIK"),
    "GB-LAS": _register("local authorities in Scotland", r"[A-Z]{3}", "EDH"),
    "GB-PLA": _register("principal local authorities in Wales", r"[A-Z]{3}", "CRF"),
    "GB-LANI": _register("local authorities in Northern Ireland", r"[A-Z]{3}", "BFS"),
    "GB-NHS": _register("NHS Organisation Data Service", r"[0-9A-Z]{3,6}", "01F"),
    "GB-EDU": _register("schools in England and Wales", r"[0-9]{6}", "125554"),
    "GB-UKPRN": _register("UK Register of Learning Providers", r"[0-9]{8}", "10000346"),
    "GB-GOR": _register("government organisations", r"[A-Z]{1,3}[0-9]{1,6}", "D1198"),
    "GB-REV": _register("charities known to HM Revenue and Customs", r"[A-Z]{1,2}[0-9]{2,6}", "X6243"),
    "GB-SHPE": _register("social housing providers in England", r"[0-9A-Z]{4,6}", "LH4401"),
    "GB-COE": _register("Church of England", r"[0-9]{6}", "608393"),
}

FOREIGN = re.compile(r"(?!GB-)(?:[A-Z]{2}|XI|XM)-[0-9A-Z]{2,12}")
"""The form of the codes of other countries' registers, and of international ones."""

AREA_CODE = re.compile(r"[EKNSW][0-9]{8}")
"""The form of a GSS code, by which the Office for National Statistics names an area."""
