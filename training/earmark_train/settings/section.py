"""What every part of the settings is, and the numbers that many of them have."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[int, Field(gt=0)]


class Section(BaseModel):
    """A part of the settings: nothing in it may be unknown, nothing changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def told(self, *names: str) -> dict[str, Any]:
        """Those of the named settings that are not as they are by themselves."""
        fields = type(self).model_fields
        return {name: v for name in names if (v := getattr(self, name)) != fields[name].get_default()}
