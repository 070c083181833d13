"""Rooms are entered by their doors. (Which room may enter which is import-linter's to hold: script/check.)"""

import ast

import pytest

from tests.repository.sources import PACKAGE, SRC, modules, rooms

DOORS = frozenset({"actions", "errors", "models", "policies", "rules", "selectors", "tasks"})
"""What any room may be entered by."""

OWN_DOORS = {
    "accounts": {"viewers"},  # the value that every read and write begins with
    # what may be remembered until the log goes on; bringing the tables up to date, the command line's first step
    "changes": {"memories", "tables"},
    # reads over the whole library, and over the report of a job; the values that a text under review is made of; what a
    # process that watches folders does all day; readers, which the command line starts before Django is there
    "imports": {"health", "readers", "reports", "salvage", "watching"},
    # formats and what they make; books of several works, shelves of many; names of files, and files that are whole
    "exports": {"books", "cache", "editions", "files", "making", "names", "shelves"},
    # what long work tells of itself, to whoever shows it; processes that start before Django is there
    "keeping": {"progress", "together"},
    # the question and the answer as values, how they are written and said; what readers saved, as a question takes it;
    # the index beside the database
    "search": {
        "bands",
        "completions",
        "edits",
        "forms",
        "health",
        "language",
        "notices",
        "query",
        "readers",
        "results",
    },
    # the fixed values; what finds mistakes among tags and says so; decisions as tables: pure; a look at the whole
    "tags": {"health", "mistakes", "tables", "vocabulary"},
    # the value between imports and exports, and what goes with it in a file; where originals lie
    "works": {"health", "manuscript", "manuscript_json", "slips", "store"},
}
"""What one room may be entered by as well, and why. The kernel is nothing but doors."""

NOT_NAMES = frozenset({"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"})


def test_every_room_says_what_it_owns() -> None:
    silent = [
        module.name for module in modules()
        if module.path.name == "__init__.py" and module.name.count(".") == 1 and not ast.get_docstring(module.tree)
    ]  # fmt: skip
    assert not silent, "a room's __init__ says what the room owns and never does"


def test_rooms_are_entered_by_their_doors() -> None:
    climbed = [
        f"{module.name} imports {target}"
        for module in modules()
        for target in module.imports()
        if _leads_elsewhere(target, module.room) and not _is_door(target.split("."))
    ]
    assert not climbed, "enter a room by a door of DOORS, or give it one in OWN_DOORS with the reason"


def test_modules_with_an_underscore_stay_home() -> None:
    borrowed = [
        f"{module.name} imports {target}"
        for module in modules()
        for target in module.imports()
        if (home := _private_home(target)) and not f"{module.package}.".startswith(f"{home}.")
    ]
    assert not borrowed, "only the folder it lies in may import a module whose name begins with an underscore"


def test_imports_are_absolute() -> None:
    relative = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


def test_no_module_is_a_drawer() -> None:
    drawers = [m.name for m in modules() if NOT_NAMES.intersection(m.name.split("."))]
    assert not drawers, "name a module by what is in it"


def test_only_the_index_knows_its_libraries() -> None:
    libraries = ("tantivy", "pyroaring")
    knowing = [
        f"{module.name} imports {target}"
        for module in modules()
        for target in module.imports()
        if target.partition(".")[0] in libraries and not module.name.startswith("fanlight.search.index")
    ]
    assert not knowing, "ask fanlight.search.selectors.find"


@pytest.mark.parametrize("room", ["web", "api", "cli"])
def test_the_outer_rooms_do_not_touch_the_tables(room: str) -> None:
    if room not in rooms():
        return
    touching = [m.name for m in modules() if m.room == room and ".objects" in m.text]
    assert not touching, "web, api and cli call selectors and actions"


def _leads_elsewhere(target: str, room: str) -> bool:
    parts = target.split(".")
    return parts[0] == "fanlight" and len(parts) > 2 and room != "" and parts[1] not in (room, "kernel")


def _is_door(parts: list[str]) -> bool:
    return parts[2] in DOORS | OWN_DOORS.get(parts[1], set())


def _private_home(target: str) -> str | None:
    """Give the package that an underscored module or package of ours lies in, None for any other target."""
    parts = target.split(".")
    for number, part in enumerate(parts[1:], start=1):
        if part.startswith("_") and not part.startswith("__") and _is_module(parts[: number + 1]):
            return ".".join(parts[:number])
    return None


def _is_module(parts: list[str]) -> bool:
    path = SRC.joinpath(*parts)
    return path.is_dir() or path.with_suffix(".py").is_file()


def test_own_doors_are_there() -> None:
    missing = [
        f"{room}.{door}"
        for room, doors in OWN_DOORS.items()
        for door in doors
        if not (PACKAGE / room / f"{door}.py").is_file() and not (PACKAGE / room / door).is_dir()
    ]
    assert not missing, "take out doors that nobody built"
