"""Hands that write in other languages than English."""

from tests.samples.hands.numbers import roman
from tests.samples.hands.register import hand
from tests.samples.hands.sheets import Sheet

_CHINESE = "一二三四五六七八九十"
_GERMAN = ["Eins", "Zwei", "Drei", "Vier", "Fünf", "Sechs", "Sieben", "Acht", "Neun", "Zehn"]
_FRENCH = ["premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième"]
_SPANISH = ["Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis", "Siete", "Ocho"]
_RUSSIAN = ["первая", "вторая", "третья", "четвёртая", "пятая", "шестая"]
_ARABIC = ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس"]


@hand("Kapitel")
def _(s: Sheet) -> None:
    s.voice = "de"
    s.chapters(lambda n: f"Kapitel {n}")


@hand("Kapitel in words")
def _(s: Sheet) -> None:
    s.voice = "de"
    s.chapter("Prolog")
    s.chapters(lambda n: f"Kapitel {_GERMAN[n - 1]}: Nebel", count=6)
    s.chapter("Epilog")


@hand("1. Kapitel")
def _(s: Sheet) -> None:
    s.voice = "de"
    s.chapters(lambda n: f"{n}. Kapitel")


@hand("Teil")
def _(s: Sheet) -> None:
    s.voice = "de"
    s.chapters(lambda n: f"Teil {n}", count=4)


@hand("Chapitre")
def _(s: Sheet) -> None:
    s.voice = "fr"
    s.chapters(lambda n: f"Chapitre {n} : La mer")


@hand("Chapitre premier")
def _(s: Sheet) -> None:
    s.voice = "fr"
    s.chapters(lambda n: f"CHAPITRE {_FRENCH[n - 1].upper()}", count=6)


@hand("Capítulo")
def _(s: Sheet) -> None:
    s.voice = "es"
    s.chapters(lambda n: f"Capítulo {n}")


@hand("CAPÍTULO in words")
def _(s: Sheet) -> None:
    s.voice = "es"
    s.chapters(lambda n: f"CAPÍTULO {_SPANISH[n - 1].upper()}", count=7)


@hand("Capítulo, Portuguese, roman")
def _(s: Sheet) -> None:
    s.voice = "pt"
    s.chapters(lambda n: f"Capítulo {roman(n)} - O Farol")


@hand("Capitolo")
def _(s: Sheet) -> None:
    s.voice = "it"
    s.chapters(lambda n: f"Capitolo {n}")


@hand("Hoofdstuk")
def _(s: Sheet) -> None:
    s.voice = "nl"
    s.chapters(lambda n: f"Hoofdstuk {n}: Brood")


@hand("Rozdział")
def _(s: Sheet) -> None:
    s.voice = "pl"
    s.chapters(lambda n: f"Rozdział {n}")


@hand("ROZDZIAŁ and roman")
def _(s: Sheet) -> None:
    s.voice = "pl"
    s.chapters(lambda n: f"ROZDZIAŁ {roman(n)}")


@hand("Глава")
def _(s: Sheet) -> None:
    s.voice = "ru"
    s.chapters(lambda n: f"Глава {n}")


@hand("Глава in words")
def _(s: Sheet) -> None:
    s.voice = "ru"
    s.chapters(lambda n: f"Глава {_RUSSIAN[n - 1]}. Соль", count=6)


@hand("ГЛАВА and roman")
def _(s: Sheet) -> None:
    s.voice = "ru"
    s.chapters(lambda n: f"ГЛАВА {roman(n)}")


@hand("Kapitola")
def _(s: Sheet) -> None:
    s.voice = "cs"
    s.chapters(lambda n: f"Kapitola {n}")


@hand("1. kapitola")
def _(s: Sheet) -> None:
    s.voice = "cs"
    s.chapters(lambda n: f"{n}. kapitola")


@hand("Kapitel, Swedish")
def _(s: Sheet) -> None:
    s.voice = "sv"
    s.chapters(lambda n: f"Kapitel {n} - Salt")


@hand("Chinese, words")
def _(s: Sheet) -> None:
    s.voice = "zh"
    s.chapters(lambda n: f"第{_CHINESE[n - 1]}章", count=8)


@hand("Chinese, figures and titles")
def _(s: Sheet) -> None:
    s.voice = "zh"
    s.gap = "\n"
    s.chapters(lambda n: f"第{n}章 灯塔与海", count=8)


@hand("Japanese, episodes")
def _(s: Sheet) -> None:
    s.voice = "ja"
    s.gap = "\n"
    s.before = "\n"
    s.chapters(lambda n: f"第{n}話「灯台」", count=6)


@hand("Japanese, words")
def _(s: Sheet) -> None:
    s.voice = "ja"
    s.chapters(lambda n: f"第{_CHINESE[n - 1]}章　海", count=6)


@hand("Korean")
def _(s: Sheet) -> None:
    s.voice = "ko"
    s.chapters(lambda n: f"제{n}장", count=7)


@hand("Korean, with titles")
def _(s: Sheet) -> None:
    s.voice = "ko"
    s.chapters(lambda n: f"제 {n} 장: 등대", count=7)


@hand("Arabic")
def _(s: Sheet) -> None:
    s.voice = "ar"
    s.chapters(lambda n: f"الفصل {_ARABIC[n - 1]}", count=6)


@hand("Arabic, figures")
def _(s: Sheet) -> None:
    s.voice = "ar"
    s.chapters(lambda n: f"الفصل {n}", count=6)


@hand("Thai")
def _(s: Sheet) -> None:
    s.voice = "th"
    s.chapters(lambda n: f"บทที่ {n}", count=5)


@hand("Chinese on one line")
def _(s: Sheet) -> None:
    s.voice = "zh"
    s.gap = ""
    s.chapters(lambda n: f"第{_CHINESE[n - 1]}章", count=5)


@hand("Russian on one line")
def _(s: Sheet) -> None:
    s.voice = "ru"
    s.gap = " "
    s.chapters(lambda n: f"Глава {n}", count=5)
