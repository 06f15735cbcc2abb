//! Text of an arrow's option that is taken from the request: `$request.header.X-Tenant`.
//!
//! HTTP APIs understand these words themselves ("Transform API requests and responses for HTTP APIs" in the API
//! Gateway Developer Guide); for REST APIs they become the expressions of mapping templates.

/// Whether a text is plain, or a place in a request that both types of API can read.
pub fn is_request_value(text: &str) -> bool {
    !text.starts_with('$') || place(text).is_some()
}

/// What [`is_request_value`] asks for, in words that follow "must be".
pub const WORDS: &str = "plain text, or a place in the request: `$request.body.NAME`, `$request.path.NAME`, \
                         `$request.querystring.NAME` or `$request.header.NAME`";

fn place(text: &str) -> Option<(&str, &str)> {
    let (place, name) = text.strip_prefix("$request.")?.split_once('.')?;
    let known = ["body", "path", "querystring", "header"].contains(&place);
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    (known && !name.is_empty() && name.chars().all(plain)).then_some((place, name))
}

/// The expression of a mapping template that gives the text.
pub fn template_expression(text: &str) -> String {
    match place(text) {
        Some(("body", name)) => format!("$input.path('$.{name}')"),
        Some((place, name)) => format!("$input.params().{place}.get('{name}')"),
        None => format!("'{}'", text.replace('\'', "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_becomes_an_expression() {
        assert_eq!(template_expression("$request.body.customer"), "$input.path('$.customer')");
        assert_eq!(template_expression("$request.path.id"), "$input.params().path.get('id')");
        assert_eq!(template_expression("all"), "'all'");
    }

    #[test]
    fn an_unknown_place_is_no_value() {
        assert!(is_request_value("orders"));
        assert!(is_request_value("$request.header.X-Tenant"));
        assert!(!is_request_value("$request.cookie.a"));
        assert!(!is_request_value("$context.requestId"));
    }
}
