"""What can begin while Django loads: processes beside this one, for a large import and for a first backup."""

import os
from collections.abc import Sequence
from pathlib import Path


def begin(arguments: Sequence[str]) -> None:
    """Start the processes that these arguments will need, if they are worth it."""
    if "import" in arguments:
        _begin_import(arguments)
    elif "backup" in arguments:
        _begin_backup(arguments)


def _begin_import(arguments: Sequence[str]) -> None:
    """Start readers for more than a few files, where no setting says how many."""
    if "--dry-run" in arguments or "FANLIGHT_READERS" in os.environ:
        return
    from fanlight.imports.readers import FEW, warm_up  # noqa: PLC0415  every other command would wait for it

    paths = [path for path in arguments[arguments.index("import") + 1 :] if not path.startswith("-")]
    if _holds_more(paths, than=FEW):
        warm_up()


def _begin_backup(arguments: Sequence[str]) -> None:
    """Start who copies, where there is no state yet: a later backup has little to copy."""
    after = arguments[arguments.index("backup") + 1 :]
    asks = {"--verify", "--help"}.intersection(after)
    if not after or asks or any(Path(path, "states").is_dir() for path in after if not path.startswith("-")):
        return
    from fanlight.keeping.together import warm_up  # noqa: PLC0415  as above

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # else numpy starts one for each core, for sums that nobody asks
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
