//! Pages of anybody that may have their visitors write.
//!
//! Sources: OWASP Web Security Testing Guide, "Testing Cross Origin Resource Sharing"; S3 User Guide, "Using cross-origin resource
//! sharing (CORS)".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::value::{Spanned, Value};

/// The row of the lint.
pub static ANY_ORIGIN: Lint = Lint { code: codes::SLS1516, look: Look::Each(&["api", "function", "bucket"], check) };

fn check(view: View, diagnostics: &mut Diagnostics) {
    for rule in rules(view) {
        let any = |origin: &&Spanned| origin.value == Value::Text("*".into());
        let Some(origin) = rule.list("origins").iter().find(any).filter(|_| writes(view, &rule)) else { continue };
        let message = format!("any page on the internet can have its visitors write to `{}`", view.name());
        diagnostics.push(
            Diagnostic::new(codes::SLS1516, message)
                .at(origin.span, "every origin, and methods that change something")
                .help("name the origins of your own pages: `origins: [\"https://www.example.com\"]`"),
        );
    }
}

/// What browsers may do from pages of other hosts; a bucket can have several rules.
fn rules(view: View) -> Vec<Attributes> {
    let attributes = view.attributes();
    let one = attributes.object("cors").or_else(|| attributes.object("url")?.object("cors"));
    let several = attributes.objects("cors").into_iter().map(|(rule, _)| rule);
    one.into_iter().chain(several).collect()
}

/// Whether a rule has a method that changes something: those that it names, or else those of the routes.
fn writes(view: View, rule: &Attributes) -> bool {
    let is_safe = |method: &str| ["GET", "HEAD", "OPTIONS"].contains(&method);
    let named = rule.list("methods");
    if !named.is_empty() || !view.is("api") {
        return named.iter().any(|method| matches!(&method.value, Value::Text(method) if !is_safe(method)));
    }
    view.outgoing().filter_map(|wire| wire.connection.from.route.as_ref()).any(|route| !is_safe(&route.method))
}
