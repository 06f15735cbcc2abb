network inside {}

queue jobs {}

function plan {
  code: "./functions/plan", handler: "app.handler", runtime: "python3.13"
  network: inside, env: { JOBS: jobs.url }
}

plan -> jobs
