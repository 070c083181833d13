"""The parts of a download, whatever file or files they were cut into."""

from dataclasses import dataclass, field

from fanlight.imports.markup import Element
from fanlight.imports.prose import Prose

PREFACE, CHAPTERS, AFTERWORD = "preface", "chapters", "afterword"


@dataclass(slots=True)
class Sections:
    """The elements of each part, in order.

    Among `chapters`, a `div` of class `meta` opens a chapter, one whose id begins with `endnotes` closes it, any other
    holds text, some of which may have been set aside as `prose`. `whole` is False if the end of the file is missing.
    """

    preface: list[Element] = field(default_factory=list)
    chapters: list[Element] = field(default_factory=list)
    afterword: list[Element] = field(default_factory=list)
    whole: bool = True
    prose: Prose = field(default_factory=Prose)
