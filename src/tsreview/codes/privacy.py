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
        "them to anybody, or one of the form first.last. Addresses with a word for a post, an office or a group in "
        "them are fine, wherever they are.",
        "note: write to jane.smith@example.org",
        "Name the post or the office, such as chair@example.org, or leave the address out. If the change was pushed "
        "already, tell whoever runs the repository: the address stays in its history.",
    ),
    Rule(
        "TSR702",
        "number of a mobile telephone",
        WARNING,
        "The dataset is public, and git keeps what was ever in it. A text holds the number of a British mobile "
        "telephone, which is most often a person's own.",
        "note: call 07700 900123",
        "Give the number of the office, or none. If the change was pushed already, tell whoever runs the repository: "
        "the number stays in its history.",
    ),
)
