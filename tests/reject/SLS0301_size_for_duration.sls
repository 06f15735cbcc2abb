function ping { code: "./functions/ping", handler: "app.handler", runtime: "python3.13", timeout: 512MB }
//                                                                                                ^^^^^
