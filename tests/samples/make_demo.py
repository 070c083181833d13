"""Writes the demo that Fanlight ships: `python -m tests.samples.make_demo`. Writing it twice changes nothing."""

import io
import zipfile
from pathlib import Path

import fanlight.imports
from tests.samples.demo import bare
from tests.samples.demo.shelves import SHELF

FOLDER = Path(fanlight.imports.__file__).parent / "demo"


def main() -> None:
    """Write what differs, take away what does not belong, and say so."""
    FOLDER.mkdir(exist_ok=True)
    wanted = {entry.file_name: entry.data() for entry in SHELF} | {bare.NAME: bare.data()}
    for path in FOLDER.iterdir():
        if path.name not in wanted:
            path.unlink()
            print(f"removed {path.name}")
    for name, data in wanted.items():
        path = FOLDER / name
        if not (path.exists() and contents(path.read_bytes()) == contents(data)):
            path.write_bytes(data)
            print(f"wrote   {name}")
    print(f"{len(wanted)} files, {sum(map(len, wanted.values())) / 1000:,.0f} kB")


def contents(data: bytes) -> dict[str, bytes]:
    """Give a zip's members by name, or a file as the one member of itself.

    Compressed bytes differ from one zlib to the next; what they hold does not.
    """
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if __name__ == "__main__":
    main()
