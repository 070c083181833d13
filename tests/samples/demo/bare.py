"""A bare text for the demo: as somebody copied it out of a page, long ago, with its tags under the wrong kind.

It waits for its owner instead of joining the library, and shows what a review is for.
"""

NAME = "bells (copied 2011).txt"

TEXT = """\
Title: Two Bells for Fog
Author: longwatch


Chapter 1: The First Bell

Notes: I meant this for the winter exchange and missed it by a year. I split it into four parts instead, \
sorry!

The bell at Farrow Rock has two voices. One is for fog, and the other is for company, and nobody had rung \
the second for so long that the rope had gone grey.

"Is it the lamp?"Wren asked from the stairs.

"The lamp is well ,"said the keeper. "It's the boat that is late."Tomas looked up from his soup.

* * *

By six they could not see the rail. By seven they could not see each other , and talked instead.



Chapter 2: The Second Bell

It was Odile who remembered how it went: three slow, one quick, and then wait. In Chapter 2 of the almanac \
there was a table for it, with a note in pencil that said only: kindly.

They rang it kindly. They rang it for an hour.

~~~

The answer came from the wrong side, which is where answers come from in fog. The keeperâ€™s hands were \
blue. Nobody let go of the rope.



Chapter 3

Author's Note: Thank you for reading! The last part is nearly done.

The boat came in under the lamp at ten minutes to nine, with four people in it and a cat that belonged to \
none of them.

"You rang for company,"the pilot said, "so we brought some."

Series this work belongs to: Part 2 of the Keepers of Farrow Rock series Next Work

[starting tags]
rating:
General Audiences

relationship:
Odile Farrow & Wren Holloway

freeform:
Lighthouses
Found Family
Odile Farrow

character:
Odile Farrow
Wren Holloway
Tomas Reyes

fandom:
Odile Farrow & Wren Holloway
"""


def data() -> bytes:
    """Give the file."""
    return TEXT.encode()
