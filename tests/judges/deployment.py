"""A whole program in one AWS: each template in its region, under its stack's name, with what other stacks put out.

`manifest.json` says which stacks there are, where they go, what they wait for and which of their parameters are outputs of
others. The order among stacks that do not wait for each other means nothing: `late` deploys them the other way round.
"""

import re

import boto3

from . import zones
from .deploy import REGION, Stack
from .views import View
from .wiring import missing_permissions


def stem(file):
    """`us-east-1` of `us-east-1.yaml`."""
    return file.rsplit(".", 1)[0]


# A parameter that its description tells how to look up: the stream of a table's replica in the stack's region.
LOOK_UP = re.compile(r"aws dynamodb describe-table --table-name (\S+) --query Table\.LatestStreamArn")


class Planned:
    """A row of the manifest, with its template."""

    def __init__(self, row, template):
        self.file, self.stem, self.template = row["template"], stem(row["template"]), template
        self.name, self.region = row.get("name", "stack"), row.get("region") or REGION
        self.needs = [stem(file) for file in row.get("depends_on", [])]
        self.asked = {it["name"] for it in row.get("parameters", [])}
        self.given = {it["name"]: it["from"] for it in row.get("parameters", []) if "from" in it}
        self.later = {it["name"]: it["later"] for it in row.get("parameters", []) if "later" in it}
        found = {it["name"]: LOOK_UP.search(it.get("description", "")) for it in row.get("parameters", [])}
        self.looked_up = {name: match.group(1) for name, match in found.items() if match}

    @property
    def is_regional(self):
        """Whether the service itself lives in it, and not only what stands beside the regions."""
        return self.stem in ("template", self.region)


class Plan:
    """The stacks of a program, and what is wrong with what the manifest says about them."""

    def __init__(self, rows, templates):
        self.stacks = [Planned(row, templates[row["template"]]) for row in rows if row["template"] in templates]
        listed = [row["template"] for row in rows]
        self.problems = [f"the manifest names {file}, which is not there" for file in listed if file not in templates]
        self.problems += [f"the manifest does not name {file}" for file in templates if file not in listed]
        self.problems += [problem for stack in self.stacks for problem in self._problems(stack)]

    def _problems(self, stack):
        before = self.stacks[:self.stacks.index(stack)]
        found = [f"{stack.file} and {it.file} are both stack {it.name} in {it.region}"
                 for it in before if (it.name, it.region) == (stack.name, stack.region)]
        found += [f"{stack.file} depends on {need}, which does not come before it"
                  for need in stack.needs if need not in {it.stem for it in before}]
        found += [f"{stack.file} takes {name} from {source['template']} and does not depend on it"
                  for name, source in stack.given.items() if stem(source["template"]) not in stack.needs]
        has = set(stack.template.get("Parameters") or {})
        if stack.asked != has:
            found.append(f"{stack.file}: the manifest asks for {sorted(stack.asked)}, the template for {sorted(has)}")
        return found

    def order(self, late=False):
        """Each stack after what it depends on; of those that could be next, the first of the manifest or the last."""
        left, done = list(self.stacks), []
        while left:
            ready = [it for it in left if set(it.needs) <= {made.stem for made in done}] or left
            done.append(ready[-1 if late else 0])
            left.remove(done[-1])
        return done

    @property
    def has_orders(self):
        """Whether `late` makes a difference."""
        return self.order() != self.order(late=True)


def plan_of_one(template, region=REGION):
    """The plan of a program with one template and no manifest."""
    asked = [{"name": name} for name in template.get("Parameters") or {}]
    return Plan([{"template": "template.yaml", "region": region, "parameters": asked}], {"template.yaml": template})


class Deployment:
    """The stacks of a plan, deployed; inside `deploy.moto()`."""

    def __init__(self, plan, late=False, zone_names=None):
        self.plan, self.stacks = plan, {}
        self.problems = plan.problems + zones.make_existing(plan, zone_names or {})
        for planned in plan.order(late):
            self.stacks[planned.stem] = self._deploy(planned)
        for planned in plan.order(late):
            if planned.later:
                self.stacks[planned.stem].deploy_again(planned.later)

    def _deploy(self, planned):
        given, lacking = {}, []
        for name, source in planned.given.items():
            owner = self.stacks.get(stem(source["template"]))
            if owner and source["output"] in owner.outputs:
                given[name] = owner.outputs[source["output"]]
            else:
                lacking.append(f"parameter {name}: {source['template']} has no output {source['output']}")
        dynamodb = boto3.client("dynamodb", region_name=planned.region)
        for name, table in planned.looked_up.items():
            given[name] = dynamodb.describe_table(TableName=table)["Table"]["LatestStreamArn"]
        stack = Stack(planned.template, planned.region, planned.name, given)
        stack.failed += lacking
        return stack.deploy()

    def failures(self):
        """[(stem, line)]: what is wrong with the plan, and what could not be made as it is written."""
        found = [("manifest", line) for line in self.problems]
        for name, stack in self.stacks.items():
            found += [(name, line) for line in stack.failures()]
        return found

    def findings(self):
        """[(stem, line)]: everything that is not as it must be."""
        return self.failures() or [
            (name, line) for name, view in self.regions() for line in missing_permissions(view)]

    def regions(self):
        """(stem of its first stack, view of all its stacks) of each region."""
        for region in dict.fromkeys(stack.region for stack in self.stacks.values()):
            names = [name for name, stack in self.stacks.items() if stack.region == region]
            yield names[0], View(region, [self.stacks[name] for name in names])

    def seen_from(self, name):
        """One stack, with the replicas of other stacks' resources in its region."""
        own = self.stacks[name]
        view = View(own.region, [own])
        for other in self.stacks.values():
            if other is not own:
                view.adopt(other)
        return view

    def home(self):
        """The stem of the home region's stack: of those that the service itself lives in, the last to be deployed."""
        return [it for it in self.plan.stacks if it.is_regional][-1].stem
