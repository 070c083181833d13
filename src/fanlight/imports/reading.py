"""What stands in a file, found without a database. No Django in here: processes that only read files load just this."""

from dataclasses import dataclass, replace
from itertools import chain

from fanlight.imports import anthologies
from fanlight.imports.detect import detect
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.mojibake import looks_wrong
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Finding, Manuscript

KNOWS_ITS_PLACE = "fanlight-epub"
"""Our own books say themselves which series a work is in, though several of them may have been put into one."""


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
        parsed = found.parse(source)
        return Reading(name, _questioned(parsed if name == KNOWS_ITS_PLACE else _placed(parsed, source)))
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


def _questioned(parsed: Parsed) -> Parsed:
    """Say of a work that looks as if it was decoded wrongly before it came here. A bare text is asked in its review."""
    if parsed.salvaged is not None or (finding := _wrongly_decoded(parsed.manuscript)) is None:
        return parsed
    work = parsed.manuscript
    if any((known.at, known.rule) == (finding.at, finding.rule) for known in work.findings):
        return parsed  # it was said when the work first came in
    return replace(parsed, manuscript=replace(work, findings=(*work.findings, finding)))


def _wrongly_decoded(work: Manuscript) -> Finding | None:
    around = [work.title, work.summary or "", work.notes or "", work.end_notes or ""]
    chapters = [[c.text, c.title or "", c.summary or "", c.notes or "", c.end_notes or ""] for c in work.chapters]
    if looks_wrong(chain(around, *chapters)) is None:
        return None
    for at, texts in (("summary", around), *((f"chapters[{n}].text", said) for n, said in enumerate(chapters))):
        if (shown := looks_wrong(texts)) is not None:
            said = f"This looks wrongly decoded, and was left as it came. {shown.said}"
            return Finding(at, "likely", "looks-wrongly-decoded", said)
    return None
