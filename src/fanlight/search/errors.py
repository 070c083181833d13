"""What can go wrong with an answer."""

from fanlight.kernel.errors import Invalid
from fanlight.search.results import Notice


class AnotherList(Invalid):
    """The page that is asked for is none of this list: its token was forged, damaged, or given by another question.

    `notice` says so where the first page is shown in its place.
    """

    notice = Notice("another-list")

    def __init__(self) -> None:
        super().__init__(
            "This page belongs to another list, or its address is damaged. Ask without it for the first page.",
            at="after",
        )
