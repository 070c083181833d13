"""What stands in a file, found without a database. No Django in here: processes that only read files load just this."""

from dataclasses import dataclass, replace

from fanlight.imports import anthologies
from fanlight.imports.detect import detect
from fanlight.imports.files import Parsed, SourceFile
from fanlight.kernel.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, or in `failure` why nothing was. `format` is "" where no format knew the file."""

    format: str = ""
    parsed: Parsed | None = None
    failure: str = ""


def read(source: SourceFile) -> Reading:
    """Read a file, whatever it is. Never raises: what goes wrong costs this file, not those beside it."""
    name = ""
    try:
        found = detect(source)
        name = found.name
        return Reading(name, _placed(found.parse(source), source))
    except Unreadable as error:
        return Reading(name, failure=str(error))
    except (
        ArithmeticError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        RecursionError,
        MemoryError,
    ) as error:
        # A parser's own mistake; the class is named so that it can be reported.
        said = f"Fanlight stumbled over this file ({type(error).__name__}); this is a fault of ours."
        return Reading(name, failure=said)


def _placed(parsed: Parsed, source: SourceFile) -> Parsed:
    """Say of a work out of an anthology where it stood there."""
    if source.place is None:
        return parsed
    work = anthologies.placed(parsed.manuscript, source.place)
    return replace(parsed, manuscript=replace(work, findings=(*work.findings, *source.findings)))
