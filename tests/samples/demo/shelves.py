"""The demo's shelf: every work in the form in which somebody might have kept it."""

from tests.samples.demo import (
    farrow_rock,
    fog_signals,
    half_past_flour,
    keepers,
    ledger,
    overdue,
    overdue_book,
    proofs,
    slow_ice,
    slow_ice_journal,
    storm_petrel,
    strings_and_company,
    tide_tables,
)
from tests.samples.demo.forms import (
    AO3_EPUB,
    AO3_EPUB_2018,
    AO3_PAGE,
    FANFICFARE_HTML,
    FANFICFARE_TXT,
    FICHUB,
    Entry,
    ao3_html,
    fanficfare,
    plain,
)

LAMP = (
    Entry(ledger.KEEPERS_LEDGER, AO3_EPUB),
    Entry(fog_signals.FOG_SIGNALS, ao3_html("2023-10-29")),
    Entry(keepers.HARBOUR_MASTER_CARRIES, ao3_html("2022-06-11")),
    Entry(keepers.RELIEF_BOAT, ao3_html("2023-04")),
    Entry(keepers.LAMP_IS_PATIENCE, AO3_EPUB),
    Entry(keepers.ORDINARY_WEATHER, ao3_html("2026-06-09")),
    Entry(keepers.LENS_WORKS, ao3_html("2019-02")),
    Entry(keepers.WINTER_LOG, ao3_html("2019-02")),
    Entry(storm_petrel.STORM_PETREL, ao3_html("2026-02-10")),
    Entry(farrow_rock.TEMPS_ORDINAIRE, ao3_html("2023-11-05")),
    Entry(farrow_rock.SEVEN_LETTERS, fanficfare("2.0")),
    Entry(farrow_rock.NEW_KEEPER, ao3_html("2019-01")),
    Entry(farrow_rock.WASAYA, AO3_EPUB, plain_title="wSy llHrs ljdyd"),
    Entry(farrow_rock.SALT_IN_THE_BREAD, AO3_EPUB_2018),
    Entry(farrow_rock.WREN_BEFORE, FICHUB),
)
TIDES = (
    Entry(tide_tables.ERRATA, ao3_html("2025-10-11")),
    Entry(tide_tables.AN_APOLOGY, fanficfare("3.0", table=True)),
    Entry(tide_tables.FIVE_TIMES, AO3_EPUB),
    Entry(tide_tables.MR_OSGOOD, AO3_EPUB_2018),
    Entry(tide_tables.THE_SLACK, ao3_html("2019-01")),
    Entry(proofs.PROOFS, AO3_EPUB),
)
FLOUR = (
    Entry(half_past_flour.ALDERMAN_RISES, ao3_html("2023-11-05")),
    Entry(half_past_flour.NIGHT_ORDERS, fanficfare("2.0", table=True)),
    Entry(half_past_flour.CANT_SLEEP, ao3_html("2026-06-09")),
    Entry(half_past_flour.LAST_TRAM, plain("3.0")),
    Entry(half_past_flour.FOUR_OCLOCK, AO3_EPUB),
    Entry(half_past_flour.WRONG_CAKE, FANFICFARE_TXT),
)
ICE = (
    Entry(slow_ice_journal.SPEED, AO3_EPUB),
    Entry(slow_ice.COMMA, ao3_html("2023-04")),
    Entry(slow_ice.INVENTORY, ao3_html("2025-10-11")),
    Entry(slow_ice.CREVASSE, FANFICFARE_HTML),
    Entry(slow_ice.CARTOGRAPHERS_ERROR, AO3_EPUB),
)
MOON = (
    Entry(overdue_book.TWO_HUNDRED_YEARS, ao3_html("2023-11-05")),
    Entry(overdue.LATE_FEES, ao3_html("2022-06-11")),
    Entry(overdue.YUQI_ZH, ao3_html("2026-06-09"), plain_title="Yu Qi Zhi Hou"),
    Entry(overdue.COMPLAINT, fanficfare("3.0")),
    Entry(overdue.READING_ROOM, plain("2.0")),
    Entry(overdue.RETURN_SLOT, AO3_PAGE),
)
STRINGS = (
    Entry(strings_and_company.HALIBUT, ao3_html("2019-02")),
    Entry(strings_and_company.SEMOLINA, AO3_EPUB_2018),
    Entry(strings_and_company.UNDERSTUDY, AO3_EPUB),
    Entry(strings_and_company.WINTER, fanficfare("3.0")),
    Entry(strings_and_company.AUDIENCE, plain("3.0")),
)

SHELF: tuple[Entry, ...] = (*LAMP, *TIDES, *FLOUR, *ICE, *MOON, *STRINGS)
