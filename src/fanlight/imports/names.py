"""What a file's name says, where its content says nothing. No Django in here."""

from pathlib import PurePosixPath

BESIDE_A_STORY = frozenset(
    (
        *(".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff", ".ico"),
        *(".css", ".js", ".json", ".opf", ".ncx", ".xml", ".csv", ".ini", ".db", ".log", ".lnk", ".url"),
        *(".mp3", ".m4a", ".ogg", ".wav", ".mp4", ".mkv", ".ttf", ".otf", ".woff", ".woff2"),
        *(".py", ".sh", ".bat", ".exe", ".dll"),
    )
)
"""Endings of what lies beside stories and is not meant as one: left alone when its content is no story either."""


def is_beside_a_story(name: str) -> bool:
    """Tell by the ending whether a file was meant as a story at all. Only asked of content that is none."""
    return PurePosixPath(name).suffix.casefold() in BESIDE_A_STORY
