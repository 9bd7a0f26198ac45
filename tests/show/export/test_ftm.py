"""FollowTheMoney, read and checked by its library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from followthemoney import model

from show.export.files import articles, export_of, reports_in

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

    from latopis.run.chronicle import Chronicle


def entities(chronicle: Chronicle) -> list[EntityProxy]:
    """The entities; one that the model does not know would stop here."""
    return [model.get_proxy(json.loads(line)) for line in export_of(chronicle, "ftm")[0].splitlines()]


def test_the_library_takes_every_entity(chronicle: Chronicle) -> None:
    """Each value is one that its property takes, and each schema has what it requires."""
    for line in export_of(chronicle, "ftm")[0].splitlines():
        data = json.loads(line)
        schema = model[data["schema"]]
        cleaned = model.make_entity(data["schema"])
        for name, values in data["properties"].items():
            cleaned.add(name, values, cleaned=False)
        assert data["properties"] == {name: cleaned.get(name) for name in data["properties"]}
        schema.validate(data)


def test_a_tie_leads_to_its_ends_and_article(chronicle: Chronicle) -> None:
    """A membership is one with its dates, another tie a link; both lead to entities of the file."""
    found = {entity.id: entity for entity in entities(chronicle)}
    ties = [entity for entity in found.values() if entity.schema.name in ("Membership", "UnknownLink")]
    assert len(ties) == len(reports_in(chronicle, "relation"))
    for tie in ties:
        ends = [key for name in ("member", "organization", "subject", "object", "proof") for key in tie.get(name, quiet=True)]
        assert (3, True) == (len(ends), set(ends) <= set(found))
    dated = [(tie.get("role"), tie.get("endDate"), tie.get("description")) for tie in ties if tie.get("status") == ["ended"]]
    assert [(["membership"], [], ["EDTF 2014/2020"])] == dated


def test_each_entity_stands_once(chronicle: Chronicle) -> None:
    """An actor of several articles is one line."""
    ids = [entity.id for entity in entities(chronicle)]
    assert len(set(ids)) == len(ids)
    assert len(articles()) > len([1 for entity in entities(chronicle) if entity.schema.name == "Article"]) > 0
