"""The chronicle: records kept in a database, and what they say together as of any date.

It knows records, dates and errors, and no stage of reading: what needs the lexicon (names in any case, lemmas) is handed in.
"""
