"""Text within XML that is written without a library, for what is written too often for one."""

from fanlight.kernel.text import writable


def escape(text: str) -> str:
    """Write text so that it can stand between tags and in double quotes, without what no XML may hold."""
    text = writable(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
