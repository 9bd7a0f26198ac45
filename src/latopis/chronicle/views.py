"""Views of a chronicle in SQLite for programs that read tables: reports that count now, with names, words and outlets.

The id of an entry ends in the places of its words, by which views cut them out of the text. Shares of polls, certainty of what
is no tie and other fields stand in the records alone: exports have them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_BASE: Final = """
CREATE VIEW reports_view AS
SELECT
  COALESCE((
    SELECT holder.key FROM members
    JOIN clusters ON clusters.id = members.cluster
    JOIN entries AS holder ON holder.id = clusters.holder
    WHERE members.entry = reports.entry ORDER BY members.change DESC, clusters.change DESC LIMIT 1
  ), entries.key) AS entry,
  entries.key AS report,
  reports.kind,
  reports.detail,
  CASE WHEN reports.first BETWEEN 1 AND 3652059 THEN date(reports.first + 1721424.5) END AS first_day,
  CASE WHEN reports.last BETWEEN 1 AND 3652059 THEN date(reports.last + 1721424.5) END AS last_day,
  substr(
    CAST(versions.text AS TEXT), CAST(substr(entries.key, 19) AS INTEGER) + 1,
    CAST(substr(entries.key, 19 + instr(substr(entries.key, 19), '-')) AS INTEGER) - CAST(substr(entries.key, 19) AS INTEGER)
  ) AS quote,
  versions.source,
  versions.title,
  versions.author,
  versions.published,
  articles.url,
  reports.id AS number
FROM reports
JOIN entries ON entries.id = reports.entry
JOIN readings ON readings.id = reports.reading
JOIN versions ON versions.id = readings.version
JOIN articles ON articles.id = versions.article
WHERE NOT EXISTS (SELECT 1 FROM closings WHERE closings.reading = reports.reading)
AND reports.entry NOT IN (
  SELECT rejected.id FROM entries AS rejected JOIN decisions ON decisions.target = rejected.key WHERE decisions.kind = 'reject'
  AND NOT EXISTS (SELECT 1 FROM decisions AS undo WHERE undo.kind = 'undo' AND undo.value = CAST(decisions.id AS VARCHAR))
  AND NOT EXISTS (
    SELECT 1 FROM decisions AS later
    WHERE later.target = decisions.target AND later.kind IN ('accept', 'correct') AND later.id > decisions.id
  )
)
"""
_NAMES: Final = """(
    SELECT group_concat(actors.name, '; ') FROM parts JOIN actors ON actors.id = parts.actor
    WHERE parts.report = told.number AND parts.role = '{role}'
  ) AS {name}"""
_ABOUT: Final = (
    "told.first_day, told.last_day, told.quote, told.source, told.title, told.author, told.published, told.url, told.report"
)


def _view(name: str, kind: str, own: str, roles: dict[str, str], join: str = "") -> str:
    named = ",\n  ".join(_NAMES.format(role=role, name=column) for column, role in roles.items())
    columns = f"told.entry,\n  {own}{named},\n  {_ABOUT}"
    return f"CREATE VIEW {name} AS\nSELECT\n  {columns}\nFROM reports_view AS told{join}\nWHERE told.kind = '{kind}'"


_TIES: Final = (
    "ties.relation,\n  ties.status,\n  ties.happened,\n  ties.factuality,\n  ties.claimed,\n  party.name AS party,\n  "
    "counterpart.name AS counterpart,\n  party.country AS party_country"
)
_ENDS: Final = (
    "\nJOIN ties ON ties.report = told.number\nJOIN actors AS party ON party.id = ties.party"
    "\nJOIN actors AS counterpart ON counterpart.id = ties.counterpart"
)

VIEWS: Final[dict[str, str]] = {
    "reports_view": _BASE,
    "events_view": _view(
        *("events_view", "event", "told.detail AS type,\n  "), {"actors": "actor", "recipients": "recipient", "place": "place"}
    ),
    "statements_view": _view(
        *("statements_view", "statement", "told.detail AS act,\n  "),
        {"speaker": "speaker", "about": "about", "addressee": "addressee", "outlet": "outlet"},
    ),
    "polls_view": _view(
        *("polls_view", "poll", ""),
        {"pollster": "pollster", "commissioner": "commissioner", "population": "population", "about": "about"},
    ),
    "ties_view": f"CREATE VIEW ties_view AS\nSELECT\n  told.entry,\n  {_TIES},\n  {_ABOUT}\nFROM reports_view AS told{_ENDS}",
}
"""The views, those first that others are made of."""


def create_views(connection: Connection) -> None:
    """Make the views; only SQLite has them."""
    if connection.dialect.name == "sqlite":
        for statement in VIEWS.values():
            connection.execute(text(statement))
