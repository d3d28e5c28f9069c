import io
import zipfile

from tsreview.rendering.archives import repacked


def archive(year: int, how: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        for name, text in (("b.xml", "<b/>" * 99), ("a/a.xml", "<a/>")):
            entry = zipfile.ZipInfo(name, (year, 1, 2, 3, 4, 6))
            entry.compress_type = how
            file.writestr(entry, text)
    return out.getvalue()


def test_neither_the_moment_nor_the_way_of_packing_is_left() -> None:
    old, new = archive(1999, zipfile.ZIP_STORED), archive(2024, zipfile.ZIP_DEFLATED)
    assert old != new
    assert repacked(old) == repacked(new)


def test_the_entries_are_the_same_in_the_same_order() -> None:
    with zipfile.ZipFile(io.BytesIO(repacked(archive(2024, zipfile.ZIP_STORED)))) as file:
        assert file.namelist() == ["b.xml", "a/a.xml"]
        assert file.read("b.xml") == b"<b/>" * 99
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
