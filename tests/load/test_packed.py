"""Packed files."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
import zstandard

from latopis.load import packed
from load.packing import page, told


def zipped(**files: bytes) -> bytes:
    """A ZIP archive of files; `_` in a name stands for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress], ids=["gzip", "zstd"])
def test_any_kind_inside(pack: object) -> None:
    """Whatever a packed file holds is read as what it is; its own name without the ending tells lines of JSON."""
    assert callable(pack)
    assert ["Deszcz."] == told(pack(b"Deszcz."))
    assert ["Budżet przyjęty"] == told(pack(page()))
    assert ["Raz.", "Dwa."] == told(pack(b'{"text": "Raz."}\n{"text": "Dwa."}\n'), "a.jsonl.gz")


def test_zip() -> None:
    """The files of an archive are read in its order, hidden ones left out."""
    data = zipped(b_txt=b"Deszcz.", a_html=page(), _hidden_txt=b"x", c_jsonl=b'{"text": "Raz."}')
    assert ["Deszcz.", "Budżet przyjęty", "Raz."] == told(data)


def test_names_that_lead_out() -> None:
    """A file whose name leads out of the archive is left out, and nothing is written anywhere."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../zły.txt", "Deszcz.")
        archive.writestr("/etc/zły.txt", "Deszcz.")
        archive.writestr("dobry.txt", "Deszcz.")
    assert ["file/../zły.txt not-a-file", "file//etc/zły.txt not-a-file", "Deszcz."] == told(out.getvalue())


def test_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that unpacks to more than it may is left where that shows, whatever the kind inside."""
    monkeypatch.setattr(packed, "_MOST_UNPACKED", 50_000)
    lines = b'{"text": "Deszcz."}\n' * 100_000
    found = told(gzip.compress(lines), "a.jsonl.gz")
    assert "a.jsonl.gz broken" == found[-1]
    assert {"Deszcz."} == set(found[:-1])


def test_a_bomb_of_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """All files of an archive together give no more than one may."""
    monkeypatch.setattr(packed, "_MOST_UNPACKED", 5_000)
    found = told(zipped(**{f"a{number}_txt": b"Deszcz. " * 200 for number in range(9)}))
    assert ["file/a3.txt broken"] == [each for each in found if "broken" in each]
    assert 4 == len(found)


def test_zip_inside() -> None:
    """A ZIP that cannot be read from its end is said to be one."""
    inside = zipped(a_txt=b"Deszcz.")
    assert ["file/b.zip not-a-file", "Wiatr."] == told(zipped(b_zip=inside, c_txt=b"Wiatr."))
    assert ["file not-a-file"] == told(gzip.compress(inside))


def test_large_text_inside() -> None:
    """The limit for an article holds for what is unpacked."""
    assert ["file too-large"] == told(gzip.compress(b"Deszcz. " * 1_000_000))


def test_layers() -> None:
    """What is packed again and again is not unpacked without end."""
    data = b"Deszcz."
    for _ in range(3):
        data = gzip.compress(data)
    assert ["Deszcz."] == told(data)
    assert ["file not-text"] == told(gzip.compress(data))


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"Deszcz." * 100)[:-12],
        b"\x1f\x8bnic",
        b"PK\x03\x04nic",
        b"\x28\xb5\x2f\xfd" + b"\xff" * 20,
    ],
    ids=["gzip", "no gzip", "no zip", "zstd"],
)
def test_broken(data: bytes) -> None:
    """A packed file that breaks off, or is none, is said to be broken; half a text is no article."""
    assert ["file broken"] == told(data)


def test_empty_zip() -> None:
    """An archive without files is said to be so."""
    assert ["file empty"] == told(zipped())


def test_locked_zip_member() -> None:
    """A member behind a password stops no other."""
    data = bytearray(zipped(a_txt=b"Deszcz.", b_txt=b"Wiatr."))
    first = data.index(b"PK\x01\x02")
    data[first + 8] |= 1  # the flag of encryption, in the directory
    data[6] |= 1
    assert ["file/a.txt broken", "Wiatr."] == told(bytes(data))
