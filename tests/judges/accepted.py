"""The table of findings that may stay: which they are, that each is used, and that the docs list each."""

import fnmatch
import pathlib
import tomllib

HERE = pathlib.Path(__file__).parent
TABLE = HERE / "accepted.toml"
PAGE = HERE.parent.parent / "docs" / "judges.md"


class Finding:
    """What an advisory judge said about one resource."""

    def __init__(self, code, logical, kind, text, where):
        self.code, self.logical, self.kind, self.text, self.where = code, logical, kind, text, where

    def __str__(self):
        return f"{self.where}: {self.code} {self.logical} ({self.kind}): {self.text}"


class Accepted:
    """The rows of one judge."""

    def __init__(self, judge, table=TABLE, page=PAGE):
        rows = tomllib.loads(pathlib.Path(table).read_text(encoding="utf-8")).get("accepted", [])
        self.rows = [row for row in rows if row["judge"] == judge]
        self.used, self.page = set(), pathlib.Path(page)

    def _matches(self, row, finding):
        return row["code"] == finding.code and row.get("text", finding.text) == finding.text and any(
            name and fnmatch.fnmatchcase(name, row["resource"]) for name in (finding.logical, finding.kind))

    def rest(self, findings):
        """The findings that no row accepts."""
        left = []
        for finding in findings:
            rows = [number for number, row in enumerate(self.rows) if self._matches(row, finding)]
            self.used |= set(rows)
            if not rows:
                left.append(str(finding))
        return left

    def problems(self):
        """Rows without use, without a reason, or missing in the docs."""
        found = []
        page = self.page.read_text(encoding="utf-8") if self.page.exists() else ""
        for number, row in enumerate(self.rows):
            name = f"accepted.toml: {row['judge']} {row['code']} on {row['resource']}"
            if number not in self.used:
                found.append(f"{name} matches nothing")
            if len(row.get("reason", "")) < 20:
                found.append(f"{name} has no reason")
            if f"| {row['judge']} | {row['code']} | `{row['resource']}` | {row['reason']} |" not in page:
                found.append(f"{name} is not listed in docs/judges.md")
        return found
