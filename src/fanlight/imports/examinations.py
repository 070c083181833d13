"""Looking at files on their way in: what each is, whether it is here already, whether the library takes it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from fanlight.imports.beside import Beside
from fanlight.imports.bundles import Whole
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.intake import Intake
from fanlight.imports.models import ImportFile, ImportJob, Review
from fanlight.imports.names import is_beside_a_story
from fanlight.imports.readers import Pending, Readers
from fanlight.imports.reading import Reading
from fanlight.imports.rules import ImportPolicy
from fanlight.imports.selectors.waiting import find_waiting
from fanlight.kernel.errors import Unreadable
from fanlight.works.manuscript import Finding, Manuscript
from fanlight.works.rules import Likeness, likeness
from fanlight.works.selectors.originals import find_works_by_files, find_works_by_sources
from fanlight.works.selectors.twins import find_twins

Outcome = ImportFile.Outcome

COMES_WITH_IT = "Notes on a work of this import; they will be kept with it."
NOTHING_NEW = "Notes on a work that is here; they say nothing new, and are kept with it."
WAITS_ALREADY = "The same file waits for a look already."
LEFT_OUT = "The same file was left out in a review; it can be brought back there."


@dataclass(slots=True)
class Verdict:
    """What is to become of a file. `outcome` IMPORTED is still to be carried out; None is decided in the next batch.

    REVIEW is to wait, as `review` says why; `review_key` is the review where it waits already, `twin_key` the work here
    that seems to be the same.
    """

    file: ImportFile
    outcome: ImportFile.Outcome | None = Outcome.IMPORTED
    said: str = ""
    work_key: str = ""
    format: str = ""
    sha256: str = ""
    part: str = ""  # which work of an anthology; `sha256` is the anthology's then, and `whole` its bytes
    own_sha256: str = ""  # of what is kept, where that is not the file as it came
    data: bytes = b""
    whole: Whole | None = None
    source: SourceFile | None = None
    parsed: Parsed | None = None
    review: Review.Kind | None = None
    review_key: str = ""
    twin_key: str = ""
    likeness: Likeness | None = None

    @property
    def is_notes(self) -> bool:
        """Tell whether these are notes on a work, and no work."""
        return self.parsed is not None and not self.parsed.has_text

    @property
    def manuscript(self) -> Manuscript | None:
        """The work in the file, where it could be read."""
        return self.parsed.manuscript if self.parsed else None


@dataclass(frozen=True, slots=True)
class Examination:
    """A batch under way: its verdicts so far, and for those that hang on it what is being read."""

    verdicts: list[Verdict]
    pending: Sequence[tuple[Verdict, Pending]]


@dataclass(slots=True)
class Examiner:
    """Examines batches of files. Reads the database, writes nothing."""

    policy: ImportPolicy
    readers: Readers
    waits: ImportJob.Policy = ImportJob.Policy.USUAL
    intake: Intake = field(default_factory=Intake)
    beside: Beside | None = None

    def begin(self, files: Iterable[ImportFile]) -> "Examination":
        """Fetch a batch of files, and have those read that are not here yet."""
        verdicts = [self._read(file) for file in files]
        _settle_known_files(_open(verdicts))
        sources = ((v, v.source) for v in _open(verdicts) if v.source is not None)
        return Examination(verdicts, [(verdict, self.readers.begin(source)) for verdict, source in sources])

    def finish(self, begun: "Examination") -> list[Verdict]:
        """Give a verdict on each file. A second copy within the batch waits for the next, when the first is in."""
        _settle_known_files(_open(begun.verdicts))  # the batch before this one may have brought some in
        for verdict, pending in reversed(begun.pending):  # the readers began at the front: so nobody waits for anybody
            if verdict.outcome is Outcome.IMPORTED:
                self._conclude(verdict, pending.result())
        works = [verdict for verdict in begun.verdicts if not verdict.is_notes]
        self._hold(_open(works))
        _settle_known_sources(_open(works))
        _settle_twins(works)
        settle_notes(_open(verdict for verdict in begun.verdicts if verdict.is_notes))
        return begun.verdicts

    def _hold(self, verdicts: Iterable[Verdict]) -> None:
        """Have those wait that the job's policy wants to be looked at."""
        for verdict in verdicts:
            is_text = verdict.parsed is not None and verdict.parsed.salvaged is not None
            held = self.policy.holds(verdict.parsed.manuscript) if verdict.parsed else None
            if held:
                _note_held(verdict, held)
            if held or self.waits == ImportJob.Policy.REVIEW or (is_text and self.waits == ImportJob.Policy.USUAL):
                _wait(verdict, Review.Kind.HELD)

    def examine(self, files: Iterable[ImportFile]) -> list[Verdict]:
        """Begin and finish."""
        return self.finish(self.begin(files))

    def close(self) -> None:
        """Let go of files and processes."""
        self.intake.close()
        self.readers.close()

    def look_again(self, verdict: Verdict) -> bool:
        """Tell whether a work that was about to come in is here by now, and settle the verdict if so."""
        before = verdict.outcome
        _settle_known_files([verdict])
        if verdict.is_notes:
            return False
        if verdict.outcome is Outcome.IMPORTED:
            _settle_known_sources(_open([verdict]))
            _settle_twins([verdict])
        return verdict.outcome is not before

    def _read(self, file: ImportFile) -> Verdict:
        verdict = Verdict(file=file)
        try:
            fetched = self.intake.fetch(file)
            if fetched is None:
                verdict.outcome = Outcome.OPENED
                return verdict
            verdict.data, verdict.whole, verdict.part = fetched.data, fetched.whole, fetched.part
            verdict.sha256 = fetched.whole.sha256 if fetched.whole else hashlib.sha256(fetched.data).hexdigest()
        except Unreadable as error:
            return _fail(verdict, str(error))
        except OSError as error:
            return _fail(verdict, f"This file cannot be read: {error.strerror or error}.")
        beside = self.beside.pictures_of(file, fetched.data) if self.beside else {}
        verdict.source = SourceFile(file.name, fetched.data, fetched.place, fetched.findings, beside)
        return verdict

    def _conclude(self, verdict: Verdict, reading: Reading) -> None:
        verdict.format, verdict.parsed = reading.format, reading.parsed
        if verdict.parsed is None:
            _fail(verdict, reading.failure)
            if not reading.format and is_beside_a_story(verdict.file.name):
                verdict.outcome = Outcome.SKIPPED
            return
        refusal = self.policy.refusal(verdict.parsed.manuscript)
        if refusal:
            verdict.outcome, verdict.said = Outcome.REFUSED, refusal
            verdict.parsed, verdict.data, verdict.source = None, b"", None  # not `whole`: it may hold others


def _open(verdicts: Iterable[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.outcome is Outcome.IMPORTED]


def _settle_known_files(verdicts: Sequence[Verdict]) -> None:
    here = find_works_by_files((verdict.sha256, verdict.part) for verdict in verdicts)
    waiting = find_waiting((verdict.sha256, verdict.part) for verdict in verdicts)
    seen: set[tuple[str, str]] = set()
    for verdict in verdicts:
        file = (verdict.sha256, verdict.part)
        if file in here:
            verdict.outcome, verdict.work_key = Outcome.DUPLICATE, here[file]
        elif file in waiting:
            verdict.outcome, verdict.review_key = Outcome.DUPLICATE, waiting[file].key
            verdict.said = WAITS_ALREADY if waiting[file].waits else LEFT_OUT
        elif file in seen:
            verdict.outcome = None
        seen.add(file)


def _settle_known_sources(verdicts: Sequence[Verdict]) -> None:
    sources = {id(verdict): _source(verdict) for verdict in verdicts}
    here = find_works_by_sources(source for source in sources.values() if source)
    seen: set[tuple[str, str]] = set()
    for verdict in verdicts:
        source = sources[id(verdict)]
        if source is None:
            continue
        if source in here:
            verdict.outcome, verdict.work_key = Outcome.SAME_SOURCE, here[source]
        elif source in seen:
            verdict.outcome = None
        seen.add(source)


def settle_notes(verdicts: Sequence[Verdict]) -> None:
    """Find the works that notes are on. At first they wait until all else of the job is in; then they are told."""
    first = [verdict for verdict in verdicts if verdict.file.format != verdict.format]
    for verdict in first:
        verdict.outcome = None
    told = [verdict for verdict in verdicts if verdict not in first]
    _settle_known_sources(told)
    for verdict in _open(told):
        verdict.outcome, verdict.said = Outcome.SKIPPED, say_orphaned(verdict.manuscript)
    for verdict in told:
        if verdict.outcome is Outcome.SAME_SOURCE:
            verdict.said = NOTHING_NEW


def _settle_twins(verdicts: Sequence[Verdict]) -> None:
    """Have those wait that seem to be here, or in the batch, though no source tells whether they are the same."""
    able = [v for v in verdicts if v.manuscript is not None and v.outcome in (Outcome.IMPORTED, Outcome.REVIEW)]
    likenesses = [likeness(verdict.parsed.manuscript) for verdict in able if verdict.parsed]
    here = find_twins(likenesses)
    seen: dict[str, bool] = {}
    for verdict, like in zip(able, likenesses, strict=True):
        verdict.likeness = like  # it goes with the work, and is not found twice
        prints = [print_ for print_ in (like.fingerprint, like.text_digest) if print_]
        if like in here:
            verdict.twin_key = here[like]
            if verdict.outcome is Outcome.IMPORTED:
                _wait(verdict, Review.Kind.TWIN)
        elif any(not (like.named and seen[print_]) for print_ in prints if print_ in seen):
            verdict.outcome = None if verdict.outcome is Outcome.IMPORTED else verdict.outcome
        if verdict.outcome is Outcome.IMPORTED:
            seen |= dict.fromkeys(prints, like.named)


def _wait(verdict: Verdict, why: Review.Kind) -> None:
    is_text = verdict.parsed is not None and verdict.parsed.salvaged is not None
    verdict.outcome, verdict.review = Outcome.REVIEW, Review.Kind.TEXT if is_text else why


def _note_held(verdict: Verdict, tag: str) -> None:
    """Say in the work itself for which tag it waits: whoever looks at it has to know."""
    if verdict.parsed is not None:
        said = f"This library holds works tagged {tag} to be looked at before they come in."
        finding = Finding(at="tags", certainty="uncertain", rule="held-by-policy", said=said)
        work = verdict.parsed.manuscript
        verdict.parsed = replace(verdict.parsed, manuscript=replace(work, findings=(*work.findings, finding)))


def _source(verdict: Verdict) -> tuple[str, str] | None:
    source = verdict.manuscript.source if verdict.manuscript else None
    return (source.site, source.id) if source and source.site and source.id else None


def _fail(verdict: Verdict, said: str) -> Verdict:
    verdict.outcome, verdict.said, verdict.data, verdict.parsed = Outcome.FAILED, said, b"", None
    verdict.source = None
    return verdict


def say_orphaned(notes: Manuscript | None) -> str:
    """Say of notes on a story that is not here which story it is, and what to do."""
    if notes is None:
        return ""
    names = ", ".join(creator.name for creator in notes.creators[:5])
    source = notes.source.url if notes.source and notes.source.url else ""
    told = f"“{notes.title:.200}”{f' by {names:.200}' if names else ''}{f' ({source:.300})' if source else ''}"
    return f"These are FanFicFare’s notes on {told}, which is not here. Bring the story’s own file, and these with it."
