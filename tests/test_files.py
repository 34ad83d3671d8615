"""Files to articles: encodings, what cannot be read and why, and what a search of folders finds."""

from __future__ import annotations

import io
import os
import pickle
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.decoding import decoded
from copydesk.files import Unreadable, decode, encode, known_encoding, read_file, read_stdin, show
from copydesk.outcome import Problem
from copydesk.search import find_files


def write(path, data="Copy.\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Caf\xc3\xa9\r\nTwo\rThree\n", "Café\r\nTwo\rThree\n"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café"),
        ("Café 😀\n".encode("utf-16"), "Café 😀\n"),
        (b"\xff\xfe" + "Two\r\n".encode("utf-16-le"), "Two\r\n"),
        (b"\xfe\xff" + "Two\r\n".encode("utf-16-be"), "Two\r\n"),
        (b"\xff\xfe\0\0" + "Two".encode("utf-32-le"), "Two"),
        (b"", ""),
        (b"\xef\xbb\xbf\xef\xbb\xbfA", "\ufeffA"),
    ],
)
def test_bytes_become_text_with_every_line_end(data, text):
    assert decode(data, "a.txt") == text


def test_a_named_encoding_is_used_but_a_byte_order_mark_knows_better():
    assert decode(b"caf\xe9", "a.txt", "cp1252") == "café"
    assert decode("café".encode("utf-8-sig"), "a.txt", "cp1252") == "café"
    assert decode("Two".encode("utf-16-le"), "a.txt", "utf-16") == "Two"


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0", codec="utf-8")), st.sampled_from(["", "\ufeff"]))
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
def test_text_goes_back_to_the_bytes_it_came_from(codec, text, mark):
    data = (mark + text).encode(codec)
    if codec != "utf-8" and not mark:
        return
    article = decoded(data, "a.txt")
    assert encode(article.text, article.encoding, article.bom) == data


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_crash(data):
    try:
        said = decode(data, "a.txt")
    except Unreadable as error:
        said = str(error)
        right = "\n" not in said
    else:
        right = "\0" not in said
    assert right


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"caf\xe9 au lait", None, "byte 0xE9 at offset 3"),
        (b"\xef\xbb\xbfcaf\xe9 ", None, "byte 0xE9 at offset 6"),
        (b"caf\xc3", None, "offset 3"),
        (b"\xff\xfeA\0B", None, "not UTF-16-LE"),
        (b"caf\xe9", "ascii", "ascii is not this file's encoding"),
        (b"Copy\0here", None, "NUL character at byte offset 4"),
        ("Café\0".encode("utf-16"), None, "NUL character at byte offset 10"),
        (b"Copy", "utf-88", "no text encoding 'utf-88'; did you mean 'utf-8'?"),
        (b"Copy", "rot13", "no text encoding 'rot13'"),
        (b"Copy", "nothing like it", "no text encoding 'nothing like it'"),
        (b"Copy", "undefined", "no text encoding 'undefined'"),
        (b"caf+A", "utf-7", "not UTF-7"),
        (b"\\ud800", "unicode-escape", "not in the encoding unicode-escape"),
        (b"xn--999999999", "idna", "idna"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line_with_its_place(data, encoding, said):
    with pytest.raises(Unreadable) as caught:
        decode(data, "desk/a.txt", encoding)
    line = str(caught.value)
    assert line.startswith("desk/a.txt: ")
    assert said in line
    assert "\n" not in line
    assert caught.value.path == "desk/a.txt"


def test_an_undecodable_file_is_told_the_remedy():
    with pytest.raises(Unreadable, match="--encoding cp1252"):
        decode(b"caf\xe9", "a.txt")
    with pytest.raises(Unreadable, match="--encoding utf-16-le"):
        decode("Two".encode("utf-16-le"), "a.txt")


def test_encodings_have_one_name():
    assert known_encoding("UTF8") == "utf-8"
    assert known_encoding("latin-1") == "iso8859-1"
    assert known_encoding("utf-8-sig") == "utf-8"


def test_the_error_is_a_problem_and_goes_between_processes():
    error = Unreadable("a.txt", "is a FIFO")
    assert error.problem == Problem("unread", "is a FIFO", "a.txt")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_an_article_knows_its_name_date_and_encoding(tmp_path):
    path = write(tmp_path / "a.txt", b"\xef\xbb\xbfCopy.")
    article = read_file(path, shown="desk/a.txt", date=date(2024, 11, 18))
    assert (article.path, article.text, article.form) == ("desk/a.txt", "Copy.", "plain")
    assert article.meta.date == date(2024, 11, 18)
    assert encode(article.text, article.encoding, article.bom) == path.read_bytes()


def test_stdin_is_read_like_a_file():
    article = read_stdin(io.BytesIO(b"caf\xe9"), shown="desk/a.txt", encoding="latin-1")
    assert (article.path, article.text) == ("desk/a.txt", "café")
    with pytest.raises(Unreadable, match=r"^stdin: larger than 3 bytes"):
        read_stdin(io.BytesIO(b"Copy"), max_size=3)

    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise OSError(5, "Input/output error")

    with pytest.raises(Unreadable, match="Input/output error"):
        read_stdin(Broken())


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(tmp_path):
    path = write(tmp_path / "a.txt", "Copy")
    assert read_file(path, max_size=4).text == "Copy"
    with pytest.raises(Unreadable, match="larger than 3 bytes; raise max-file-size"):
        read_file(path, max_size=3)


def test_missing_files_and_folders_are_named(tmp_path):
    with pytest.raises(Unreadable, match=r"gone\.txt: no such file"):
        read_file(tmp_path / "gone.txt", shown="gone.txt")
    with pytest.raises(Unreadable, match="is a folder"):
        read_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
def test_a_fifo_or_device_is_never_opened(tmp_path):
    fifo = tmp_path / "a.txt"
    os.mkfifo(fifo)
    with pytest.raises(Unreadable, match="is a FIFO"):
        read_file(fifo)
    with pytest.raises(Unreadable, match="is a device"):
        read_file(Path(os.devnull))
    assert list(find_files([tmp_path])) == [fifo]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
def test_a_file_that_becomes_a_fifo_does_not_hang(tmp_path, monkeypatch):
    fifo = tmp_path / "a.txt"
    os.mkfifo(fifo)
    file = write(tmp_path / "b.txt")
    before = file.stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_: before)
    with pytest.raises(Unreadable, match="is a FIFO"):
        read_file(fifo)


def test_a_file_that_changes_or_vanishes_while_it_is_read(tmp_path, monkeypatch):
    path = write(tmp_path / "a.txt", "Copy")
    fstat, calls = os.fstat, []

    def growing(descriptor):
        if calls:
            os.utime(path, ns=(1, 1))
        calls.append(descriptor)
        return fstat(descriptor)

    monkeypatch.setattr(os, "fstat", growing)
    with pytest.raises(Unreadable, match="changed while it was read"):
        read_file(path)
    monkeypatch.undo()

    def vanish(self, **_):
        path.unlink()
        return os.stat_result((stat.S_IFREG, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    monkeypatch.setattr(Path, "stat", vanish)
    with pytest.raises(Unreadable, match="no such file"):
        read_file(path)


def test_a_file_that_grew_behind_its_size_is_too_large(tmp_path, monkeypatch):
    path = write(tmp_path / "a.txt", "Copy")
    small = os.stat_result((stat.S_IFREG, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    monkeypatch.setattr(os, "fstat", lambda _: small)
    with pytest.raises(Unreadable, match="larger than 3 bytes"):
        read_file(path, max_size=3)


def test_a_file_without_permission_is_named(tmp_path, monkeypatch):
    path = write(tmp_path / "a.txt")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreadable, match="permission denied"):
        read_file(path)


def test_names_are_shown_safely():
    assert show(Path("desk") / "a.txt") == "desk/a.txt"
    assert show(os.fsdecode(b"caf\xe9.txt")) == "caf\\xe9.txt"
    assert show("a\n::error::.txt") == "a\\n::error::.txt"
    assert show("a\x1b[31m.txt") == "a\\x1b[31m.txt"
    assert show("Київ 😀.txt") == "Київ 😀.txt"


@pytest.mark.skipif(os.name == "nt", reason="file names are bytes")
def test_a_name_that_is_not_utf8_is_found_and_read(tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        write(tmp_path / name)
    except OSError:
        pytest.skip("this file system has no such names")
    (path,) = find_files([tmp_path])
    assert read_file(path).path.endswith("caf\\xe9.txt")
