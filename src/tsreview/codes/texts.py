"""Rules about texts: TSR8xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

WARNING, ADVICE = Severity.WARNING, Severity.ADVICE

TEXT_RULES = (
    Rule(
        "TSR801",
        "letter of another script",
        WARNING,
        "A Cyrillic or Greek letter stands in a word of Latin ones and looks like one of them. Two names that look "
        "the same are then not the same, and a search does not find the text.",
        "name: Аge Concern, with a Cyrillic А",
        "Type the letter anew on a Latin keyboard.",
    ),
    Rule(
        "TSR802",
        "blanks at the end of a line",
        ADVICE,
        "Blanks or tabs end a line. They say nothing, and show as a change whenever an editor takes them away.",
        "title: Hold a meeting<blank><blank>",
        "Delete them; most editors can do so when they save.",
        fix="Deletes them.",
    ),
    Rule(
        "TSR803",
        "tab in a text",
        ADVICE,
        "A tab stands inside a text, as in what was copied from a table. Reports print it as one blank or many.",
        'title: "Hold<tab>a meeting"',
        "Write a blank for it.",
    ),
    Rule(
        "TSR804",
        "text not in the composed form",
        WARNING,
        "A letter is written as a letter and an accent (as some programs on a Mac do) where Unicode has one character "
        "for both. It looks the same and is not, so that neither a comparison nor a search finds it.",
        "name: Cafe<U+0301>",
        "Type the letter anew, or convert the file to the normal form NFC.",
        fix="Writes the text in the composed form.",
    ),
    Rule(
        "TSR805",
        "curly quote in an address",
        WARNING,
        "A word processor has put its own quotes into an address on the web, which leads nowhere now.",
        "https://www.example.org/people’s-panel",
        "Copy the address from the browser; its apostrophe is ' or %27.",
    ),
    Rule(
        "TSR806",
        "two blanks in a text",
        ADVICE,
        "Two blanks stand side by side. HTML shows them as one, other formats as two.",
        "title: Hold  a meeting",
        "Delete one of the two.",
        fix="Leaves one blank of several inside a line.",
    ),
)
