"""What is watched: a TOML file that names feeds, sitemaps and lists of addresses."""

from __future__ import annotations

import math
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from latopis import edtf
from latopis.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Iterable

USUAL_DELAY: Final = 2.0
"""Seconds."""
_UNITS: Final = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}
_DURATION: Final = re.compile(r"(\d{1,9}(?:\.\d{1,3})?) ?([smhd]?)", re.ASCII)


def seconds_in(value: object) -> object:
    """The seconds that `30m`, `1.5h`, `2d` or a number mean.

    >>> seconds_in("30m"), seconds_in(5)
    (1800.0, 5)
    """
    if not isinstance(value, str):
        return value
    match = _DURATION.fullmatch(value.strip())
    if match is None:
        raise ValueError("is no time; write as 30m, 2h, 1d or a number of seconds")
    return float(match[1]) * _UNITS[match[2]]


Seconds = Annotated[float, BeforeValidator(seconds_in), Field(ge=0)]
Date = Annotated[str, AfterValidator(edtf.normalise)]
Address = Annotated[str, Field(pattern=r"^https?://\S+$")]


class Feed(BaseModel):
    """A feed, a sitemap or a list of addresses; its content tells which.

    `text` says where the articles are, `source` names the outlet, `since` leaves out what is dated before it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=True)

    url: Address
    every: Seconds | None = None
    text: Literal["feed", "page"] | None = None
    source: str | None = None
    since: Date | None = None


class Plan(BaseModel):
    """Everything that is watched; `delay` is the pause between two requests to a host, `contact` is told to servers."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=True)

    feed: tuple[Feed, ...] = Field(min_length=1)
    every: Seconds = 1800.0
    delay: Seconds = USUAL_DELAY
    chronicle: str | None = None
    contact: Annotated[str, Field(pattern=r"^[\x21-\x7e]+$")] | None = None

    def pause_of(self, feed: Feed) -> float:
        """The seconds between two askings of a feed."""
        return self.every if feed.every is None else feed.every


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan with the file that keeps its state."""

    plan: Plan
    state: Path | None


def plan_in(path: str) -> Kept:
    """The plan that the file holds; its state stands beside it.

    Raises:
        ConfigurationError: the file cannot be read, or says what there is not.
    """
    place = Path(path)
    try:
        found = Plan.model_validate(tomllib.loads(place.read_bytes().decode("utf-8-sig")))
    except OSError as fault:
        raise ConfigurationError(
            f"{path}: cannot be read: {fault.strerror or fault}; name a file with [[feed]] tables"
        ) from fault
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        where = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        raise ConfigurationError(f"{path}: {where}: {first['msg']}") from fault
    except (ValueError, RecursionError) as fault:
        raise ConfigurationError(f"{path}: is no TOML in UTF-8: {fault}") from fault
    if found.chronicle is not None and "://" not in found.chronicle:
        found = found.model_copy(update={"chronicle": str(place.absolute().parent / Path(found.chronicle).expanduser())})
    return Kept(found, place.with_name(f"{place.stem}.state"))


def plan_of(urls: Iterable[str]) -> Plan:
    """A plan that asks each of the addresses once."""
    return Plan(feed=tuple(Feed(url=url) for url in urls), every=math.inf)
