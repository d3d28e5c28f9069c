"""Files that git cannot hold or that nobody wants in it, made when their case is run: by the case's name."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.support.datasets import action


def _link(data: Path) -> None:
    (data.parent / "outside.yaml").write_text("id: outside\nsecret: 1\n", encoding="utf-8")
    (data / "actions/a-2.yaml").symlink_to("../../outside.yaml")


def _data_is_a_link(data: Path) -> None:
    data.rename(data.parent / "elsewhere")
    data.symlink_to("elsewhere")


def _loop(data: Path) -> None:
    (data / "actions/a-2.yaml").symlink_to("a-2.yaml")


def _pipe(data: Path) -> None:
    os.mkfifo(data / "actions/a-2.yaml")


def _socket(data: Path) -> None:
    # A path to a socket may have some hundred characters, fewer than pytest's folders.
    here = Path.cwd()
    os.chdir(data / "actions")
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("a-2.yaml")
    finally:
        os.chdir(here)


def _folder(data: Path) -> None:
    (data / "actions/a-2.yaml").mkdir()


def _large(data: Path) -> None:
    text = action("a-2", more="notes: |\n" + "  a line that says little, and is here often\n" * 7_000)
    (data / "actions/a-2.yaml").write_text(text, encoding="utf-8")


def _unreadable(data: Path) -> None:
    path = data / "actions/a-2.yaml"
    path.write_text(action("a-2"), encoding="utf-8")
    path.chmod(0)


def _utf_16(data: Path) -> None:
    (data / "actions/a-2.yaml").write_bytes(action("a-2").encode("utf-16"))


def _nul(data: Path) -> None:
    (data / "actions/a-2.yaml").write_bytes(action("a-2").encode().replace(b"Publish", b"Pub\0ish"))


def _zeros(data: Path) -> None:
    (data / "actions/a-2.yaml").write_bytes(bytes(512))


def _empty(data: Path) -> None:
    (data / "actions/a-2.yaml").touch()


def _many_values(data: Path) -> None:
    text = action("a-2", more="outputs:\n" + "".join(f"  - output {n}\n" for n in range(5_000)))
    (data / "actions/a-2.yaml").write_text(text, encoding="utf-8")


def _deep(data: Path) -> None:
    (data / "actions/a-2.yaml").write_text("id: " + "[" * 25_000, encoding="utf-8")


def _long_text(data: Path) -> None:
    text = action("a-2", more="notes: " + "word " * 8_001 + "\n")
    (data / "actions/a-2.yaml").write_text(text, encoding="utf-8")


def _odd_name(data: Path) -> None:
    (data / "actions/a-2\x1b[31m\n::error::x.yaml").write_text(action("a-2"), encoding="utf-8")


def _name_of_bytes(data: Path) -> None:
    Path(os.fsdecode(os.fsencode(data) + b"/actions/caf\xe9.yaml")).write_text(action("a-2"), encoding="utf-8")


def _folders_by_case(data: Path) -> None:
    for folder, identity in (("Joint-Plan", "a-2"), ("joint-plan", "a-3")):
        (data / "actions" / folder).mkdir()
        (data / f"actions/{folder}/{identity}.yaml").write_text(action(identity), encoding="utf-8")


def _folders_by_accent(data: Path) -> None:
    for folder, identity in (("cafe\u0301/1", "a-2"), ("caf\u00e9/2", "a-3")):
        (data / "actions" / folder).mkdir(parents=True)
        (data / f"actions/{folder}/{identity}.yaml").write_text(action(identity), encoding="utf-8")


MADE: dict[str, Callable[[Path], None]] = {
    "TSR101-link": _link,
    "TSR101-data-is-a-link": _data_is_a_link,
    "TSR101-link-to-itself": _loop,
    "TSR101-pipe": _pipe,
    "TSR101-socket": _socket,
    "TSR101-folder-with-a-record-s-name": _folder,
    "TSR102-too-large": _large,
    "TSR103-unreadable": _unreadable,
    "TSR104-utf-16": _utf_16,
    "TSR105-nul": _nul,
    "TSR105-nothing-but-nul": _zeros,
    "TSR110-empty": _empty,
    "TSR117-twenty-five-thousand-levels": _deep,
    "TSR118-too-many-values": _many_values,
    "TSR119-text-too-long": _long_text,
    "TSR120-control-characters-in-a-name": _odd_name,
    "TSR120-name-that-is-not-utf-8": _name_of_bytes,
    "TSR123-capitals": _folders_by_case,
    "TSR123-accents-above-other-folders": _folders_by_accent,
}


def _largest(data: Path) -> None:
    text = action("a-2")
    lines = "# What a comment may say, and a record may be long by.\n" * 4_800
    (data / "actions/a-2.yaml").write_text((text + lines)[: 256 * 1024], encoding="utf-8")


def _read_only(data: Path) -> None:
    path = data / "actions/a-2.yaml"
    path.write_text(action("a-2"), encoding="utf-8")
    path.chmod(0o400)


def _windows_line_ends(data: Path) -> None:
    (data / "actions/a-2.yaml").write_text(action("a-2"), encoding="utf-8", newline="\r\n")


def _most_values(data: Path) -> None:
    text = action("a-2", more="outputs:\n" + "".join(f"  - output {n}\n" for n in range(4_900)))
    (data / "actions/a-2.yaml").write_text(text, encoding="utf-8")


def _longest_text(data: Path) -> None:
    text = action("a-2", more=f"notes: {'words ' * 6_666}end.\n")
    (data / "actions/a-2.yaml").write_text(text, encoding="utf-8")


MADE_NEAR: dict[str, Callable[[Path], None]] = {
    "TSR102-as-large-as-may-be": _largest,
    "TSR103-read-only": _read_only,
    "TSR105-line-ends-of-windows": _windows_line_ends,
    "TSR118-as-many-as-may-be": _most_values,
    "TSR119-as-long-as-may-be": _longest_text,
}
"""Near misses that are made too: what is as large as it may be, or would not come through git as it is."""
