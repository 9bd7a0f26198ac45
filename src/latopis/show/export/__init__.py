"""A query's entries in the formats of other programs: one file a format, all of them in `formats`."""
