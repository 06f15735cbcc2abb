function ping { inline: "def handler(event:, context:) = :pong", runtime: "ruby3.4" }
