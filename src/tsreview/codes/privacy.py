"""Rules about people's privacy: TSR7xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

WARNING = Severity.WARNING

PRIVACY_RULES = (
    Rule(
        "TSR701",
        "e-mail address of a person",
        WARNING,
        "The dataset is public, and git keeps what was ever in it. A text holds an address of a provider that gives "
        "them to anybody, or one of the form first.last. Addresses of posts and offices are fine.",
        "note: write to jane.smith@example.org",
        "Name the post or the office, such as chair@example.org, or leave the address out.",
    ),
    Rule(
        "TSR702",
        "number of a mobile telephone",
        WARNING,
        "The dataset is public, and git keeps what was ever in it. A text holds the number of a British mobile "
        "telephone, which is most often a person's own.",
        "note: call 07700 900123",
        "Give the number of the office, or none.",
    ),
)
