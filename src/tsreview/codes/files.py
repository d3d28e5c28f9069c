"""Rules about a file and its YAML: TSR1xx."""

from tsreview.codes.rule import Rule
from tsreview.diagnostics import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

FILE_RULES = (
    Rule(
        "TSR101",
        "not a regular file",
        ERROR,
        "A record must be a plain file. A link, a device, a pipe or a folder with a record's name is not "
        "opened, so that a pull request cannot make the tool read something outside the dataset.",
        "data/actions/a-1.yaml -> /etc/passwd",
        "Replace it with a file that holds the record.",
    ),
    Rule(
        "TSR102",
        "file too large",
        ERROR,
        "A record file may hold 256 KiB; a large record has about 8. The size is asked before the file is read.",
        "a 10 MB export pasted into notes",
        "Keep the document elsewhere and cite it in `sources`.",
    ),
    Rule(
        "TSR103",
        "file cannot be read",
        ERROR,
        "The file is there and could not be read: permissions, a disk fault, or it vanished meanwhile.",
        "chmod 000 data/actions/a-1.yaml",
        "Make the file readable for you, then run the command again.",
    ),
    Rule(
        "TSR104",
        "not UTF-8",
        ERROR,
        "Records are UTF-8 text. Windows editors may save as UTF-16 or in a Windows code page.",
        "a file saved as \"Unicode\" in Notepad",
        "Save the file as UTF-8.",
    ),
    Rule(
        "TSR105",
        "character not allowed",
        ERROR,
        "Control characters, line separators that YAML takes for a line end and reviewers do not see, "
        "characters that turn the direction of text, tag characters, surrogates and noncharacters are "
        "refused, as written and as escapes: they can hide a key from a reviewer or drive a terminal.",
        "notes: checked<U+2028>due: 2030",
        "Delete the character; type the text anew where you cannot see it.",
    ),
    Rule(
        "TSR106",
        "byte order mark",
        WARNING,
        "The file starts with a byte order mark, which UTF-8 does not need.",
        "<U+FEFF>id: a-1",
        "Save the file as UTF-8 without a byte order mark.",
    ),
    Rule(
        "TSR107",
        "invisible character in text",
        WARNING,
        "A zero-width or format character stands in a text. It is kept, but two texts that look the same "
        "will not be the same.",
        "name: Age<U+200B>Concern",
        "Delete the character, unless the language of the text needs it.",
    ),
    Rule(
        "TSR108",
        "not valid YAML",
        ERROR,
        "The file cannot be read as YAML. A tab as indentation, a colon and blank inside unquoted text, or an "
        "unclosed quote are the usual causes. Nothing else is said of the file until it can be read.",
        "title: Seminars: four of them",
        "Mend the line; put text that holds `: ` or ` #` in quotes.",
    ),
    Rule(
        "TSR109",
        "merge conflict",
        ERROR,
        "The file holds the marks that git leaves when two changes to it could not be merged.",
        "<<<<<<< HEAD",
        "Choose between the two versions and delete the marks.",
    ),
    Rule(
        "TSR110",
        "nothing in the file",
        ERROR,
        "The file is empty or holds comments alone. An empty file is never taken for a record without faults.",
        "(an empty file)",
        "Write the record, or delete the file.",
    ),
    Rule(
        "TSR111",
        "more than one document",
        ERROR,
        "A file holds one record. A line of `---` in the middle starts a second document.",
        "id: a-1\n---\nid: a-2",
        "Put each record into a file of its own.",
    ),
    Rule(
        "TSR112",
        "not a record",
        ERROR,
        "A record is a list of `field: value` lines. This file holds a list, or a bare text, at the top.",
        "- id: a-1",
        "Write `field: value` lines without leading dashes.",
    ),
    Rule(
        "TSR113",
        "anchor, alias or merge key",
        ERROR,
        "`&name`, `*name` and `<<` make one part of a file stand for another. They are refused: a few hundred "
        "bytes of them can fill the memory, and a reviewer cannot see what a line holds.",
        "due: *date",
        "Write the value out. A text that begins with `*` or `&` needs quotes.",
    ),
    Rule(
        "TSR114",
        "tag or directive",
        ERROR,
        "`!name` and `%TAG` ask the reader to build something else than text. They are refused.",
        "due: !!timestamp 2010-02-28",
        "Delete the tag. A text that begins with `!` or `%` needs quotes.",
    ),
    Rule(
        "TSR115",
        "key written twice",
        ERROR,
        "The same key stands twice in one place; YAML readers silently keep one of the two.",
        "due: Feb 2010\ndue: March 2010",
        "Delete one. A changed date belongs in `revisions`.",
    ),
    Rule(
        "TSR116",
        "key is not plain text",
        ERROR,
        "A key must be a word such as `due`; a list, a mapping or an empty key cannot name a field.",
        "? [a, b]\n: c",
        "Write the field's name followed by a colon.",
    ),
    Rule(
        "TSR117",
        "nested too deep",
        ERROR,
        "Records have three or four levels; 16 are allowed. Thousands of levels can bring a reader down.",
        "[[[[[[[[[[[[[[[[[[",
        "Delete the brackets or the indentation that nothing needs.",
    ),
    Rule(
        "TSR118",
        "too many values",
        ERROR,
        "A record may hold 5,000 keys and values.",
        "a spreadsheet pasted into one record",
        "Split it into records of their own.",
    ),
    Rule(
        "TSR119",
        "text too long",
        ERROR,
        "One text may hold 40,000 characters.",
        "a whole report in `notes`",
        "Cite the document in `sources` and sum it up.",
    ),
    Rule(
        "TSR120",
        "not a record's file name",
        ERROR,
        "Records end in `.yaml`. A file that is named otherwise would be passed over in silence, so it is a "
        "finding.",
        "data/actions/a-1.yml",
        "Rename the file to end in `.yaml`, or move it out of `data/`.",
    ),
    Rule(
        "TSR121",
        "folder of no kind",
        ERROR,
        "Each folder in `data/` holds one kind of record. What stands in another folder would never be read.",
        "data/actons/",
        "Rename the folder to that of a kind.",
    ),
    Rule(
        "TSR122",
        "Git LFS pointer",
        ERROR,
        "The file holds Git LFS's note of where the content is, not the content.",
        "version https://git-lfs.github.com/spec/v1",
        "Run `git lfs pull`, or keep records out of LFS.",
    ),
)
