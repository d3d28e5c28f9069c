"""What tells how to reach a person in private, which public data has no need of: TSR701, TSR702."""

import re

from tsreview.rules.texts.rule import TextRule

# Bounded on every side, so that no text makes them slow; compiled on first use, as few records have a sign of them.
_ADDRESS = r"(?<![\w.+-])([A-Za-z0-9._%+-]{1,64})@((?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w-])"
_NUMBER = r"7[0-9]{3}\)?[ -]?[0-9]{3}[ -]?[0-9]{3}"
_MOBILE = rf"(?<![\w+])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0){_NUMBER}(?!\w)"
_OF_ANYBODY = frozenset({
    "aol.com", "btinternet.com", "gmail.com", "googlemail.com", "hotmail.co.uk", "hotmail.com", "icloud.com",
    "live.co.uk", "live.com", "mac.com", "me.com", "msn.com", "ntlworld.com", "outlook.com", "proton.me",
    "protonmail.com", "sky.com", "talktalk.net", "tiscali.co.uk", "virginmedia.com", "yahoo.co.uk", "yahoo.com",
})  # fmt: skip
"""Domains that give addresses to anybody."""
_OF_POSTS = frozenset({
    "action", "admin", "adult", "advice", "board", "care", "chair", "chief", "children", "clerk", "commissioning",
    "communities", "community", "contact", "council", "customer", "data", "director", "enquiries", "events",
    "executive", "families", "finance", "forum", "fund", "funding", "general", "grants", "head", "health", "help",
    "housing", "info", "information", "joint", "lead", "local", "mail", "manager", "media", "members", "network",
    "news", "office", "officer", "partnership", "planning", "policy", "press", "programme", "project", "protection",
    "public", "regional", "research", "review", "safeguarding", "secretary", "sector", "service", "services",
    "social", "strategy", "support", "team", "third", "training", "treasurer", "trust", "voluntary", "volunteer",
    "volunteering", "volunteers", "web", "youth",
})  # fmt: skip
"""Words of which addresses of posts and offices are made."""


def personal_address(text: str) -> str:
    """Find an e-mail address that is likely a person's own: of a free provider, or of the form first.last."""
    for match in re.finditer(_ADDRESS, text):
        if match[2].lower() in _OF_ANYBODY:
            return f'"{match[0][:80]}" is an address as anybody may have, so most likely a person\'s own'
        if _is_a_person(match[1].lower()):
            return f'"{match[0][:80]}" is the e-mail address of a person'
    return ""


def mobile_number(text: str) -> str:
    """Find the number of a mobile telephone in the UK."""
    match = re.search(_MOBILE, text)
    return f'"{match[0]}" is the number of a mobile telephone' if match else ""


def _is_a_person(name: str) -> bool:
    """Tell whether the part before the @ is made of names, none of which is a word for a post."""
    parts = [part.strip("0123456789") for part in re.split("[._]", name)]
    return len(parts) > 1 and all(map(str.isalpha, parts)) and _OF_POSTS.isdisjoint(parts)


RULES = (
    TextRule("TSR701", ("@",), personal_address, "name the post or the office instead"),
    # In JSON the letter of an escape may stand before the number, so that is looked for alone.
    TextRule("TSR702", ("+44", "07"), mobile_number, "give the number of the office, or none", _NUMBER),
)
