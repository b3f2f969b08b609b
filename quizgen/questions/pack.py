"""Template packs: folders of YAML files; the one that comes with quizgen, and one of the user's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quizgen import files, yamlio
from quizgen.errors import FaultsError, InputError, OutputError, QuizgenError
from quizgen.questions.examples import check_examples
from quizgen.questions.template import QuestionTemplate, read_templates

LANGUAGE = "en"


def load_templates(own: Iterable[Path] = (), disabled: Iterable[str] = ()) -> tuple[QuestionTemplate, ...]:
    """The templates that come with quizgen, and those of packs of the user's own.

    A template of a pack takes the place of one with its id that stands before.

    Args:
        own: folders of packs, in their order.
        disabled: ids of templates to leave out.

    Raises:
        InputError: a pack holds no `*.yaml`, a file of it cannot be read, or an id to leave out is none.
        FaultsError: every fault of the packs, examples that do not come out as they say among them.
    """
    found = {template.id: template for template in read_pack(pack_folder())}
    faults: yamlio.Faults = []
    for folder in own:
        try:
            added = check_pack(folder)
            found |= {template.id: template for template in added}
        except FaultsError as error:
            faults += error.faults
    if faults:
        raise FaultsError(faults)
    for id_ in disabled:
        if id_ not in found:
            raise InputError(f"disabled: {id_}", "there is no such template", yamlio.known_keys(id_, found))
    return tuple(template for id_, template in found.items() if id_ not in set(disabled))


def pack_folder() -> Path:
    """Where the shipped pack lies: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "question_templates" / LANGUAGE
    return inside if inside.is_dir() else package.parent / "question_templates" / LANGUAGE


def read_pack(folder: Path) -> tuple[QuestionTemplate, ...]:
    """Every template of the YAML files of a folder, in the order of file names and lines.

    Raises:
        InputError: the folder holds no `*.yaml`, or a file cannot be read.
        FaultsError: every fault of every file, with file and line.
    """
    paths = _files_of(folder)
    faults: yamlio.Faults = []
    templates = _read(paths, faults)
    if faults:
        raise FaultsError(faults)
    return tuple(templates)


def _files_of(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise InputError(
            files.shown(folder), "there is no template pack (*.yaml) in this folder", "name another folder"
        )
    return paths


def check_pack(folder: Path) -> tuple[QuestionTemplate, ...]:
    """Read a pack and run its examples; gives its templates.

    Raises:
        InputError: the folder holds no `*.yaml`, or a file cannot be read.
        FaultsError: every fault of every file, examples that do not come out or make no sound question among them.
    """
    faults: yamlio.Faults = []
    templates = _read(_files_of(folder), faults)
    try:
        check_examples(templates)
    except FaultsError as error:
        faults += error.faults
    if faults:
        raise FaultsError(sorted(faults, key=_line))
    return tuple(templates)


def _line(fault: QuizgenError) -> tuple[str, int]:
    file, _, line = fault.place.rpartition(":")
    return file, int(line) if line.isdigit() else 0


def _read(paths: Iterable[Path], faults: yamlio.Faults) -> list[QuestionTemplate]:
    templates: list[QuestionTemplate] = []
    for path in paths:
        try:
            templates += read_templates(path, faults)
        except FaultsError as error:
            faults += error.faults
    faults += _doubles(templates)
    return templates


def _doubles(templates: Iterable[QuestionTemplate]) -> Iterator[InputError]:
    first: dict[str, QuestionTemplate] = {}
    for template in templates:
        other = first.setdefault(template.id, template)
        if other is not template:
            yield InputError(
                template.place, f"the id {template.id!r} stands at {other.place} too", "rename one of them"
            )


STARTER = Path(__file__).with_name("starter.yaml")
STARTER_NAME = "my-templates.yaml"


def write_starter(folder: Path) -> Path:
    """Write a commented pack to start from into a folder, which is made where there is none; gives its file.

    Raises:
        OutputError: the folder has a pack already, or cannot be written.
    """
    if any(folder.glob("*.yaml")):
        raise OutputError(files.shown(folder), "there is a pack in this folder already", "name another folder")
    path = folder / STARTER_NAME
    files.replace(path, STARTER.read_bytes())
    return path
