"""What tells how to reach a person in private, which public data has no need of: TSR701, TSR702."""

import re

from tsreview.rules.texts.rule import TextRule

# Bounded on every side, so that no text makes them slow; compiled on first use, as few records have a sign of them.
_ADDRESS = r"(?<![\w.+'’-])([A-Za-z0-9._%+'’-]{1,64})@((?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w-])"
_GAP = "[ .\u00a0\u2011\u2013-]?"
_GROUPS = ((3, 3, 3), (2, 3, 4), (1, 4, 4), (3, 2, 2, 2), (2, 4, 3))
"""How people group the nine digits that follow the 7."""
_NUMBER = "7(?:" + "|".join(
    f"[0-9]{{{first}}}\\)?" + "".join(f"{_GAP}[0-9]{{{size}}}" for size in others) for first, *others in _GROUPS
) + ")"  # fmt: skip
_MOBILE = rf"(?<![\w+])(?:(?:\+|00)44{_GAP}(?:\(0\){_GAP})?|\(?0){_NUMBER}(?!\w)"
_OF_ANYBODY = frozenset({
    "aol.co.uk", "aol.com", "blueyonder.co.uk", "btinternet.com", "btopenworld.com", "fastmail.com", "fsmail.net",
    "gmail.com", "gmx.co.uk", "gmx.com", "googlemail.com", "hotmail.co.uk", "hotmail.com", "icloud.com", "live.co.uk",
    "live.com", "mac.com", "mail.com", "me.com", "msn.com", "ntlworld.com", "o2.co.uk", "outlook.com", "pm.me",
    "proton.me", "protonmail.com", "rocketmail.com", "sky.com", "talk21.com", "talktalk.net", "tesco.net",
    "tiscali.co.uk", "virgin.net", "virginmedia.com", "yahoo.co.uk", "yahoo.com", "ymail.com",
})  # fmt: skip
"""Domains that give addresses to anybody."""
_OF_POSTS = frozenset({
    "accounts", "action", "admin", "administrator", "adult", "advice", "advocacy", "age", "area", "arts", "board",
    "booking", "bookings", "business", "care", "carers", "centre", "chair", "charity", "chief", "children", "citizens",
    "city", "clerk", "club", "commissioning", "communications", "communities", "community", "complaints", "concern",
    "contact", "coordinator", "council", "county", "customer", "data", "democratic", "development", "director",
    "disability", "donations", "east", "economic", "editor", "education", "emergency", "employment", "enquiries",
    "enquiry", "environment", "equalities", "equality", "events", "executive", "faith", "families", "feedback",
    "finance", "foi", "forum", "fund", "funding", "fundraising", "general", "grants", "group", "head", "health",
    "hello", "help", "home", "housing", "hub", "human", "info", "information", "joint", "lead", "leader", "learning",
    "legal", "leisure", "library", "licensing", "local", "mail", "manager", "marketing", "mayor", "media", "members",
    "membership", "museum", "network", "news", "newsletter", "north", "office", "officer", "parish", "partnership",
    "performance", "planning", "policy", "press", "procurement", "programme", "project", "property", "protection",
    "public", "quality", "reception", "recruitment", "regional", "research", "resources", "review", "rural",
    "safeguarding", "safety", "school", "schools", "secretary", "sector", "service", "services", "social", "south",
    "sport", "sports", "strategy", "street", "support", "team", "tenders", "third", "town", "training", "transport",
    "treasurer", "trust", "trustees", "voluntary", "volunteer", "volunteering", "volunteers", "waste", "web", "west",
    "women", "youth",
})  # fmt: skip
"""Words of which addresses of posts and offices are made."""
_LONG_WORDS = tuple(word for word in sorted(_OF_POSTS) if len(word) > 4)
"""Those that hardly any name of a person has in it."""


def personal_address(text: str) -> str:
    """Find an e-mail address that is likely a person's own: of a free provider, or of the form first.last."""
    for match in re.finditer(_ADDRESS, text):
        # One in quotes begins behind them; inside a name they are a part of it.
        name, shown = match[1].lower().replace("’", "'").strip("'"), match[0].lstrip("'’")[:80]
        if match[2].lower() in _OF_ANYBODY and not _is_an_office(name):
            return f'"{shown}" is an address as anybody may have, so most likely a person\'s own'
        if _is_a_person(name):
            return f'"{shown}" is the e-mail address of a person'
    return ""


def mobile_number(text: str) -> str:
    """Find the number of a mobile telephone in the UK."""
    match = re.search(_MOBILE, text)
    return f'"{match[0]}" is the number of a mobile telephone' if match else ""


def _is_a_person(name: str) -> bool:
    """Tell whether the part before the @ is made of names, none of which is a word for a post."""
    parts = _parts(name)
    return len(parts) > 1 and all(map(str.isalpha, parts)) and _OF_POSTS.isdisjoint(parts)


def _is_an_office(name: str) -> bool:
    """Tell whether the part before the @ has a word for a post or an office, by itself or run into others."""
    return not _OF_POSTS.isdisjoint(_parts(name)) or any(word in name for word in _LONG_WORDS)


def _parts(name: str) -> list[str]:
    return [part.strip("0123456789") for part in re.split("[._-]", name.replace("'", ""))]


RULES = (
    TextRule("TSR701", ("@",), personal_address, "name the post or the office instead"),
    # In JSON the letter of an escape may stand before the number, so that is looked for alone.
    TextRule("TSR702", ("+44", "0044", "07"), mobile_number, "give the number of the office, or none", _NUMBER),
)
