"""What FanFicFare notes down about a story (`--json-meta`, `--json-meta-file`): all it knows of it but the text.

It fills in what the story's own file cannot say: tags that are told apart, dates, series with their addresses.
"""

from fanlight.imports.files import Format, Parsed, SourceFile
from fanlight.imports.formats.fanficfare_json.detect import is_fanficfare_json
from fanlight.imports.formats.fanficfare_json.parse import parse


class FanFicFareJson:
    """FanFicFare's notes on a story."""

    name = "fanficfare-json"
    label = "FanFicFare notes (JSON)"

    def detect(self, file: SourceFile) -> bool:
        """Tell whether these are FanFicFare's notes."""
        return is_fanficfare_json(file.data)

    def parse(self, file: SourceFile) -> Parsed:
        """Make a Manuscript without chapters of them. Raises: Unreadable."""
        return parse(file)


FORMAT: Format = FanFicFareJson()
