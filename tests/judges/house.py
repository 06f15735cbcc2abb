"""Databases and networks: what arrows to them let a role do, and who can reach whom.

moto has no database to connect to, so what IAM would say is evaluated, and the security groups are read as moto has them.
"""

from . import rights
from .arns import arn_of
from .template import ACCOUNT

DATABASES = ("AWS::RDS::DBCluster", "AWS::RDS::DBInstance")


def proxy_of(stack, database):
    """The proxy that stands before a database."""
    for logical in stack.of_type("AWS::RDS::DBProxyTargetGroup"):
        target = stack.properties[logical]
        if stack.physical[database] in target.get("DBClusterIdentifiers", []) + target.get("DBInstanceIdentifiers", []):
            return next(it for it in stack.of_type("AWS::RDS::DBProxy") if stack.physical[it] == target["DBProxyName"])
    return None


def expect_of_arrow(stack, role, arrow, why):
    """What an arrow from a function to a database lets the function do."""
    from .proof import Right

    database, port = arrow.end["logical"], arrow.end["port"]
    secret = stack.attributes[database]["MasterUserSecret.SecretArn"]
    if port == "connect":
        user = f"{arn_of(stack, proxy_of(stack, database) or database)}/{arrow.user}"
        role.rights.append(Right("rds-db:connect", user, why))
    else:
        role.rights.append(Right("secretsmanager:GetSecretValue", secret, why))
    if port == "query":
        cluster = stack.attributes[database]["DBClusterArn"]
        role.rights += [Right(action, cluster, why) for action in sorted(rights.STATEMENTS)]


def expect(stack, role, name, arrows):
    """What a proxy, or the log of a network, does with its role."""
    from .proof import Right

    kind = stack.resources[name]["Type"]
    if kind == "AWS::RDS::DBProxy":
        for arrow in arrows:
            end = arrow.end
            if end["kind"] == "database" and end["port"] == "connect" and proxy_of(stack, end["logical"]) == name:
                user = f"{arn_of(stack, end['logical'])}/{arrow.user}"
                role.rights.append(Right("rds-db:connect", user, f"the proxy {name}"))
    if kind == "AWS::EC2::FlowLog":
        group = f"arn:aws:logs:{stack.region}:{ACCOUNT}:log-group:{stack.properties[name]['LogGroupName']}:*"
        role.rights += [Right(action, group, f"the log {name}") for action in sorted(rights.FLOW_LOG)]


class Groups:
    """The security groups of a stack, as moto has them."""

    def __init__(self, stack):
        found = stack.client("ec2").describe_security_groups()["SecurityGroups"]
        self.by_id = {it["GroupId"]: it for it in found}

    def lets_in(self, group, other, port):
        return self._allows(self.by_id[group]["IpPermissions"], other, port)

    def lets_out(self, group, other, port):
        return self._allows(self.by_id[group]["IpPermissionsEgress"], other, port)

    def _allows(self, rules, other, port):
        return any(other in self._ends(rule) and rule["FromPort"] <= port <= rule["ToPort"] for rule in rules)

    def guests(self, group):
        """Whoever is let in."""
        return {end for rule in self.by_id[group]["IpPermissions"] for end in self._ends(rule)}

    @staticmethod
    def _ends(rule):
        return {it["GroupId"] for it in rule.get("UserIdGroupPairs", [])} | {it["CidrIp"] for it in rule.get("IpRanges", [])}


def _groups_of(stack, logical):
    properties = stack.properties[logical]
    if stack.resources[logical]["Type"] == "AWS::Lambda::Function":
        return properties.get("VpcConfig", {}).get("SecurityGroupIds", [])
    return properties.get("VpcSecurityGroupIds") or properties.get("VPCSecurityGroups") or []


def reach(stack, arrows):
    """Each arrow to a database can be gone, by the groups of both ends, and nobody else is let in."""
    databases = [name for name in stack.of_type(*DATABASES) if _groups_of(stack, name)]
    if not databases:
        return []
    groups, found, guests = Groups(stack), [], {}

    def goes(what, start, end, port):
        known = [it for it in _groups_of(stack, start) if it in groups.by_id]
        for target in _groups_of(stack, end):
            guests.setdefault(target, set()).update(known[:1])
            if not any(groups.lets_out(it, target, port) for it in known):
                found.append(f"{what}: the groups of {start} do not let it out to {end}")
            if not any(groups.lets_in(target, it, port) for it in known):
                found.append(f"{what}: the groups of {end} do not let {start} in")

    for database in databases:
        port, proxy = int(stack.properties[database]["Port"]), proxy_of(stack, database)
        if proxy:
            goes(f"the proxy of {database}", proxy, database, port)
        for arrow in arrows:
            if arrow.end["logical"] == database and arrow.end["port"] in ("connect", "admin"):
                end = proxy if proxy and arrow.end["port"] == "connect" else database
                goes(f"{arrow.row['source']}", arrow.start["logical"], end, port)
        for holder in filter(None, [database, proxy]):
            for target in _groups_of(stack, holder):
                strangers = groups.guests(target) - guests.get(target, set())
                found += [f"{holder} lets in {it}, from which no arrow comes" for it in sorted(strangers)]
    return found
