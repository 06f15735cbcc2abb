//! Routes: their text, and the forms in which API Gateway wants it.

use crate::model::architecture::Route;
use ecow::EcoString;

/// The route of an HTTP API that takes what no other takes.
pub const DEFAULT: &str = "$default";

/// The methods that a route can have; `ANY` stands for all of them.
pub const METHODS: [&str; 8] = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/// Reads `GET /users/{id}`, or `$default`. A mistake comes back in words that follow "this is no route: ".
pub fn parse_route(text: &str) -> Result<Route, &'static str> {
    if text == DEFAULT {
        return Ok(Route { method: "ANY".into(), path: DEFAULT.into() });
    }
    let (method, path) = text.split_once(' ').ok_or("write a method, one space and a path, like `GET /users/{id}`")?;
    if !METHODS.contains(&method) {
        return Err("the method must be one of `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD`, `OPTIONS` and `ANY`");
    }
    check_path(path)?;
    Ok(Route { method: method.into(), path: path.into() })
}

fn check_path(path: &str) -> Result<(), &'static str> {
    let rest = path.strip_prefix('/').ok_or("the path must begin with `/`")?;
    if rest.is_empty() {
        return Ok(());
    }
    if rest.ends_with('/') {
        return Err("the path must not end with `/`");
    }
    let segments: Vec<&str> = rest.split('/').collect();
    segments.iter().try_for_each(|segment| check_segment(segment))?;
    let last_greedy = segments.iter().position(|segment| is_greedy(segment));
    if last_greedy.is_some_and(|index| index + 1 < segments.len()) {
        return Err("`{name+}` takes the whole rest of the path, so nothing can stand behind it");
    }
    let names: Vec<&str> = segments.iter().filter_map(|segment| parameter(segment)).collect();
    let repeated = names.iter().enumerate().any(|(index, name)| names.iter().skip(index + 1).any(|n| n == name));
    if repeated { Err("each parameter of a path needs a name of its own") } else { Ok(()) }
}

fn check_segment(segment: &str) -> Result<(), &'static str> {
    let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "._-:".contains(c));
    match parameter(segment) {
        _ if segment.is_empty() => Err("the path must not have two `/` in a row"),
        Some(name) if !name.is_empty() && plain(name) => Ok(()),
        Some(_) => Err("a parameter must be written as `{name}` or `{name+}`, with letters, digits, `.`, `_` and `-`"),
        None if plain(segment) => Ok(()),
        None if segment.contains(['{', '}']) => Err("a parameter must fill the whole part between two `/`"),
        None => Err("a path is made of letters, digits, `.`, `_`, `-`, `:` and parameters like `{id}`"),
    }
}

/// The name in `{name}` or `{name+}`.
pub fn parameter(segment: &str) -> Option<&str> {
    let inner = segment.strip_prefix('{')?.strip_suffix('}')?;
    Some(inner.strip_suffix('+').unwrap_or(inner))
}

/// Whether a segment takes the rest of the path: `{proxy+}`.
pub fn is_greedy(segment: &str) -> bool {
    parameter(segment).is_some() && segment.ends_with("+}")
}

/// The segments of a path; none for `/` and for `$default`.
pub fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix('/').unwrap_or_default().split('/').filter(|segment| !segment.is_empty())
}

/// The paths that lead to a path, itself included, from outside in: `/users`, `/users/{id}`.
pub fn prefixes(path: &str) -> Vec<EcoString> {
    let mut whole = EcoString::new();
    let grow = |segment| {
        whole.push('/');
        whole.push_str(segment);
        whole.clone()
    };
    segments(path).map(grow).collect()
}

/// The path with every parameter called alike: two routes with one such path take the same requests.
pub fn pattern(path: &str) -> String {
    let blank = |segment| match parameter(segment) {
        Some(_) if is_greedy(segment) => "{+}",
        Some(_) => "{}",
        None => segment,
    };
    match path {
        DEFAULT => DEFAULT.to_owned(),
        path => format!("/{}", segments(path).map(blank).collect::<Vec<_>>().join("/")),
    }
}

/// What follows the stage in the ARN of a route: `GET/users/*`.
pub fn arn_tail(route: &Route) -> String {
    if route.path == DEFAULT {
        return DEFAULT.to_owned();
    }
    let method = if route.method == "ANY" { "*" } else { route.method.as_str() };
    let part = |segment| if parameter(segment).is_some() { "*" } else { segment };
    format!("{method}/{}", segments(&route.path).map(part).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> &'static str {
        parse_route(text).err().unwrap_or("accepted")
    }

    #[test]
    fn a_route_has_a_method_and_a_path() {
        for text in ["GET /", "ANY /{proxy+}", "POST /orders", "GET /users/{id}/orders/{order}", "$default"] {
            assert_eq!(parse_route(text).map(|route| route.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_route_is_told_why() {
        assert!(mistake("/ping").contains("one space"));
        assert!(mistake("FETCH /ping").contains("method"));
        assert!(mistake("GET ping").contains("begin with"));
        assert!(mistake("GET /ping/").contains("end with"));
        assert!(mistake("GET //ping").contains("in a row"));
        assert!(mistake("GET /{all+}/more").contains("rest of the path"));
        assert!(mistake("GET /{id}/{id}").contains("of its own"));
        assert!(mistake("GET /user-{id}").contains("whole part"));
        assert!(mistake("GET /a b").contains("made of"));
        assert!(mistake("GET /{}").contains("written as"));
    }

    #[test]
    fn parameters_are_stars_in_arns() {
        let tail = |text| parse_route(text).map(|route| arn_tail(&route));
        assert_eq!(tail("GET /users/{id}").as_deref(), Ok("GET/users/*"));
        assert_eq!(tail("ANY /{proxy+}").as_deref(), Ok("*/*"));
        assert_eq!(tail("GET /").as_deref(), Ok("GET/"));
        assert_eq!(tail("$default").as_deref(), Ok("$default"));
    }

    #[test]
    fn a_path_is_reached_step_by_step() {
        assert_eq!(prefixes("/users/{id}"), ["/users", "/users/{id}"]);
        assert!(prefixes("/").is_empty());
    }

    #[test]
    fn names_of_parameters_tell_no_routes_apart() {
        assert_eq!(pattern("/users/{id}"), pattern("/users/{name}"));
        assert_ne!(pattern("/users/{id}"), pattern("/users/{id+}"));
    }
}
