"""Rules about texts: TSR8xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

WARNING, ADVICE = Severity.WARNING, Severity.ADVICE

TEXT_RULES = (
    Rule(
        "TSR801",
        "letter of another script",
        WARNING,
        "A letter of Cyrillic, Greek or another script stands in a word of Latin ones and looks like one of them, or a "
        "word is made of such letters alone, or of the wide letters and digits of some programs. Two names that look "
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
    Rule(
        "TSR807",
        "blank that is not a space",
        ADVICE,
        "A blank is one that word processors and web pages put in, such as the one that breaks no line. It looks like "
        "a space and is another character, so that a filter on the text does not find it.",
        "name: Age<U+00A0>Concern",
        "Type the blank anew with the space bar.",
    ),
    Rule(
        "TSR808",
        "garbled text",
        WARNING,
        "A character was lost when a program read or saved the text in the wrong encoding: it is replaced by a mark, "
        "or by two or three odd letters, as when a spreadsheet opens a CSV file.",
        "name: Carers\u00e2\u20ac\u2122 Forum",
        "Look the word up in the source, and type it anew.",
    ),
)
