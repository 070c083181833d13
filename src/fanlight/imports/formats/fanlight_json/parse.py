"""A Manuscript's JSON, read as strictly as its schema says and as warily as any other file."""

import json
import re
from dataclasses import replace

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.fanlight import zips
from fanlight.imports.fanlight.manuscripts import admitted
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.markup import check_size
from fanlight.kernel.errors import Invalid, Unreadable
from fanlight.kernel.pictures import kind_of
from fanlight.works.manuscript_json import load
from fanlight.works.slips import digest_of

REFERENCE = re.compile(r"original:([0-9a-f]{64})")
_OPENING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"fanlight-manuscript/')


def is_manuscript(data: bytes) -> bool:
    """Tell whether a file begins as a Manuscript does, of whatever version."""
    return _OPENING.match(data[:256]) is not None


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a file. Raises: Unreadable, saying where it does not fit."""
    zipped = zips.opened(file.data)
    data, beside = zips.unpacked(zipped) if zipped else (file.data, [])
    check_size(len(data))
    try:
        manuscript = load(json.loads(data.decode("utf-8-sig")))
    except Invalid as error:
        raise Unreadable(f"This manuscript does not fit. {error}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("This manuscript is damaged or cut short: it is no whole JSON.") from error
    findings = Findings()
    m = admitted(manuscript, file.name, findings)
    if not m.chapters:
        raise Unreadable("This manuscript has no chapters.")
    wanted = set(REFERENCE.findall(data.decode("utf-8-sig")))
    pictures = {digest: data for data in beside if kind_of(data) and (digest := digest_of(data)) in wanted}
    return Parsed(replace(m, findings=(*m.findings, *findings.all())), pictures)
