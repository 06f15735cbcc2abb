bucket archive {}
delivery clicks {}
delivery views {}
delivery hours {}

clicks -> archive.write { prefix: "clicks/", wait: 10s }
views  -> archive.write { prefix: "views/", wait: 0s }
hours  -> archive.write { prefix: "hours/", wait: 15m }
