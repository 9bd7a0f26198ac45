"""What stands beside the tables of a dataset: README, licence, citation."""

from __future__ import annotations

from typing import Final

TITLE: Final = "Entries of Polish news, read by latopis"

README: Final = """# {title}

Made on {day} with latopis {version}. Query: `{query}`

| file | rows |
| --- | --- |
{tables}

Each row of `ties`, `statements`, `events` and `polls` is one entry: what one or several articles say (`reports`, `sources`), with
the words of one of them (`quote`), where it was published, and a date (`when`, in EDTF; `first_day` and `last_day` for sorting).
What each column means stands in `datapackage.json`. A cell that holds a list is JSON.

- An entry is what articles say, not what is true. `factuality` tells how certain the article itself is, `said_by` who claims it.
- It was read by a program; `made_by` names the pattern, `confidence` how often that one is right on annotated articles.
- To cite one row, name the newspaper, author, title and date, which the row holds, then its `entry` and this dataset.
- Countries are ISO 3166 alpha-3, `EUR` is the European Union; `actors.csv` has the number of Correlates of War for each state.
- What is only planned, possible or denied is here too: for what happened take `factuality` CT+ without `said_by`.
- An entry without `when` has no date of its own in the article; it was known when that was `published`.
"""

LICENCE: Final = """# Licence

What the program added (the choice of entries, their codes, dates, identifiers and descriptions of columns) may be used by anybody
for anything: CC0 1.0 Universal, https://creativecommons.org/publicdomain/zero/1.0/

The quotations, titles and, where there are any, whole texts of articles are not covered by that. They belong to the newspapers
and authors named beside them, and stand here as quotations with their sources. To use more than that, ask them.
"""

CITATION: Final = """cff-version: 1.2.0
type: dataset
title: "{title}"
message: "Cite the newspapers whose words you use first, then this dataset. Put your own names under authors."
authors:
  - name: "Whoever publishes this dataset"
version: "{day}"
date-released: "{day}"
license: CC0-1.0
keywords:
  - "event data"
  - "Polish news"
references:
  - type: software
    title: latopis
    version: "{version}"
    authors:
      - name: "The Latopis authors"
"""
