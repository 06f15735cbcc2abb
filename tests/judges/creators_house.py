"""How networks, databases and their proxies are made.

A program may name a network that exists. moto has none but the default one, whose parts then stand for those named.
"""

from .conversion import call, form, tags_of


def _tagged(properties, kind):
    """Tags as EC2 takes them."""
    tags = [{"Key": key, "Value": value} for key, value in tags_of(properties).items()]
    properties.pop("Tags", None)
    return {"TagSpecifications": [{"ResourceType": kind, "Tags": tags}]} if tags else {}


def vpc(stack, logical, properties, unmapped):
    ec2, extra = stack.client("ec2"), _tagged(properties, "vpc")
    dns = {name: properties.pop(name) for name in ("EnableDnsHostnames", "EnableDnsSupport") if name in properties}
    made = call(ec2, "create_vpc", properties, unmapped, **extra)["Vpc"]["VpcId"]
    for name, value in dns.items():
        ec2.modify_vpc_attribute(VpcId=made, **{name: {"Value": value}})
    return made, {"VpcId": made}


def subnet(stack, logical, properties, unmapped):
    ec2, extra = stack.client("ec2"), _tagged(properties, "subnet")
    public = properties.pop("MapPublicIpOnLaunch", False)
    made = call(ec2, "create_subnet", properties, unmapped, **extra)["Subnet"]["SubnetId"]
    ec2.modify_subnet_attribute(SubnetId=made, MapPublicIpOnLaunch={"Value": public})
    return made, {"SubnetId": made}


def route_table(stack, logical, properties, unmapped):
    extra = _tagged(properties, "route-table")
    made = call(stack.client("ec2"), "create_route_table", properties, unmapped, **extra)["RouteTable"]["RouteTableId"]
    return made, {"RouteTableId": made}


def association(stack, logical, properties, unmapped):
    made = call(stack.client("ec2"), "associate_route_table", properties, unmapped)["AssociationId"]
    return made, {"Id": made}


def route(stack, logical, properties, unmapped):
    call(stack.client("ec2"), "create_route", properties, unmapped)
    return logical, {}


def internet_gateway(stack, logical, properties, unmapped):
    extra = _tagged(properties, "internet-gateway")
    made = call(stack.client("ec2"), "create_internet_gateway", properties, unmapped, **extra)["InternetGateway"]
    return made["InternetGatewayId"], {"InternetGatewayId": made["InternetGatewayId"]}


def attachment(stack, logical, properties, unmapped):
    call(stack.client("ec2"), "attach_internet_gateway", properties, unmapped)
    return logical, {}


def address(stack, logical, properties, unmapped):
    made = call(stack.client("ec2"), "allocate_address", properties, unmapped, **_tagged(properties, "elastic-ip"))
    return made["PublicIp"], {"AllocationId": made["AllocationId"], "PublicIp": made["PublicIp"]}


def nat_gateway(stack, logical, properties, unmapped):
    extra = _tagged(properties, "natgateway")
    made = call(stack.client("ec2"), "create_nat_gateway", properties, unmapped, **extra)["NatGateway"]["NatGatewayId"]
    return made, {"NatGatewayId": made}


def vpc_endpoint(stack, logical, properties, unmapped):
    """An endpoint of a service that is there; a route for S3 and DynamoDB, interfaces for the others."""
    extra = _tagged(properties, "vpc-endpoint")
    is_route = properties["ServiceName"].rsplit(".", 1)[-1] in ("s3", "dynamodb")
    if is_route != (properties["VpcEndpointType"] == "Gateway") or is_route != ("RouteTableIds" in properties):
        raise ValueError(f"{properties['ServiceName']} is of another type")
    made = call(stack.client("ec2"), "create_vpc_endpoint", properties, unmapped, **extra)["VpcEndpoint"]["VpcEndpointId"]
    return made, {"Id": made}


def flow_log(stack, logical, properties, unmapped):
    extra = _tagged(properties, "vpc-flow-log")
    properties["ResourceIds"] = [properties.pop("ResourceId")]
    made = call(stack.client("ec2"), "create_flow_logs", properties, unmapped, **extra)
    if made.get("Unsuccessful"):
        raise ValueError(str(made["Unsuccessful"]))
    return made["FlowLogIds"][0], {"Id": made["FlowLogIds"][0]}


def _existing_vpc(stack, named):
    """The VPC, or the default one for one that exists elsewhere."""
    vpcs = {it["VpcId"]: it["IsDefault"] for it in stack.client("ec2").describe_vpcs()["Vpcs"]}
    return named if named in vpcs else next(name for name, default in vpcs.items() if default)


def existing_subnets(stack, named):
    """The subnets, or the first of the default VPC's for those that exist elsewhere."""
    known = stack.client("ec2").describe_subnets()["Subnets"]
    home = _existing_vpc(stack, None)
    spare = iter(sorted(it["SubnetId"] for it in known if it["VpcId"] == home))
    return [name if name in {it["SubnetId"] for it in known} else next(spare) for name in named]


def _permission(rule):
    """A rule of a template as the API takes it: who is at the other end stands in a list of its own."""
    words = {"Description": rule["Description"]} if "Description" in rule else {}
    group = rule.get("SourceSecurityGroupId") or rule.get("DestinationSecurityGroupId")
    end = {"UserIdGroupPairs": [{"GroupId": group, **words}]} if group else {"IpRanges": [{"CidrIp": rule["CidrIp"], **words}]}
    return {"IpProtocol": rule["IpProtocol"], "FromPort": rule["FromPort"], "ToPort": rule["ToPort"], **end}


def security_group(stack, logical, properties, unmapped):
    ec2, extra = stack.client("ec2"), _tagged(properties, "security-group")
    ingress, egress = properties.pop("SecurityGroupIngress", []), properties.pop("SecurityGroupEgress", None)
    words, home = properties.pop("GroupDescription"), _existing_vpc(stack, properties.pop("VpcId"))
    unmapped += properties
    made = ec2.create_security_group(GroupName=stack.unique_name(logical), Description=words, VpcId=home, **extra)["GroupId"]
    if egress is not None:
        anything = ec2.describe_security_groups(GroupIds=[made])["SecurityGroups"][0]["IpPermissionsEgress"]
        ec2.revoke_security_group_egress(GroupId=made, IpPermissions=anything)
        ec2.authorize_security_group_egress(GroupId=made, IpPermissions=[_permission(it) for it in egress])
    if ingress:
        ec2.authorize_security_group_ingress(GroupId=made, IpPermissions=[_permission(it) for it in ingress])
    return made, {"GroupId": made, "VpcId": home}


def security_group_ingress(stack, logical, properties, unmapped):
    ec2 = stack.client("ec2")
    ec2.authorize_security_group_ingress(GroupId=properties["GroupId"], IpPermissions=[_permission(properties)])
    return logical, {}


def subnet_group(stack, logical, properties, unmapped):
    properties["SubnetIds"] = existing_subnets(stack, properties["SubnetIds"])
    name = stack.unique_name(logical).lower()
    call(stack.client("rds"), "create_db_subnet_group", properties, unmapped, DBSubnetGroupName=name)
    return name, {}


def _encryption(properties):
    """CloudFormation has the key of the owner's secret in an object."""
    key = (properties.pop("MasterUserSecret", None) or {}).get("KmsKeyId")
    return {"MasterUserSecretKmsKeyId": key} if key else {}


def _secret(answer):
    return {"MasterUserSecret.SecretArn": answer["MasterUserSecret"]["SecretArn"]} if "MasterUserSecret" in answer else {}


def cluster(stack, logical, properties, unmapped):
    name, extra = stack.unique_name(logical, 60).lower(), _encryption(properties)
    made = call(stack.client("rds"), "create_db_cluster", properties, unmapped, DBClusterIdentifier=name, **extra)["DBCluster"]
    return name, {"DBClusterArn": made["DBClusterArn"], "DBClusterResourceId": made["DbClusterResourceId"],
                  "Endpoint.Address": made["Endpoint"], "ReadEndpoint.Address": made["ReaderEndpoint"], **_secret(made)}


def instance(stack, logical, properties, unmapped):
    name, extra = stack.unique_name(logical, 60).lower(), _encryption(properties)
    if "VPCSecurityGroups" in properties:
        properties["VpcSecurityGroupIds"] = properties.pop("VPCSecurityGroups")
    if properties["Engine"] == "mariadb":  # which moto does not know
        form(stack.client("rds"), "create_db_instance", {**properties, "DBInstanceIdentifier": name}, unmapped)
        properties["Engine"] = "mysql"
    made = call(stack.client("rds"), "create_db_instance", properties, unmapped, DBInstanceIdentifier=name, **extra)["DBInstance"]
    return name, {"DBInstanceArn": made["DBInstanceArn"], "DbiResourceId": made["DbiResourceId"],
                  "Endpoint.Address": f"{name}.rds.amazonaws.com", **_secret(made)}


def proxy(stack, logical, properties, unmapped):
    """moto wants a list of passwords, which a proxy that uses IAM alone does not have."""
    if properties.get("DefaultAuthScheme") != "IAM_AUTH" and not properties.get("Auth"):
        raise ValueError("the proxy has nothing to show to the database")
    form(stack.client("rds"), "create_db_proxy", dict(properties), unmapped)
    properties = {key: value for key, value in properties.items() if key != "DefaultAuthScheme"}
    properties["VpcSubnetIds"] = existing_subnets(stack, properties["VpcSubnetIds"])
    made = call(stack.client("rds"), "create_db_proxy", properties, [], Auth=properties.get("Auth", []))["DBProxy"]
    return made["DBProxyName"], {"DBProxyArn": made["DBProxyArn"], "Endpoint": made["Endpoint"]}


def proxy_target(stack, logical, properties, unmapped):
    rds, pool = stack.client("rds"), properties.pop("ConnectionPoolConfigurationInfo", {})
    call(rds, "register_db_proxy_targets", dict(properties), unmapped)
    names = {key: properties[key] for key in ("DBProxyName", "TargetGroupName")}
    call(rds, "modify_db_proxy_target_group", {"ConnectionPoolConfig": pool, **names}, unmapped)
    return logical, {"TargetGroupArn": logical}


def proxy_endpoint(stack, logical, properties, unmapped):
    """moto has none: its form is checked, and that its proxy is there."""
    rds = stack.client("rds")
    form(rds, "create_db_proxy_endpoint", properties, unmapped)
    rds.describe_db_proxies(DBProxyName=properties["DBProxyName"])
    return properties["DBProxyEndpointName"], {"Endpoint": f"{properties['DBProxyEndpointName']}.rds.amazonaws.com"}


FUNCTIONS = {
    "AWS::EC2::VPC": vpc,
    "AWS::EC2::Subnet": subnet,
    "AWS::EC2::RouteTable": route_table,
    "AWS::EC2::SubnetRouteTableAssociation": association,
    "AWS::EC2::Route": route,
    "AWS::EC2::InternetGateway": internet_gateway,
    "AWS::EC2::VPCGatewayAttachment": attachment,
    "AWS::EC2::EIP": address,
    "AWS::EC2::NatGateway": nat_gateway,
    "AWS::EC2::VPCEndpoint": vpc_endpoint,
    "AWS::EC2::FlowLog": flow_log,
    "AWS::EC2::SecurityGroup": security_group,
    "AWS::EC2::SecurityGroupIngress": security_group_ingress,
    "AWS::RDS::DBSubnetGroup": subnet_group,
    "AWS::RDS::DBCluster": cluster,
    "AWS::RDS::DBInstance": instance,
    "AWS::RDS::DBProxy": proxy,
    "AWS::RDS::DBProxyTargetGroup": proxy_target,
    "AWS::RDS::DBProxyEndpoint": proxy_endpoint,
}
