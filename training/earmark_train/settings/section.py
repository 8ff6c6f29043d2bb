"""What every part of the settings is, and the numbers that many of them have."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[int, Field(gt=0)]


class Section(BaseModel):
    """A part of the settings: nothing in it may be unknown, nothing changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")
