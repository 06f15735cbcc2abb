secret api_token { value: "t0ps3cret" }
