// The smallest pattern of all: work that a clock starts.

/// Runs something at a time or at a rate, without a server that waits for it.
///
/// A report at night, a sweep every five minutes, a reminder on the first of the month. The clock hands over and is done:
/// what it could not hand over is tried `retries` times and then waits in its queue for failures, and what the code then
/// fails at is the code's own matter.
///
/// ## When
///
/// - The work depends on the time and on nothing else.
/// - Looking now and then is good enough, or the other side has no events to offer.
///
/// ## When not
///
/// - Something else says when there is work: let it send an event. Polling costs on every turn and is late on most.
/// - Two runs must never overlap: use `singleton`, which takes a lease. This pattern lets a slow run meet the next one.
///
/// ## Pitfalls
///
/// - A clock strikes at least once: twice is rare, and happens. The scheduled time is a good key for what was done.
/// - At the full hour everybody's clock strikes. `window` spreads the start.
/// - In a service of several regions a clock that ticks everywhere works twice; `active: "home"` ticks at home and stands
///   by elsewhere.
///
/// ## Cost
///
/// A million strikes are about a dollar; the work itself is what costs.
pattern periodical(
  /// What is started: a function, a queue for a burst of work, a topic, a bus, a workflow for work in steps.
  work: target
  /// How often, in whole minutes: `5m`, `1d`. This or `cron`.
  every: duration?
  /// At which times: `"0 2 * * ? *"` is every night at two.
  cron: string?
  /// Where the clock of `cron` hangs.
  timezone: string = "UTC"
  /// How much later it may strike.
  window: duration?
  /// Where it strikes, in a service of several regions.
  active: "home" | "every region" = "home"
  /// How often a hand-over is tried again.
  retries: int = 3
) {
  require (every == none) != (cron == none) else "a clock has one time: `every` so often, or at the times of `cron`"

  schedule clock {
    rate:     every
    cron:     every == none ? cron : none
    timezone: timezone
    window:   window
    active:   active
    retries:  retries
  }

  clock -> work

  output clock = clock
}
