service shop { regions: ["us-east-1", "us-west-2"] }

function report { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }
schedule nightly { rate: 1d }

nightly -> report
