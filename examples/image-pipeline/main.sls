/// Makes a thumbnail of each uploaded image and describes it.
///
/// A function that writes where it listens calls itself for ever, and the bill is the first to know.
/// Two ways around that are shown here: another bucket, and another prefix in the same one.
service image_pipeline {}

defaults function { runtime: "python3.13", memory: 256MB, timeout: 30s }

/// Images arrive under `in/`, their descriptions appear under `out/`.
bucket uploads {}

bucket thumbnails {}

function thumbnail {
  code:    "./functions/thumbnail"
  handler: "index.handler"
  runtime: "nodejs22.x"
  memory:  1769MB // one whole processor: this one computes
  env:     { UPLOADS: uploads.name, THUMBNAILS: thumbnails.name, SIZE: "256" }
}

function describe {
  code:    "./functions/describe"
  handler: "app.handler"
  env:     { UPLOADS: uploads.name }
}

uploads.created       -> [thumbnail, describe] { prefix: "in/" }
[thumbnail, describe] -> uploads.read { prefix: "in/" }

thumbnail -> thumbnails.write                 // no loop: another bucket
describe  -> uploads.write { prefix: "out/" } // no loop: nobody listens under out/

output uploads_bucket = uploads.name
output thumbnails_bucket = thumbnails.name
