// Patterns that stand between clients and what answers them.

/// Lets clients of one protocol use a system that speaks another: JSON outside, XML inside.
///
/// One function translates the question, asks the other system, and translates the answer. It keeps nothing and writes
/// nothing, which the pattern proves, so it can be repeated, scaled and replaced at will. Also known as wrapper, adapter or
/// message translator.
///
/// ## When
///
/// - A system that cannot be changed has clients that cannot be changed either.
/// - An old interface has to stay while the new one is built behind it.
///
/// ## When not
///
/// - The other system is slower than an API may be: take the request into a queue (`command`), or run a
///   `long_running_task`, and answer later.
/// - Nothing is translated: an API can forward HTTP without a function.
///
/// ## Pitfalls
///
/// - The client's patience ends at 29 s whatever the function does: `patience` is proven, and a retry inside the function
///   has to fit as well.
/// - XML may bring entities that read files. Refuse document types; the example does.
/// - The other system's error texts may hold what clients should not see. Map errors, never forward them.
///
/// ## Cost
///
/// One request and one run for each call, and the function is paid while it waits for the other system.
pattern proxy(
  /// Where requests come in: `shop["POST /quotes"]`.
  entry: source
  /// The function that translates, both ways.
  transformer: function
  /// What the other system wants to see before it answers.
  credentials: secret?
  /// How long a client waits at most.
  patience: duration = 29s
) {
  entry -> transformer

  if credentials != none {
    transformer -> credentials.read
  }

  expect entry answers within patience
  expect transformer only reads
}

/// One API in front of several services, so that clients know one address, one authentication and one version.
///
/// Each route goes to the function that is good at it; no router function stands between, which would be paid twice and fail
/// for all. What stands behind never calls the facade: that would go round in circles, and the pattern proves that it does
/// not. Also known as gateway, or backend for frontend.
///
/// ## When
///
/// - Clients would otherwise have to know which team runs what.
/// - Authentication, throttling and logs belong in one place.
///
/// ## When not
///
/// - Clients need one answer made of several: write a function, or an express `workflow`, that asks in parallel, and give it a
///   route of its own.
/// - There is one service: connect its route, the facade would only be a detour.
///
/// ## Pitfalls
///
/// - The slowest part sets the pace: each route is proven to answer within `patience`.
/// - A part that needs another one calls it directly, or better hears of its events.
///
/// ## Cost
///
/// The API's requests. The facade itself runs no code.
pattern facade(
  /// The API that clients know.
  front: api
  /// Which part answers which route.
  routes: [{ name: string, route: string, to: function }]
  /// How long a client waits at most.
  patience: duration = 29s
) {
  require length(routes) > 1 else "a facade stands before several parts: for one route, draw the arrow itself"

  for part in routes {
    let route = part.route
    let backend = part.to

    front[route] -> backend

    expect front[route] answers within patience
    expect backend never calls front
  }
}
