"""A page that Fanlight exported, read whole."""

from dataclasses import replace

from fanlight.imports.ao3.findings import Findings
from fanlight.imports.fanlight.manuscripts import admitted
from fanlight.imports.fanlight.slips import Exported, open_slip, put_together
from fanlight.imports.files import Parsed, SourceFile
from fanlight.imports.formats.ao3_html.parse import read
from fanlight.imports.markup import check_size
from fanlight.kernel.pictures import kind_of
from fanlight.works import slips
from fanlight.works.manuscript import Manuscript

OPENING = slips.OPENING.encode()


def parse(file: SourceFile) -> Parsed:
    """Make a Manuscript of a page. Raises: Unreadable."""
    check_size(len(file.data))
    findings = Findings()
    start = file.data.rfind(OPENING)
    slip = open_slip(file.data[start + len(OPENING) :].partition(b"</script>")[0])
    page = file.data[:start].decode("utf-8", errors="replace")
    pictures: dict[str, bytes] = {}

    def read_page() -> Manuscript:
        parsed = read(replace(file, data=file.data[:start] + b"</body></html>"), Findings())
        pictures.update(parsed.pictures)
        return parsed.manuscript

    m = admitted(put_together(slip, Exported({"": page}, slips.from_html, read_page), findings), file.name, findings)
    if not pictures:
        pictures.update({sha256: data for sha256, data in slips.pictures_in(page).items() if kind_of(data)})
    return Parsed(replace(m, findings=(*m.findings, *findings.all())), pictures)
