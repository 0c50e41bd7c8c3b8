"""When releases were issued, as the release log has it: the clock, for whoever publishes a release."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from publisher.release.history import SHORT, Issue


@dataclass(frozen=True, slots=True)
class Dates:
    """The times of a release log: UTC, ISO 8601, to the second; without a log there are none."""

    issued: Mapping[str, str] = field(default_factory=dict)
    """When each release was put in place for the first time."""
    placed: Mapping[str, str] = field(default_factory=dict)
    """When each release was put in place for the last time."""
    put_back: str = ""
    """When an earlier release last came back, or nothing."""

    @classmethod
    def of(cls, issues: Iterable[Issue]) -> "Dates":
        """The times in a log, the oldest line first."""
        issued: dict[str, str] = {}
        placed: dict[str, str] = {}
        put_back = ""
        for issue in issues:
            if issue.release in issued:
                put_back = issue.issued
            issued.setdefault(issue.release, issue.issued)
            placed[issue.release] = issue.issued
        return cls(issued, placed, put_back)

    @property
    def first(self) -> str | None:
        """When anything was published here for the first time."""
        return min(self.issued.values(), default=None)

    def name(self, release: str) -> str | None:
        """What a release is called where its date should be seen, as 2026-11-22-3f9a0c1b2d4e5f60; undated, nothing."""
        issued = self.issued.get(release)
        return f"{issued[:10]}-{release[:SHORT]}" if issued else None

    def changed(self, release: str) -> str | None:
        """When what last changed in a release came to stand as it stands, or None where the log does not say.

        Since a release that comes back undoes changes, nothing is older than the last time that this happened.
        """
        first = self.issued.get(release)
        return first and max(first, self.put_back)
