"""Manuscripts as JSON: what `fanlight show --json` prints and an export writes."""

from fanlight.imports.fanlight import zips
from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.fanlight_json.parse import is_manuscript, parse


class FanlightJson:
    """A Manuscript, alone or zipped with its pictures."""

    name = "fanlight-json"
    label = "Fanlight manuscript (JSON)"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether a file says that it is a Manuscript."""
        return is_manuscript(file.data) or zips.opened(file.data) is not None

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript of it. Raises: Unreadable."""
        return parse(file)


FORMAT: Format = FanlightJson()
