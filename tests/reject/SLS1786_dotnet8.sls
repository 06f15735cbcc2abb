service s { lints: { "ageing-runtime": "warn" } }

function charge { code: "./functions/charge", handler: "Shop::Charge::Handle", runtime: "dotnet8" }
