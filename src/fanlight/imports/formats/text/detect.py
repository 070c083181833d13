"""Telling bare text from what is none: by asking what else it seems to be."""

from fanlight.imports.files import SourceFile
from fanlight.imports.names import is_beside_a_story
from fanlight.imports.refusals import is_text_of_no_maker


def is_bare_text(file: SourceFile) -> bool:
    """Tell whether this is text, and neither a page, a mail nor a file of another program.

    A style sheet or a program's settings are text as well, and no content tells them from a story; there the name does.
    """
    return not is_beside_a_story(file.name) and is_text_of_no_maker(file)
