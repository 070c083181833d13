"""What stands in the way of a decision."""

from fanlight.kernel.errors import Conflict


class InTheWay(Conflict):
    """A tag, or an earlier or later decision, stands in the way; a page links to it.

    `tag` is the kind and name of the tag to look at, `decision` the key of the decision.
    """

    def __init__(self, message: str, *, tag: tuple[str, str] | None = None, decision: str | None = None) -> None:
        super().__init__(message)
        self.tag = tag
        self.decision = decision
