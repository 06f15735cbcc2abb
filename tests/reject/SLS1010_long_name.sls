function charge { inline: "exports.handler = async () => {}", runtime: "nodejs22.x" }

workflow checkout {
  timeout: 1h
  steps: [
    { name: "pay and then look whether the customer has paid before and with what and whether he did ", call: charge }
  ]
}
