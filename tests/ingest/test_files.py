"""What lies below a corpus, and the one door through which it is opened."""

import os
from pathlib import Path

import pytest

from pipeline.ingest import read_sources, walk
from pipeline.record import Problem
from pipeline.settings import DEFAULTS


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def reasons(corpus: Path, path: str) -> list[str]:
    return [item.reason for item in read_sources(corpus, path, DEFAULTS) if isinstance(item, Problem)]


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, b_txt="x", a__z_txt="x", a__b__c_txt="x", aa_txt="x")
    (tmp_path / "a.txt").write_text("x")
    paths = [found.path for found in walk(tmp_path)]
    assert paths == sorted(paths) == ["a.txt", "a/b/c.txt", "a/z.txt", "aa.txt", "b.txt"]


def test_hidden_and_temporary_files_and_the_manifest_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden", "~$brief.docx", "stuk.txt~", "half.part", "Thumbs.db", "manifest.csv", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    write(tmp_path, goed_txt="x", map__manifest_txt="x")
    assert [found.path for found in walk(tmp_path)] == ["goed.txt", "map/manifest.txt"]


def test_a_single_file_is_a_corpus(tmp_path: Path) -> None:
    write(tmp_path, een_txt="De gemeente bouwt een brug over het kanaal.")
    found = list(walk(tmp_path / "een.txt"))
    assert [(f.path, f.size) for f in found] == [("een.txt", 43)]
    assert len(list(read_sources(tmp_path / "een.txt", "een.txt", DEFAULTS))) == 1


def test_loops_of_links_end_and_dangling_links_fail(tmp_path: Path) -> None:
    write(tmp_path, map__a_txt="x")
    (tmp_path / "map" / "terug").symlink_to(tmp_path)
    (tmp_path / "weg.txt").symlink_to(tmp_path / "bestaat-niet.txt")
    (tmp_path / "zelf").symlink_to(tmp_path / "zelf")
    assert [found.path for found in walk(tmp_path)] == ["map/a.txt", "weg.txt", "zelf"]
    assert reasons(tmp_path, "weg.txt") == ["missing"]
    assert reasons(tmp_path, "zelf") == ["missing"]


def test_nothing_outside_the_corpus_is_read(tmp_path: Path) -> None:
    write(tmp_path, buiten__geheim_txt="geheim", corpus__a_txt="x")
    corpus = tmp_path / "corpus"
    (corpus / "link.txt").symlink_to(tmp_path / "buiten" / "geheim.txt")
    (corpus / "map").symlink_to(tmp_path / "buiten")
    assert [found.path for found in walk(corpus)] == ["a.txt", "link.txt", "map"]
    for path in ("link.txt", "map", "../buiten/geheim.txt", str(tmp_path / "buiten" / "geheim.txt")):
        assert reasons(corpus, path) == ["outside"]


def test_a_named_pipe_does_not_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    assert [found.path for found in walk(tmp_path)] == ["pijp"]
    assert reasons(tmp_path, "pijp") == ["not_a_file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_locked_files_and_folders_fail(tmp_path: Path) -> None:
    write(tmp_path, dicht_txt="x", map__a_txt="x")
    (tmp_path / "dicht.txt").chmod(0)
    (tmp_path / "map").chmod(0)
    try:
        assert [found.path for found in walk(tmp_path)] == ["dicht.txt", "map"]
        assert reasons(tmp_path, "dicht.txt") == reasons(tmp_path, "map") == ["no_permission"]
    finally:
        (tmp_path / "map").chmod(0o700)


def test_names_that_are_no_unicode_are_shown_and_refused(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("x")
    (found,) = walk(tmp_path)
    assert found.path == "caf\\xe9.txt"
    assert reasons(tmp_path, found.path) == ["bad_name"]


def test_a_missing_corpus_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nergens"):
        list(walk(tmp_path / "nergens"))
