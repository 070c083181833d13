"""What one line says when it is read as a chapter's heading: its word, its number, its title, the signs around it."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from fanlight.imports.salvage.capitals import is_named
from fanlight.imports.salvage.numbers import ENGLISH, HAN, WORDS, number_of
from fanlight.imports.salvage.vocabulary import FAMILY_OF, MONTHS, UNNUMBERED

MOST = 120
"""Characters of a line that may still be a heading."""

SIGNS = "#*=~_<>-–—+|·•°★☆◆◇♦♥❤♡§†※✦✧❖«»▪■●○^¤:"
_TRAILING = SIGNS.replace(":", "") + " "
_LEADING = re.compile(rf"(?:[{re.escape(SIGNS)}]|[(\[{{【〈《](?=[^)\]}}】〉》]{{1,100}}[)\]}}】〉》])| )*+")
_TAG = r"(?:b|i|u|center|strong|em|size=\w{1,8}|h[1-6])"
_MARKUP = re.compile(
    rf"(?P<open>(?:[\[<]{_TAG}[\]>])++)(?P<core>[^\[<]++)(?P<close>(?:[\[<]/\w{{1,8}}[\]>])++)$", re.IGNORECASE
)
_CLOSED = {"(": ")", "[": "]", "{": "}", "【": "】", "〈": "〉", "《": "》"}

_WORD = "|".join(sorted(map(re.escape, FAMILY_OF), key=len, reverse=True))
_FIGURES = r"\d{1,4}(?:\.\d{1,2}|[a-hA-H]|(?:er|ère|re))?(?![^\W_]|\.\d)"
_LETTERS = r"(?:[IVXLC]{1,9}|[ivxlc]{1,9})(?![^\W_])"
_SPELLED = r"[^\W\d_]+(?:[- ][^\W\d_]+)?"
_NUMBER = rf"(?:{_FIGURES}|{_LETTERS}|{_SPELLED})"
_TOTAL = r"(?:[ ]?(?:/|of|von|de|di|van|из|z)[ ]?(?P<total>\d{1,4}|\?{1,2}|(?i:" + "|".join(WORDS) + r"))(?![^\W_]))?+"
_SUB = (
    r"(?:[ ]?,?[ ]?[(\[]?(?i:part|pt\.?|teil|section)[ ](?P<sub>\d{1,2}|[IVX]{1,4}|[A-Za-z]{3,5})(?![^\W_])[)\]]?"
    r"|[ ][(\[](?P<of>\d{1,2})/(?:\d{1,2}|\?)[)\]])?+"
)
_BETWEEN = r"(?:(?:\.[ ]?|[ ]{1,3})(?i:(?:#|no\.?[ ]|nr\.?[ ]|n°[ ]?|№[ ]?|the[ ]|number[ ])?)|[ ]?#|(?=\d))"
_WORD_FIRST = re.compile(rf"(?P<word>(?i:{_WORD})){_BETWEEN}(?P<number>{_NUMBER})")
_NUMBER_FIRST = re.compile(
    rf"(?i:the[ ])?(?P<number>\d{{1,4}}|[^\W\d_]+(?:-[^\W\d_]+)?)"
    rf"(?:\.|st|nd|rd|th|º|ª|-?[яй]|:[ae])?+[ ](?P<word>(?i:{_WORD}))(?![^\W_])\.?"
)
_AFTER_NUMBER = re.compile(rf"{_TOTAL}{_SUB}")
_ENGLISH = "|".join(sorted(ENGLISH, key=len, reverse=True))
_BARE = re.compile(rf"(?i:no\.[ ])?(?P<number>{_FIGURES}|{_LETTERS}|(?i:{_ENGLISH})(?![^\W_]))")
_BARE_SEPARATOR = re.compile(r"[ ]?(?:[.:)|]|[ ][-–—]{1,2}|[-–—]{2})[ ]{1,3}|\.(?=[A-Z])")
_SEPARATOR = re.compile(r"[ ]{0,3}+(?:[:.,)|~：、]|[-–—]{1,3}|::|(?<=[ ])/(?=[ ]))[ ]{0,3}+")
_HAN = re.compile(
    rf"(?:第[ ]?(?P<han>[{HAN}]{{1,8}}|\d{{1,4}})[ ]?(?P<unit>[章话話回节節部幕卷巻集夜日]|エピソード)"
    r"|제?[ ]?(?P<hangul>\d{1,4})[ ]?(?P<piece>[장화부편권회](?![^\W_])))"
)
_AT_THE_END = re.compile(
    r"(?P<name>\S[^\n]{0,70}?)[ ]?(?:[,:.–—-][ ]|[ ])[(\[]?"
    rf"(?:(?P<word>(?i:chapter|chap\.|ch\.|part|pt\.|episode))[ ](?P<number>{_NUMBER}){_TOTAL}"
    r"|(?P<of>\d{1,3})/(?P<all>\d{1,3}|\?{1,2})|#(?P<hash>\d{1,3}))[)\]]?"
    r"(?:(?:[:]|[ ][–—-])[ ](?P<title>[^\n]{1,70}))?"
)
_FIRST_WORD = re.compile(r"[^\s\d.,:;()\[\]/'’–—-]+")
_HEADWORDS = frozenset(
    found[0] if (found := _FIRST_WORD.match(word)) else word for word in (*FAMILY_OF, *UNNUMBERED, *WORDS)
) | {"the", "no"}
_NUMERAL = re.compile(r"[ivxlc]{1,9}")
_HAN_SIGNS = frozenset(f"第제{HAN}序終尾楔番")
_LATER = ("chapter", "chap.", "ch.", "part", "pt.", "episode", "/", "#")
_UNNUMBERED = re.compile(
    rf"(?P<word>(?i:{'|'.join(sorted(map(re.escape, UNNUMBERED), key=len, reverse=True))}))(?![^\W_]|['’])"
)
_ENDS_LIKE_PROSE = re.compile(r"[,;]$|[^.]\.{2,3}$|…$")


@dataclass(frozen=True, slots=True)
class Form:
    """A line as a heading. `family` is its word's, "number" for a bare number, "" for none.

    `sub` counts within one number (`2b`, `part 2`); `title` lies at `title_at` in the line, "" when there is none;
    `style` is how it is written, apart from what changes from one heading to the next. `unnumbered` names where a
    chapter without a number stands.
    """

    family: str
    number: int
    style: str
    sub: int = 0
    title: str = ""
    loose: bool = False
    shell: str = ""
    unnumbered: str = ""


def unshelled(line: str) -> tuple[str, str, str]:
    """Part a line from the signs around it: `*** Two ***` → (`***`, `Two`, `***`). So are marks of bold."""
    if line[:1] in "[<" and (tags := _MARKUP.match(line)) is not None:
        before, core, after = unshelled(tags["core"])
        return f"{tags['open']}{before}", core, f"{after}{tags['close']}"
    if line[:1].isalnum():
        core = line.rstrip(_TRAILING)
        return "", core, line[len(core) :].replace(" ", "")
    opening = _LEADING.match(line)
    start = opening.end() if opening else 0
    before = "".join(line[:start].split())
    core = line[start:]
    end = core.rstrip(_TRAILING)
    for sign in reversed(before):
        if sign in _CLOSED and end.endswith(_CLOSED[sign]):
            end = end[:-1].rstrip(SIGNS + " ")
    return before, end, "".join(core[len(end) :].split())


@lru_cache(maxsize=1024)  # lines of a list, of sums, of a game's moves are few, and come by the ten thousand
def read_form(line: str) -> Form | None:
    """Read a line of at most MOST characters as a heading with a number or a word that needs none."""
    before, core, after = unshelled(line)
    if not core or not _may_be_read(core):
        return None
    shell = f"{before} {after}".strip()
    if (found := _UNNUMBERED.match(core)) is not None and (form := _unnumbered(core, found, shell)) is not None:
        return form
    if (found := _WORD_FIRST.match(core)) is not None and (form := _with_word(core, found, shell)) is not None:
        return form
    if (found := _HAN.match(core)) is not None:
        number = number_of(found["han"] or found["hangul"])
        family = "章" if (found["unit"] or found["piece"]) in "章话話回장화회" else "部"
        return None if number is None else _titled(core, found.end(), Form(family, number, f"{shell} {family}"), shell)
    if (found := _NUMBER_FIRST.match(core)) is not None and (number := number_of(found["number"])) is not None:
        word = found["word"].casefold()
        form = Form(FAMILY_OF[word], number, f"{shell} n {case_of(found['word'])}", shell=shell)
        return _titled(core, found.end(), form, shell)
    if (found := _BARE.match(core)) is not None and (form := _bare(core, found, shell, line)) is not None:
        return form
    return _at_the_end(core, shell)


def _may_be_read(core: str) -> bool:
    """Tell quickly whether a line is worth the reading: by its first word, or by what may be a number at its end."""
    first = _FIRST_WORD.match(core)
    if first is None or (word := first[0].casefold()) in _HEADWORDS or word[0] in _HAN_SIGNS:
        return True
    if _NUMERAL.fullmatch(word) is not None:
        return True
    folded = core.casefold()
    return any(later in folded for later in _LATER)


def _unnumbered(core: str, found: re.Match[str], shell: str) -> Form | None:
    rest = core[found.end() :]
    where = UNNUMBERED[found["word"].casefold()]
    if not rest.strip(" .:-–—"):
        return Form("", 0, f"{shell} {case_of(found['word'])}", shell=shell, unnumbered=where)
    separator = _SEPARATOR.match(core, found.end())
    if separator is not None and core[separator.end() :].strip():
        title = core[separator.end() :].strip()
        return Form("", 0, f"{shell} {case_of(found['word'])}", title=title, shell=shell, unnumbered=where)
    number = number_of(rest.strip())
    if number is not None and where == "Interlude":
        return Form("", 0, f"{shell} {case_of(found['word'])}", shell=shell, unnumbered=where)
    return None


def _with_word(core: str, found: re.Match[str], shell: str) -> Form | None:
    written, end = found["number"], found.end()
    number, sub, kind = _read(written)
    if number is None and " " in written:
        written = written.split(" ")[0]
        end = found.start("number") + len(written)
        number, sub, kind = _read(written)
    word = found["word"]
    if number is None:
        zero = written in ("0", "00") or written.casefold() in ("zero", "null", "zéro", "cero")
        if not zero:
            return None
    family = FAMILY_OF[word.casefold()]
    style = f"{shell} {case_of(word)} {kind}"
    form = Form(family, number or 0, style, sub, shell=shell, unnumbered="" if number else "Prologue")
    return _titled(core, end, form, shell)


def _read(written: str) -> tuple[int | None, int, str]:
    """Give a number, what it counts within itself, and how it is written."""
    if written[0].isdecimal():
        written = written.removesuffix("er").removesuffix("ère").removesuffix("re")
        whole, point, half = written.partition(".")
        letter = whole[-1] if whole[-1].isalpha() else ""
        number = number_of(whole.removesuffix(letter).lstrip("0") or "0")
        sub = int(half) if point and half else "abcdefgh".find(letter.casefold()) + 1 if letter else 0
        return number, sub, "figures"
    return number_of(written), 0, "letters" if set(written.upper()) <= set("IVXLC") else "words"


def _bare(core: str, found: re.Match[str], shell: str, line: str) -> Form | None:
    written = found["number"]
    number, sub, kind = _read(written)
    rest = core[found.end() :]
    if number is None or (written in ("i", "I", "a") and rest[:1] in ("'", "’")):
        return None
    case = "" if written[0].isdecimal() else "A" if written.isupper() else "a" if written.islower() else "Aa"
    no = "no" if found.start("number") > found.start() else ""
    hashed = "#" if shell[:1] == "#" and line[:1] == "#" and line[1:2] not in (" ", "#") else ""
    style = f"{shell} {no}{hashed}{kind} {case}"
    form = Form("number", number, style, sub, shell=shell)
    after = _AFTER_NUMBER.match(core, found.end())
    end = after.end() if after else found.end()
    if not core[end:].strip(" .):"):
        ending = f"/{after['total']}" if after and after["total"] else core[end:].strip()
        return Form("number", number, f"{style} {ending}", sub, shell=shell)
    separator = _BARE_SEPARATOR.match(core, end)
    if separator is None:
        if hashed or (shell and kind == "figures" and core[end : end + 1] == " "):
            return _titled(core, end, form, shell)
        title = core[end:].strip()
        fits = core[end : end + 1] == " " and title[:1].isupper() and title[-1].isalnum() and kind == "figures"
        fits = fits and title.split()[0].casefold() not in MONTHS
        return replace(form, style=f"{style} lt", title=title, loose=True) if fits and is_named(title) else None
    title = core[separator.end() :].strip()
    if _ENDS_LIKE_PROSE.search(title) or not any(sign.isalpha() for sign in title):
        return None
    return Form("number", number, f"{style} {separator[0].strip()}t", sub, title, shell=shell)


def _titled(core: str, end: int, form: Form, shell: str) -> Form | None:
    """Read what follows the number: nothing, a title after a separator, or words that may be one."""
    if core[end : end + 1] in ("'", "’", "%", "&", "+"):
        return None
    if core[end : end + 2] == ", " and (_ENDS_LIKE_PROSE.search(core) or core[-1] in ".!?\"'”’"):
        return None
    after = _AFTER_NUMBER.match(core, end)
    sub = form.sub
    if after is not None and after.end() > end:
        end = after.end()
        if after["sub"] or after["of"]:
            sub = number_of(after["sub"] or after["of"]) or 0
    if core[end : end + 1] in (")", "]"):
        end += 1
    rest = core[end:]
    if not rest.strip(" .:-–—~*#)]|,!"):
        return replace(form, sub=sub, shell=shell)
    separator = _SEPARATOR.match(core, end)
    loose = separator is None or not separator[0].strip()
    begin = separator.end() if separator else end
    if separator is not None and separator[0].strip() == "." and core[begin : begin + 1].islower():
        return None
    if loose and form.family != "章" and rest[0] not in ' 「『“"《【(':
        return None
    title = core[begin:].strip().lstrip(":-–—| ")
    return replace(form, style=f"{form.style} t", sub=sub, title=title, loose=loose, shell=shell)


def _at_the_end(core: str, shell: str) -> Form | None:
    """Read `Low Water - Part 2`, `Onions (3/6)`: the story's own name before the number."""
    found = _AT_THE_END.fullmatch(core)
    if found is None or found["name"][-1] in ",;:" or found["name"][0] in "\"“'‘":
        return None
    number = number_of(found["number"] or found["of"] or found["hash"])
    if number is None:
        return None
    word = (found["word"] or "").rstrip(".").casefold()
    style = f"{shell} {found['name'].casefold()} {word}"
    return Form("name", number, style, title=found["title"] or "", shell=shell)


def case_of(word: str) -> str:
    """Say how a word is written: `A` in capitals, `a` in small letters, else `Aa`."""
    return "A" if word.isupper() and len(word) > 1 else "a" if word.islower() else "Aa"
