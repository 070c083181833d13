"""Opening what holds files: its members become rows of the job, within bounds on all that came in one file."""

from dataclasses import dataclass, field

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from fanlight.imports.archives import MOST_BYTES, MOST_MEMBERS, MOST_RATIO, RATIO_COUNTS_FROM
from fanlight.imports.bundles import MOST_DEPTH, Bundle, Inside
from fanlight.imports.models import ImportFile, ImportJob
from fanlight.imports.rules import is_litter
from fanlight.kernel.errors import Unreadable


def lies_in(bundle: int | OuterRef) -> Q:
    """Give the condition on files that lie inside a bundle, told by its row's key, at whatever depth."""
    condition = Q(container=bundle)
    for depth in range(1, MOST_DEPTH):
        condition |= Q(**{"__".join(["container"] * (depth + 1)): bundle})
    return condition


def came_up() -> Coalesce:
    """Give the expression that tells whether a file, or the outermost file that it lies in, was uploaded."""
    chains = ("__".join([*["container"] * depth, "is_upload"]) for depth in range(MOST_DEPTH, -1, -1))
    return Coalesce(*chains)


def was_uploaded() -> Q:
    """Give the condition that a file, or what it lies in, was uploaded."""
    condition = Q()
    for depth in range(MOST_DEPTH + 1):
        condition |= Q(**{"__".join([*["container"] * depth, "is_upload"]): True})
    return condition


def with_containers(files: QuerySet[ImportFile]) -> QuerySet[ImportFile]:
    """Have files come with all that they lie in, which reading them needs."""
    return files.select_related("__".join(["container"] * MOST_DEPTH))


@dataclass(slots=True)
class _Sum:
    files: int
    size: int


@dataclass(slots=True)
class Openings:
    """Opens bundles of one job. Remembers what came out of each outermost file, nested ones counted in."""

    job: ImportJob
    _sums: dict[int, _Sum] = field(default_factory=dict)

    def open(self, row: ImportFile, bundle: Bundle) -> int:
        """Add a bundle's members to the job, and give how many. Raises: Unreadable if it holds none, or too much."""
        inside = [member for member in bundle.members if not member.name.endswith("/") and not is_litter(member.name)]
        if not inside:
            raise Unreadable("This archive holds no files.")
        self._count(row, inside)
        last: int = self.job.files.aggregate(last=Max("number"))["last"]
        ImportFile.objects.bulk_create(
            [
                ImportFile(
                    job=self.job, number=last + number, container=row, name=f"{row.name} › {member.name}",
                    location=member.location, size=member.size,
                )
                for number, member in enumerate(inside, 1)
            ],
            batch_size=1000,
        )  # fmt: skip
        return len(inside)

    def _count(self, row: ImportFile, inside: list[Inside]) -> None:
        """Add up what came out of the outermost file, so that no bomb gains anything by archives inside archives."""
        root = row
        while root.container is not None:
            root = root.container
        found = self._sums.get(root.pk)
        if found is None:
            sums = self.job.files.filter(lies_in(root.pk)).aggregate(files=Count("pk"), size=Sum("size"))
            found = self._sums[root.pk] = _Sum(sums["files"], sums["size"] or 0)
        files, size = found.files + len(inside), found.size + sum(member.size for member in inside)
        if files > MOST_MEMBERS:
            raise Unreadable("Archives inside this one hold more files than Fanlight opens at once.")
        if size > min(MOST_BYTES, max(MOST_RATIO * (root.size or 0), 64 * RATIO_COUNTS_FROM)):
            raise Unreadable("Archives inside this one unpack to far more than honest ones would.")
        found.files, found.size = files, size
