"""Who says what stands in quotation marks: `Wren asked`, `said the keeper`."""

import re

_SAID = """\
admitted agreed announced answered asked begged bellowed breathed chimed complained confessed continued corrected
cried croaked declared drawled echoed encouraged exclaimed explained gasped groaned growled grumbled grunted hissed
huffed inquired insisted interjected interrupted joked mumbled murmured mused muttered panted pleaded promised
prompted protested purred queried questioned quipped rasped remarked reminded repeated replied responded retorted
roared said scoffed screamed screeched shouted shrieked sighed slurred snapped snarled snorted sobbed spat spoke
squeaked squealed stammered stated stuttered suggested sneered told vowed wailed warned whimpered whined whispered
wondered yelled yelped adds admits agrees answers asks begs begins breathes comments continues cries declares
demands drawls echoes exclaims explains gasps groans growls grumbles grunts hisses huffs inquires insists
interrupts jokes mumbles murmurs mutters pleads promises prompts protests queries remarks repeats replies responds
retorts roars says scoffs screams shouts shrieks sighs snaps snarls snorts sobs spits stammers states stutters
suggests tells urges warns whines whispers wonders yells"""
_DOES = """\
added advised argued argues began called calls commented demanded finished finishes lied managed noted notes
observed offered offers ordered orders pointed points pressed presses read recited sang supplied teased teases
thinks thought urged"""
_VERB = "|".join(_SAID.split())
_OFTEN = "|".join(_DOES.split())  # what people also do without a word
_WHO = (
    r"(?:(?:The|A|An|His|Her|My|Their|Our|Your|One)[ ](?:[^\W\d_][\w'’-]{0,20}[ ]){1,3}?"
    r"|(?:(?:Mr|Mrs|Ms|Dr|St)\.[ ])?(?:[^\W\d_a-zà-öø-ÿ][\w'’-]{0,30}[ ]){1,3}?)"
)
_SPEAKER = re.compile(
    rf"{_WHO}(?:(?:had|has|have|just|only|then|finally|\w{{2,12}}ly)[ ]){{0,2}}+"
    rf"(?:(?:{_VERB})(?!\w)|(?:{_OFTEN})[ ]?[.,;:!?—–-])"
)


def names_speaker(text: str, at: int) -> bool:
    """Tell whether what begins at `at` says who has just spoken: a name or pronoun, then a verb of speaking."""
    return _SPEAKER.match(text, at, at + 120) is not None
