"""The words that head chapters: with a number, without one, and what only ends a chapter."""

_NUMBERED = """\
Chapter: chapter chapters chap chp chpt ch chptr cap capter
Part: part pt
Book: book bk
Act: act
Volume: volume vol
Arc: arc
Episode: episode ep
Scene: scene
Section: section
Day: day
Night: night
Week: week
Month: month
Year: year
Letter: letter
Entry: entry
Log: log
Drabble: drabble
Prompt: prompt
Canto: canto
Stave: stave
Verse: verse
Lesson: lesson
Story: story
Interlude: interlude
Kapitel: kapitel kap
Teil: teil
Tag: tag
Akt: akt
Chapitre: chapitre
Partie: partie
Jour: jour
Capítulo: capítulo capitulo
Parte: parte
Día: día dia
Capitolo: capitolo
Giorno: giorno
Hoofdstuk: hoofdstuk
Deel: deel
Dag: dag
Kapittel: kapittel
Del: del
Luku: luku
Osa: osa
Fejezet: fejezet
Bölüm: bölüm bolum
Capitol: capitolul capitol
Capítol: capítol
Rozdział: rozdział rozdzial
Część: część czesc
Kapitola: kapitola
Část: část
Díl: díl
Poglavlje: poglavlje
Глава: глава
Часть: часть
День: день
Розділ: розділ
Частина: частина
Κεφάλαιο: κεφάλαιο κεφαλαιο
Μέρος: μέρος
פרק: פרק
الفصل: الفصل فصل
الجزء: الجزء
บทที่: บทที่ ตอนที่
Chương: chương
Bab: bab"""
FAMILY_OF: dict[str, str] = {}
"""The family that a word belongs to; the word is case-folded. Chapters of one work are of one family."""
for _line in _NUMBERED.splitlines():
    _family, _, _words = _line.partition(": ")
    FAMILY_OF |= dict.fromkeys(_words.split(), _family)

ABOVE = frozenset(
    ["Part", "Book", "Act", "Volume", "Arc", "Teil", "Partie", "Parte", "Deel", "Część", "Часть", "Часть"]
)
"""Families that stand above chapters, where there are chapters."""

CHAPTERS = frozenset(
    [
        "Chapter",
        "Kapitel",
        "Chapitre",
        "Capítulo",
        "Capitolo",
        "Hoofdstuk",
        "Kapittel",
        "Luku",
        "Fejezet",
        "Bölüm",
        "Capitol",
        "Capítol",
        "Rozdział",
        "Kapitola",
        "Poglavlje",
        "Глава",
        "Розділ",
        "Κεφάλαιο",
        "פרק",
        "الفصل",
        "บทที่",
        "Chương",
        "Bab",
        "章",
    ]
)
"""Families whose word means a chapter and hardly anything else at a line's start."""

_IN_TEXT = """\
Chapter Ch. Chap. Part Act Book Chapitre Kapitel Capítulo Capitolo Hoofdstuk Rozdział Kapitola Глава الفصل"""
IN_TEXT = _IN_TEXT.split()
"""Words that a heading may begin with within running text, where only the commonest are looked for."""

PROLOGUES = frozenset(
    [
        "prologue",
        "prolog",
        "prologo",
        "prólogo",
        "пролог",
        "prelude",
        "foreword",
        "preface",
        "introduction",
        "序章",
        "序",
        "楔子",
    ]
)
PROLOGUES |= {"プロローグ", "프롤로그", "vorwort", "avant-propos", "prólogo", "předmluva", "wstęp", "proloog", "مقدمة"}
EPILOGUES = frozenset(
    [
        "epilogue",
        "epilog",
        "épilogue",
        "epílogo",
        "epilogo",
        "эпилог",
        "afterword",
        "epiloog",
        "postscript",
        "終章",
        "尾声",
    ]
)
EPILOGUES |= {"final chapter", "last chapter", "the final chapter", "the last chapter"}
EPILOGUES |= {"エピローグ", "에필로그", "nachwort", "خاتمة"}
BETWEEN = frozenset(
    [
        "interlude",
        "intermission",
        "intermezzo",
        "coda",
        "zwischenspiel",
        "entr'acte",
        "интерлюдия",
        "番外",
        "omake",
        "outtake",
    ]
)
BETWEEN |= {"bonus chapter", "bonus", "deleted scene", "side story", "interlúdio", "interludio"}
UNNUMBERED = {
    **dict.fromkeys(PROLOGUES, "Prologue"),
    **dict.fromkeys(EPILOGUES, "Epilogue"),
    **dict.fromkeys(BETWEEN, "Interlude"),
}
"""Words that head a chapter without a number, case-folded, and where in the work such a chapter stands."""

DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ]
)
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "januar",
        "februar",
        "märz",
        "mai",
        "juni",
        "juli",
        "oktober",
        "dezember",
        "janvier",
        "février",
        "mars",
        "avril",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
)
SEASONS = frozenset(["spring", "summer", "autumn", "fall", "winter"])

ENDS = frozenset(
    [
        "the end",
        "end",
        "fin",
        "finis",
        "finito",
        "ende",
        "fine",
        "tbc",
        "t.b.c.",
        "to be continued",
        "to be concluded",
        "continued",
        "end of part",
        "end of chapter",
        "конец",
        "完",
        "終",
        "끝",
        "owari",
        "the beginning of the end",
        "end of story",
        "end of book",
        "please review",
        "r&r",
        "please r&r",
        "review please",
        "reviews",
    ]
)
"""What ends a chapter or a story, case-folded and without the signs around it."""

CONTENTS = frozenset(
    [
        "contents",
        "table of contents",
        "chapters",
        "index",
        "inhalt",
        "inhaltsverzeichnis",
        "table des matières",
        "sommaire",
        "índice",
        "indice",
        "inhoud",
        "spis treści",
        "содержание",
        "оглавление",
        "obsah",
        "目录",
        "目次",
        "목차",
        "chapter list",
        "list of chapters",
    ]
)
"""What heads a list of a work's chapters, case-folded."""
