"""How streams, their consumers, deliveries and streams of logs are made."""

from .conversion import call, tags_of
from .template import ACCOUNT


def stream(stack, logical, properties, unmapped):
    """CloudFormation sets in one place what Kinesis takes in four operations."""
    kinesis, name = stack.client("kinesis"), properties.pop("Name", None) or stack.unique_name(logical, 128)
    hours, encryption = int(properties.pop("RetentionPeriodHours", 24)), properties.pop("StreamEncryption", None)
    tags = tags_of(properties)
    properties.pop("Tags", None)
    provisioned = properties.get("StreamModeDetails", {}).get("StreamMode") != "ON_DEMAND"
    if provisioned != ("ShardCount" in properties):
        raise ValueError("a stream has shards, or is ON_DEMAND")
    call(kinesis, "create_stream", properties, unmapped, StreamName=name)
    if hours > 24:
        kinesis.increase_stream_retention_period(StreamName=name, RetentionPeriodHours=hours)
    if encryption:
        call(kinesis, "start_stream_encryption", encryption, unmapped, StreamName=name)
    if tags:
        kinesis.add_tags_to_stream(StreamName=name, Tags=tags)
    return name, {"Arn": kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]["StreamARN"]}


def consumer(stack, logical, properties, unmapped):
    properties["Tags"] = tags_of(properties)
    arn = call(stack.client("kinesis"), "register_stream_consumer", properties, unmapped)["Consumer"]["ConsumerARN"]
    return arn, {"ConsumerARN": arn}


def mapping(stack, logical, properties, unmapped):
    """moto maps streams alone: a mapping to a consumer, which must be there, becomes one to its stream."""
    stream, _, name = properties["EventSourceArn"].partition("/consumer/")
    if name:
        stack.client("kinesis").describe_stream_consumer(ConsumerARN=properties["EventSourceArn"])
        properties["EventSourceArn"] = stream
    made = call(stack.client("lambda"), "create_event_source_mapping", properties, unmapped)["UUID"]
    return made, {"Id": made}


def delivery(stack, logical, properties, unmapped):
    """Firehose tests what it is pointed at; moto takes anything."""
    name = properties.setdefault("DeliveryStreamName", stack.unique_name(logical))
    bucket = properties["ExtendedS3DestinationConfiguration"]["BucketARN"].split(":")[-1]
    stack.client("s3").head_bucket(Bucket=bucket)
    source = properties.get("KinesisStreamSourceConfiguration")
    if bool(source) != (properties["DeliveryStreamType"] == "KinesisStreamAsSource"):
        raise ValueError("the type of the delivery and its source do not agree")
    if source:
        stack.client("kinesis").describe_stream_summary(StreamARN=source["KinesisStreamARN"])
        if "DeliveryStreamEncryptionConfigurationInput" in properties:
            raise ValueError("what comes from a stream is encrypted there")
    arn = call(stack.client("firehose"), "create_delivery_stream", properties, unmapped)["DeliveryStreamARN"]
    return name, {"Arn": arn}


def log_stream(stack, logical, properties, unmapped):
    name = properties.setdefault("LogStreamName", stack.unique_name(logical))
    call(stack.client("logs"), "create_log_stream", properties, unmapped)
    return name, {"Arn": f"arn:aws:logs:{stack.region}:{ACCOUNT}:log-group:{properties['LogGroupName']}:log-stream:{name}"}


FUNCTIONS = {
    "AWS::Kinesis::Stream": stream,
    "AWS::Kinesis::StreamConsumer": consumer,
    "AWS::KinesisFirehose::DeliveryStream": delivery,
    "AWS::Lambda::EventSourceMapping": mapping,
    "AWS::Logs::LogStream": log_stream,
}
