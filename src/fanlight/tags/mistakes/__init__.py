"""Mistakes in a work's tags that can be found without learning: each rule a pure function with an id, R1 to R13.

A rule sees a work's tags (`values.Tagged`) and the names that are known (`lexicon.Lexicon`), and gives proposals: what
is wrong, why, and what would put it right. It changes nothing. Sources: otwarchive's `app/models/tag.rb`, AO3's
wrangling guidelines for fandoms, characters, relationships, freeforms and metatags; thresholds were measured
(`script/bench mistakes`).
"""
