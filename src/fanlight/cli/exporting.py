"""`fanlight export`: works out of the library, in open formats."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain, count
from pathlib import Path
from typing import Annotated, Any
from zipfile import ZIP_DEFLATED, ZipFile

import typer

from fanlight.accounts.viewers import OPERATOR, Viewer
from fanlight.cli.disks import told_of_room
from fanlight.cli.libraries import ready
from fanlight.cli.outcomes import DONE_WITH_FAILURES, WRONG_USE, Json, explained, fail, print_json
from fanlight.cli.questions import Asking, every_key
from fanlight.cli.savers import asking_of, saved_as
from fanlight.exports import files, names, shelves
from fanlight.exports.books import book_of
from fanlight.exports.making import FORMATS, Format, Made, format_of
from fanlight.exports.selectors import get_edition, list_editions, require_all
from fanlight.exports.shelves import Progress, Report
from fanlight.kernel.errors import NotFound
from fanlight.works.selectors.keys import find_keys
from fanlight.works.selectors.readings import get_series

STDOUT = Path("-")
ALONE = "{title}"
"""What one work's file is called, unless somebody says otherwise: folders are for many."""


def command(
    keys: Annotated[list[str] | None, typer.Argument(metavar="KEY…", help="Works, by their keys.")] = None,
    query: Annotated[
        str | None, typer.Option(metavar="Q", help="Works that a question finds; '' is the whole library.")
    ] = None,
    series: Annotated[str | None, typer.Option(metavar="KEY", help="The works of a series, in its order.")] = None,
    filter_: Annotated[
        str | None, typer.Option("--filter", metavar="NAME", help="The works that a saved filter finds, as its user.")
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="USER", help="Whose filter, if several have it; who asks --query, filters too."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", "-f", help=f"One of {', '.join(FORMATS)}; else what PATH ends in, else epub."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="A file, a folder, a .zip; - is standard output.")
    ] = Path(),
    chapters: Annotated[
        str | None, typer.Option(metavar="A-B", help="Only these chapters of one work: 3-7, 3-, 5.")
    ] = None,
    book: Annotated[bool, typer.Option("--book", help="One book of all the works, each a part of it.")] = False,
    title: Annotated[str, typer.Option(help="What that book is called, if not as the series.")] = "",
    name: Annotated[
        str, typer.Option(metavar="PATTERN", help="How files in a folder or zip are called.")
    ] = names.PATTERN,
    prune: Annotated[bool, typer.Option("--prune", help="Take away files of works that are not among these.")] = False,
    json: Json = False,
) -> None:
    """Take works out. Into a folder, only what is new since the last time is written.

    Example: fanlight export --query 'fandom:"The Lamp"' --format epub -o ~/Books
    """
    with explained():
        ready()
        output = STDOUT if str(output) == "/dev/stdout" else output
        chosen = format_of(format_ or _named_by(output) or "epub")
        names.checked(name)
        if sum(given is not None for given in (keys or None, query, series, filter_)) != 1:
            fail("Name works by keys, or by --query, --series or --filter: one of the four.", status=WRONG_USE)
        if of is not None and (keys or series is not None):
            fail("--of says whose --filter it is, or who asks --query.", status=WRONG_USE)
        started = time.monotonic()
        wanted = _wanted(keys or [], query, series, filter_, of)
        with _room(output, wanted.total, goes_on=_is_folder(output) and wanted.total > 1 and not book) as tell:
            if keys and len(keys) == 1 and not book:
                report = _write_one(keys[0], chapters, chosen, output, name)
            elif chapters is not None:
                fail("--chapters takes one work, by its key.", status=WRONG_USE)
            elif book:
                report = _write_book(wanted, chosen, output, title or wanted.title)
            else:
                with _shown(wanted.total, tell) as progress:
                    report = _write_many(wanted, chosen, output, name, progress, prune=prune)
        _say(report, wanted, output, time.monotonic() - started, as_json=json)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Works that are asked for: by whom, how many, how many that user's own rules leave out, what a book is called."""

    keys: Iterator[str]
    total: int
    viewer: Viewer = OPERATOR
    hidden: int = 0
    title: str = "A shelf of works"


def _wanted(keys: list[str], query: str | None, series: str | None, filter_: str | None, of: str | None) -> _Wanted:
    """Give the works that are asked for. Raises: Invalid, NotFound."""
    if series is not None:
        found = get_series(OPERATOR, key=series)
        keys = [part.card.key for part in found.parts]
        return _Wanted(iter(dict.fromkeys(keys)), len(set(keys)), title=found.title)
    if filter_ is not None:
        saved = saved_as(filter_, of)
        return _asked(saved.text, saved.asking, saved.name)
    if query is not None:
        return _asked(query, asking_of(of, query))
    if missing := next((key for key in keys if key not in find_keys(OPERATOR, keys)), None):
        raise NotFound(f"There is no work {missing:.40} here.")
    return _Wanted(iter(dict.fromkeys(keys)), len(set(keys)))


def _asked(text: str, asking: Asking, title: str = "A shelf of works") -> _Wanted:
    found = every_key(text, asking)
    return _Wanted(found.keys, found.total, asking.viewer, found.hidden, title)


def _write_one(key: str, chapters: str | None, format_: Format, output: Path, pattern: str) -> Report:
    first, last = _range(chapters)
    edition = get_edition(OPERATOR, key=key, first=first, last=last)
    if chapters is None and _takes_in(output):
        is_usual = pattern == names.PATTERN
        pattern = ALONE if is_usual else pattern
        report = shelves.write_folder([edition], output, format_, pattern=pattern, stays=is_usual)
        report.left = 0  # nobody asked for them
        return report
    return _put(format_.make(edition), names.file_name(edition.manuscript.title), output)


def _range(chapters: str | None) -> tuple[int, int | None]:
    """Read `3-7`, `3-` or `5`. Raises: Failed."""
    if chapters is None:
        return 1, None
    first, dash, last = chapters.partition("-")
    if not first.isdecimal() or not (last.isdecimal() or (dash and not last) or not dash) or len(chapters) > 20:
        fail(f"--chapters takes 3-7, 3- or 5, not {chapters!r:.40}.", status=WRONG_USE)
    return int(first), (int(last) if last else None) if dash else int(first)


def _write_book(wanted: _Wanted, format_: Format, output: Path, title: str) -> Report:
    keys = list(wanted.keys)
    editions = require_all(list(list_editions(wanted.viewer, keys=keys)), keys)
    return _put(book_of(editions, format_, title=title), names.file_name(title), output)


def _named_by(output: Path) -> str:
    """Give the format that a file's name ends in, "" where it ends in none."""
    name = output.suffix.lower().removeprefix(".")
    return name if name in FORMATS and not output.is_dir() else ""


def _put(made: Made, stem: str, output: Path) -> Report:
    name = f"{stem}{made.suffix}"
    if output == STDOUT:
        sys.stdout.buffer.write(made.data)
        sys.stdout.buffer.flush()
    elif _takes_in(output):
        files.put(_free(output / name), made.data)
    elif _is_zip(output) and made.suffix != ".zip":
        with files.whole(_led_to(output)) as out, ZipFile(out, "w", ZIP_DEFLATED) as packed:
            packed.writestr(name, made.data)
    else:
        files.put(_led_to(output), made.data)
    return Report(written=1, bytes=len(made.data))


def _led_to(output: Path) -> Path:
    """Give what a link leads to that somebody named: it stays, and that is written."""
    is_held_open = str(output.absolute().parent) in files.OPEN
    return output.resolve() if output.is_symlink() and not is_held_open else output


def _free(path: Path) -> Path:
    """Give a place where nothing lies yet, that one or one beside it: what lies there may be anybody's."""
    numbers = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(place for place in chain([path], numbers) if not place.exists())


def _write_many(
    wanted: _Wanted, format_: Format, output: Path, pattern: str, progress: Progress, *, prune: bool
) -> Report:
    if output in (STDOUT, Path()):
        fail("Several works go into a folder or a .zip: name one with -o.", status=WRONG_USE)
    if not (_is_folder(output) or _is_zip(output)):
        is_new = "would be" if not output.exists() else "is"
        fail(f"{output} {is_new} one file: --book makes one of several works. Else name a folder.", status=WRONG_USE)
    editions = list_editions(wanted.viewer, keys=wanted.keys)
    if _is_zip(output):
        with files.whole(_led_to(output)) as out:
            return shelves.write_zip(editions, out, format_, pattern=pattern, progress=progress)
    return shelves.write_folder(editions, output, format_, pattern=pattern, prune=prune, progress=progress)


@contextmanager
def _room(output: Path, total: int, *, goes_on: bool) -> Iterator[Progress]:
    """Say of a full disk how far the export was, to whom each work is told that is done; `goes_on` if others stay."""
    done = 0

    def tell(_title: str) -> None:
        nonlocal done
        done += 1

    def doing() -> str:
        return f"{done:,} of {total:,} works were done." if total > 1 else "The work was being written."

    onward = "Nothing of this export stays there, and the library is as it was: make room, or choose another disk."
    if goes_on:
        onward = (
            "Those files are whole and stay, and the library is as it was. Make room and say the same again: it goes "
            "on where it stopped."
        )
    with told_of_room(None if output == STDOUT else output.absolute(), doing, onward=onward):
        yield tell


def _takes_in(output: Path) -> bool:
    """Tell whether one file goes into this place, and not under its name."""
    return output.is_dir() or (_is_folder(output) and not output.suffix)


def _is_zip(output: Path) -> bool:
    return output.suffix.lower() == ".zip" and not output.is_dir()


def _is_folder(output: Path) -> bool:
    if output == STDOUT or output.exists():
        return output.is_dir()
    return not _is_zip(output) and not _named_by(output)


@contextmanager
def _shown(total: int, tell: Progress) -> Iterator[Progress]:
    """Show how far an export is, on a terminal's standard error."""
    if not sys.stderr.isatty():
        yield tell
        return
    from rich import progress  # noqa: PLC0415  only a terminal has to wait for it
    from rich.console import Console  # noqa: PLC0415

    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True)) as bar:
        shown = bar.add_task("exporting", total=total)

        def show(title: str) -> None:
            tell(title)
            bar.update(shown, advance=1, description=title[:40])

        yield show


def _say(report: Report, wanted: _Wanted, output: Path, seconds: float, *, as_json: bool) -> None:
    document: dict[str, Any] = asdict(report) | {"hidden": wanted.hidden}
    document["failed"] = [{"key": key, "error": why} for key, why in report.failed]
    if as_json and output != STDOUT:
        print_json(document | {"path": str(output), "seconds": round(seconds, 3)})
    elif output != STDOUT:
        typer.echo(_sentence(report, wanted, output))
        for key, why in report.failed:
            typer.echo(f"  {key}: {why}", err=True)
    if report.failed:
        raise typer.Exit(DONE_WITH_FAILURES)


def _sentence(report: Report, wanted: _Wanted, output: Path) -> str:
    said = [f"{report.written:,} written"]
    if report.unchanged:
        said.append(f"{report.unchanged:,} there already")
    if report.removed:
        said.append(f"{report.removed:,} taken away")
    if report.left:
        said.append(f"{report.left:,} of other works left (--prune takes them away)")
    if wanted.hidden:
        said.append(f"{wanted.hidden:,} that {wanted.viewer.name} hides left out")
    if report.failed:
        said.append(f"{len(report.failed):,} failed")
    return f"{output}: {', '.join(said)}."
