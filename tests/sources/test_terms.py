from pathlib import Path

import pytest

from publisher.errors import DataError, UnfitFact, UnreadableSource
from publisher.sources.terms import Terms, is_terms, terms

OWN = "title: A\nsource: {licence: https://own.example/, attribution: The author}\n"
ALONE = "licence: https://alone.example/\nattribution: The file"
FOLDER = "licence: https://folder.example/"


def read(folder: Path, name: str, content: str = "title: A\n", **beside: str) -> Terms:
    """The terms of a file in a folder with these files beside it; `_` stands for a point in their names."""
    for other, text in beside.items():
        (folder / other.replace("_", ".")).write_text(text, encoding="utf-8")
    return terms(folder / name, content.encode())


def test_a_source_may_say_nothing_of_its_terms(tmp_path: Path) -> None:
    assert read(tmp_path, "a.yaml") == Terms()


def test_a_fact_file_states_its_own_terms(tmp_path: Path) -> None:
    assert read(tmp_path, "a.yaml", OWN, source_yaml=FOLDER) == Terms("https://own.example/", "The author")


def test_the_terms_of_several_films_stand_above_them(tmp_path: Path) -> None:
    assert read(tmp_path, "a.yaml", OWN.replace("title: A", "films: [{title: A}]")).attribution == "The author"


def test_a_file_beside_an_article_states_its_terms(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", a_txt_source_yaml=ALONE, source_yaml=FOLDER) == Terms(
        "https://alone.example/", "The file"
    )


def test_the_terms_of_a_file_are_not_those_of_another(tmp_path: Path) -> None:
    assert read(tmp_path, "b.txt", a_txt_source_yaml=ALONE) == Terms()


def test_a_folder_states_the_terms_of_all_other_files(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", source_yaml=FOLDER) == Terms("https://folder.example/")


def test_an_article_that_begins_with_source_states_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", OWN) == Terms()


def test_license_is_licence(tmp_path: Path) -> None:
    assert read(tmp_path, "a.yaml", OWN.replace("licence", "License")).licence == "https://own.example/"


def test_what_is_wrong_in_the_film_is_no_fault_of_the_terms(tmp_path: Path) -> None:
    assert read(tmp_path, "a.yaml", OWN + "year: x\nyear: *y\n").attribution == "The author"


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("licence: CC0", UnfitFact, "source.yaml:1:10: 'CC0' is no web address: write it as https://…"),
        ("lisence: https://a.example/", UnfitFact, "source.yaml:1:1: unknown key 'lisence': did you mean 'licence'?"),
        ("attribution: [A]", UnfitFact, "source.yaml:1:14: a list where text is expected"),
        ("CC0", UnfitFact, "source.yaml:1:1: no terms: write licence: https://…"),
        ("attribution: A: B", UnreadableSource, "source.yaml:1:15: the YAML breaks here"),
        ("", UnreadableSource, "source.yaml: no terms: write licence: https://…"),
        ("attribution: A\n---\nattribution: B", UnreadableSource, "source.yaml: terms twice: keep one"),
        ('attribution: "A\\x07"', UnfitFact, "source.yaml:1:14: the attribution holds the character U+0007"),
    ],
)
def test_wrong_terms_are_one_line_with_place_and_mend(
    tmp_path: Path, text: str, kind: type[DataError], message: str
) -> None:
    with pytest.raises(kind) as raised:
        read(tmp_path, "a.txt", source_yaml=text)
    assert message in str(raised.value)


def test_the_files_with_the_terms_of_others_are_known_by_name() -> None:
    names = ["source.yaml", "a.txt.source.yaml", "films/source.yaml", "resource.yaml", "source.txt", "a.yaml"]
    assert [name for name in names if is_terms(Path(name))] == names[:3]
