"""What a run finds: folders, ignore files, links, and what cannot be entered."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk import files
from copydesk.files import Unreadable, read_file, show
from copydesk.search import find_files


def write(path, data="Copy.\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def tree(root, *names):
    for name in names:
        write(root / name)


def names(root, paths=None, **options):
    found = list(find_files([root] if paths is None else paths, root=root, **options))
    return [str(item.relative_to(root)) if isinstance(item, Path) else item for item in found]


def test_folders_are_searched_sorted_each_file_once(tmp_path):
    tree(
        tmp_path, "b.txt", "a/2.txt", "a/10.txt", "a-b.txt", "A.TXT", "notes.rst", "a/.hidden/x.txt", ".x.txt"
    )
    everything = ["A.TXT", "a/10.txt", "a/2.txt", "a-b.txt", "b.txt"]
    assert names(tmp_path) == everything
    assert names(tmp_path, [tmp_path / "b.txt", tmp_path / "a", tmp_path, tmp_path / "a"]) == everything


def test_the_working_folder_is_not_named(tmp_path, monkeypatch):
    tree(tmp_path, "a.txt", "b/c.txt")
    monkeypatch.chdir(tmp_path)
    assert [str(path) for path in find_files([Path()])] == ["a.txt", str(Path("b/c.txt"))]


def test_a_named_file_is_read_whatever_its_suffix(tmp_path):
    tree(tmp_path, "notes.rst", ".hidden/a.txt")
    assert names(tmp_path, [tmp_path / "notes.rst", tmp_path / ".hidden"]) == [".hidden/a.txt", "notes.rst"]


def test_what_is_missing_is_a_problem_and_the_rest_is_found(tmp_path):
    tree(tmp_path, "a.txt", "c.txt")
    first, problem, last = find_files([tmp_path / "c.txt", tmp_path / "b.txt", tmp_path / "a.txt"])
    assert (first.name, last.name) == ("a.txt", "c.txt")
    assert problem.kind == "unread"
    assert problem.path == show(tmp_path / "b.txt")
    assert "no such file or folder" in problem.message


def test_a_folder_that_cannot_be_entered_is_a_problem(tmp_path, monkeypatch):
    tree(tmp_path, "a/1.txt", "b/2.txt")
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    problem, path = find_files([tmp_path])
    assert path.name == "2.txt"
    assert (problem.path, problem.kind) == (show(tmp_path / "a"), "unread")
    assert "permission denied" in problem.message


def test_exclude_names_files_and_folders(tmp_path):
    tree(tmp_path, "a.txt", "drafts/b.txt", "desk/drafts/c.txt", "desk/old.txt", "desk/old/d.txt")
    assert names(tmp_path, exclude=["drafts/"]) == ["a.txt", "desk/old/d.txt", "desk/old.txt"]
    assert names(tmp_path, exclude=["/drafts", "old*", "!old.txt"]) == [
        "a.txt",
        "desk/drafts/c.txt",
        "desk/old.txt",
    ]
    assert names(tmp_path, exclude=["desk/*.txt", "**/d.txt"]) == [
        "a.txt",
        "desk/drafts/c.txt",
        "drafts/b.txt",
    ]


def test_exclude_does_not_hold_for_named_paths_unless_forced(tmp_path):
    tree(tmp_path, "drafts/b.txt", "drafts/c.bak.txt", "a.txt")
    named = [tmp_path / "drafts/b.txt", tmp_path / "a.txt"]
    assert names(tmp_path, named, exclude=["drafts/"]) == ["a.txt", "drafts/b.txt"]
    assert names(tmp_path, named, exclude=["drafts/"], force_exclude=True) == ["a.txt"]
    folder = [tmp_path / "drafts"]
    assert names(tmp_path, folder, exclude=["drafts/", "*.bak.txt"]) == ["drafts/b.txt"]
    assert names(tmp_path, folder, exclude=["drafts/"], force_exclude=True) == []


def test_exclude_reaches_outside_its_root_by_name(tmp_path):
    tree(tmp_path, "desk/a.txt", "desk/b.txt")
    found = find_files([tmp_path], exclude=["b.txt"], root=tmp_path / "elsewhere")
    assert [path.name for path in found] == ["a.txt"]


def test_a_pattern_that_is_none_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="!"):
        list(find_files([tmp_path], exclude=["!"]))


def test_ignore_files_count_from_the_top_of_the_repository(tmp_path):
    tree(
        tmp_path,
        "desk/a.txt",
        "desk/b.txt",
        "desk/deep/b.txt",
        "desk/deep/c.txt",
        "desk/build/d.txt",
        "b.txt",
    )
    write(tmp_path / ".gitignore", "b.txt\nbuild/\n!\n")
    write(tmp_path / "desk/.gitignore", "a.txt\r\n")
    write(tmp_path / "desk/deep/.gitignore", "!b.txt\n")
    kept = ["desk/deep/b.txt", "desk/deep/c.txt"]
    (tmp_path / ".git").mkdir()
    assert names(tmp_path) == kept
    assert names(tmp_path, [tmp_path / "desk"]) == kept
    assert names(tmp_path, [tmp_path / "desk/deep"]) == kept
    assert names(tmp_path, [tmp_path / "desk/build"]) == ["desk/build/d.txt"], "named, so it is searched"
    (tmp_path / ".git").rmdir()
    assert names(tmp_path, [tmp_path / "desk/deep"]) == kept
    assert names(tmp_path, [tmp_path / "desk/build"]) == ["desk/build/d.txt"]


def test_ignore_files_agree_with_git(tmp_path):
    lines = [
        "*.tmp.txt",
        "/top.txt",
        "drafts/",
        "a/**/z.txt",
        "!keep.tmp.txt",
        "# b.txt",
        r"\#c.txt",
        "q?.txt",
    ]
    tree(
        tmp_path,
        *["x.tmp.txt", "keep.tmp.txt", "top.txt", "a/top.txt", "a/drafts/1.txt", "drafts/keep.tmp.txt"],
        *["a/z.txt", "a/b/c/z.txt", "b/z.txt", "b.txt", "#c.txt", "q1.txt", "q12.txt", "drafts.txt"],
    )
    write(tmp_path / ".gitignore", "\n".join(lines))
    try:
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    except OSError:
        pytest.skip("needs git")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z", "*.txt"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert sorted(names(tmp_path)) == sorted(filter(None, listed.stdout.split("\0")))


def test_an_unreadable_ignore_file_is_a_problem(tmp_path, monkeypatch):
    tree(tmp_path, "a.txt", ".gitignore")

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    problem, path = find_files([tmp_path])
    assert problem.path.endswith(".gitignore")
    assert path.name == "a.txt"


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_links_are_followed_once_and_never_round(tmp_path):
    tree(tmp_path, "desk/a.txt", "elsewhere/b.txt", "elsewhere/c/d.txt")
    desk = tmp_path / "desk"
    (desk / "0-own.txt").symlink_to(desk / "a.txt")
    (desk / "b.txt").symlink_to(tmp_path / "elsewhere/b.txt")
    (desk / "round").symlink_to(desk)
    (desk / "up").symlink_to(tmp_path)
    (desk / "c").symlink_to(tmp_path / "elsewhere/c")
    (desk / "self.txt").symlink_to(desk / "self.txt")
    (desk / "nowhere.txt").symlink_to(desk / "gone.txt")
    (tmp_path / "elsewhere/c/back").symlink_to(desk)
    found = names(tmp_path, [desk])
    assert found == ["desk/a.txt", "desk/b.txt", "desk/c/d.txt", "desk/nowhere.txt", "desk/self.txt"]
    for name in found[-2:]:
        with pytest.raises(Unreadable):
            read_file(tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="paths are shorter there")
def test_a_deep_folder_needs_no_recursion(tmp_path, monkeypatch):
    deep = tmp_path / "/".join("d" * 300)
    write(deep / "a.txt")
    limit = sys.getrecursionlimit()
    frame, depth = sys._getframe(), 0
    while frame:
        frame, depth = frame.f_back, depth + 1
    sys.setrecursionlimit(depth + 100)
    try:
        found = list(find_files([tmp_path]))
    finally:
        sys.setrecursionlimit(limit)
    assert found == [deep / "a.txt"]


def test_a_search_without_ignore_files_does_not_load_pathspec(tmp_path):
    write(tmp_path / "a.txt")
    code = (
        "import sys; from pathlib import Path; from copydesk.search import find_files\n"
        "assert list(find_files([Path(sys.argv[1])])); assert 'pathspec' not in sys.modules"
    )
    home = str(Path(files.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": home}
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, env=environment)
