"""Office files are zip archives: these are written so that the same content gives the same bytes."""

import io
import zipfile

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""
UNIX = 3
PLAIN_FILE = 0o100644 << 16


def repacked(archive: bytes) -> bytes:
    """Write a zip archive anew with the same entries in the same order, none of which tells when or where."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, UNIX, PLAIN_FILE
            new.writestr(entry, old.read(name))
    return out.getvalue()
