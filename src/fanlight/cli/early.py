"""What can begin while Django loads: the processes that read the files of a large import."""

import os
from collections.abc import Sequence
from pathlib import Path


def begin(arguments: Sequence[str]) -> None:
    """Start readers if these arguments ask for an import of more than a few files, and no setting says how many."""
    if "import" not in arguments or "--dry-run" in arguments or "FANLIGHT_READERS" in os.environ:
        return
    from fanlight.imports.readers import FEW, warm_up  # noqa: PLC0415  every other command would wait for it

    paths = [path for path in arguments[arguments.index("import") + 1 :] if not path.startswith("-")]
    if _holds_more(paths, than=FEW):
        warm_up()


def _holds_more(paths: Sequence[str], *, than: int) -> bool:
    files = 0
    for path in paths:
        files += Path(path).is_file()
        for _, _, names in os.walk(path):
            files += len(names)
            if files > than:
                return True
    return files > than
