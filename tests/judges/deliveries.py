"""What a deployed delivery, and a stream's consumer, say about themselves."""

from . import rights
from .arns import arn_of
from .template import references


def fixed_prefixes(destination):
    """Where objects and errors are written, up to what Firehose fills in."""
    return [destination.get(name, "").split("!{")[0] for name in ("Prefix", "ErrorOutputPrefix")]


def processors_of(destination):
    """[(type, parameters)] of what happens to records on their way."""
    processing = destination.get("ProcessingConfiguration") or {}
    return [(it["Type"], {given["ParameterName"]: given["ParameterValue"] for given in it.get("Parameters", [])})
            for it in (processing.get("Processors", []) if processing.get("Enabled") else [])]


def functions_of(destination):
    """The ARNs of the functions on the way."""
    return [parameters["LambdaArn"] for kind, parameters in processors_of(destination) if kind == "Lambda"]


def consumers(stack, source, function):
    """The consumers of a stream through which a function reads it."""
    found = []
    for mapping in stack.of_type("AWS::Lambda::EventSourceMapping"):
        properties = stack.resources[mapping]["Properties"]
        aliases = [it for it in stack.of_type("AWS::Lambda::Alias")
                   if function in references(stack.resources[it]["Properties"], [function])]
        if references(properties["FunctionName"], [function, *aliases]):
            own = references(properties["EventSourceArn"], stack.of_type("AWS::Kinesis::StreamConsumer"))
            found += [it for it in own if source in references(stack.resources[it]["Properties"]["StreamARN"], [source])]
    return sorted(found)


def expect(stack, role, name, arrows):
    """What the role of a delivery must be able to do, from its arrows and from what it does on its own."""
    from .proof import Right

    if stack.resources[name]["Type"] != "AWS::KinesisFirehose::DeliveryStream":
        return
    destination = stack.properties[name]["ExtendedS3DestinationConfiguration"]
    raw = stack.resources[name]["Properties"]["ExtendedS3DestinationConfiguration"]

    def add(actions, arn, why):
        role.rights += [Right(action, arn, why) for action in sorted(actions)]

    for arrow in [it for it in arrows if not it.implied]:
        if arrow.start["logical"] == name and arrow.end["kind"] == "bucket":
            bucket = arn_of(stack, arrow.end["logical"])
            add(rights.DELIVERS_TO_BUCKET, bucket, f"objects of {name}")
            for prefix in fixed_prefixes(destination):
                add(rights.DELIVERS_OBJECTS, f"{bucket}/{prefix}*", f"objects of {name}")
        if arrow.end["logical"] == name and arrow.start["kind"] == "stream":
            add(rights.DELIVERS_FROM, arn_of(stack, arrow.start["logical"]), f"records for {name}")
    for function in functions_of(destination):
        add(rights.DELIVERS_THROUGH, function, f"transform of {name}")
        if not references(raw, stack.of_type("AWS::Lambda::Alias")):
            add(rights.DELIVERS_THROUGH, function + ":*", f"transform of {name}")
    log = destination["CloudWatchLoggingOptions"]
    group = f"arn:aws:logs:{stack.region}:{arn_of(stack, name).split(':')[4]}:log-group:{log['LogGroupName']}"
    add(rights.DELIVERS_LOG, f"{group}:log-stream:{log['LogStreamName']}", f"log of {name}")
