"""Numbers as chapters carry them: figures, Roman numerals, words, in the languages that headings are known in."""

import re

MOST = 3000
"""Chapters counted to; what is larger is a year or a house number."""

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
]
_ORDINALS += ["fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"]

ENGLISH: dict[str, int] = {word: n for n, word in enumerate([*_UNITS, *_TEENS], start=1)}
for _ten, _word in enumerate(_TENS, start=2):
    ENGLISH[_word] = _ten * 10
    ENGLISH |= {f"{_word}{joint}{unit}": _ten * 10 + n for n, unit in enumerate(_UNITS, start=1) for joint in "- "}
ENGLISH["one hundred"] = 100
_CARDINALS = "|".join(sorted(ENGLISH, key=len, reverse=True))
ENGLISH |= {word: n for n, word in enumerate(_ORDINALS, start=1)}
ENGLISH |= {f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINALS[:9], start=1)}

_OTHERS = """\
ein eine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn
eins|zwo|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte|elfte|zwölfte
erste erstes erster|zweite zweites zweiter|drittes dritter|viertes|fünftes|sechstes|siebtes|achtes|neuntes|zehntes
un une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze
premier première|deuxième second seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième
uno una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince
primero primera primer|segundo segunda|tercero tercera tercer|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo
um uma|dois duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze|quinze
primeiro primeira|segundo|terceiro terceira|quarto|quinto|sexto|sétimo|oitavo|nono|décimo
uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici
primo prima|secondo seconda|terzo terza|quarto quarta|quinto quinta|sesto|settimo|ottavo|nono|decimo
een één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien
eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende
ett en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton
första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde
jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|jedenaście|dwanaście
pierwszy pierwsza|drugi druga|trzeci trzecia|czwarty czwarta|piąty piąta|szósty|siódmy|ósmy|dziewiąty|dziesiąty
jedna|dvě dva|tři|čtyři|pět|šest|sedm|osm|devět|deset|jedenáct|dvanáct
první|druhá druhý|třetí|čtvrtá čtvrtý|pátá pátý|šestá|sedmá|osmá|devátá|desátá
один одна|два две|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать
первая первый|вторая второй|третья третий|четвёртая четвертая|пятая|шестая|седьмая|восьмая|девятая|десятая|одиннадцатая
الأول الأولى|الثاني الثانية|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|الحادي عشر|الثاني عشر
واحد|اثنان|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة"""
WORDS: dict[str, int] = dict(ENGLISH)
for _line in _OTHERS.splitlines():
    for _number, _words in enumerate(_line.split("|"), start=1):
        for _word in [_words] if " عشر" in _words else _words.split():
            WORDS.setdefault(_word, _number)

NUMBER = rf"(?:\d{{1,4}}|[IVXLC]{{1,9}}|[ivxlc]{{1,9}}|(?i:{_CARDINALS}))(?![\w])"
"""A pattern, without groups, of every way in which English running text writes a chapter's number."""

_ROMAN = re.compile(r"(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HAN = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
HAN = "".join([*_HAN, *_HAN_TENS])
"""The signs of Chinese numbers."""


def number_of(written: str) -> int | None:
    """Read a number written in figures, words or Roman numerals; None for anything else and for more than MOST."""
    written = " ".join(written.split())
    if written.isdecimal():
        return int(written) if len(written) <= 6 and 0 < int(written) <= MOST else None
    named = WORDS.get(written.casefold())
    if named is None and written[:1] in HAN:
        return _han(written)
    return _roman(written.upper()) if named is None else named


def _roman(numeral: str) -> int | None:
    if not numeral or _ROMAN.fullmatch(numeral) is None:
        return None
    values = [_VALUES[sign] for sign in numeral]
    return sum(v if v >= after else -v for v, after in zip(values, [*values[1:], 0], strict=True))


def _han(written: str) -> int | None:
    """Read a Chinese number: 十二, 二十, 一百零三."""
    total, unit = 0, 0
    for sign in written[:12]:
        if sign in _HAN_TENS:
            total += (unit or 1) * _HAN_TENS[sign]
            unit = 0
        elif sign in _HAN:
            unit = unit * 10 + _HAN[sign]
        else:
            return None
    return total + unit if 0 < total + unit <= MOST else None
