//! Mistakes in a site.

use super::{csp, distribution, headers, names, pages};
use crate::diagnostics::{Diagnostics, apis, dns, sites as say};
use crate::kinds::api::LOG_RETENTION;
use crate::kinds::common::name_span;
use crate::kinds::dns::{certificate, name, zone};
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::value::Value;
use crate::source::Span;

/// Everything that can be said about a site before it is lowered.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    errors_are_known(view, diagnostics);
    pages_do_not_contradict(view, diagnostics);
    headers_are_in_order(view, diagnostics);
    names_have_a_certificate(view, diagnostics);
    logs_have_a_place(view, diagnostics);
    ages_are_in_order(view, diagnostics);
    countries_are_in_or_out(view, diagnostics);
}

fn errors_are_known(view: &View, diagnostics: &mut Diagnostics) {
    for page in pages::of(view) {
        if !page.code.is_some_and(|code| pages::CODES.contains(&code)) {
            diagnostics.push(say::unknown_status("a page for an error", pages::CODES, page.key));
        }
    }
    let failover = view.attributes().object("failover");
    for given in failover.iter().flat_map(|failover| failover.list("codes")) {
        if let Value::Int(code) = given.value
            && !distribution::CODES.contains(&code)
        {
            diagnostics.push(say::unknown_status("a failover", distribution::CODES, given.span));
        }
    }
}

fn pages_do_not_contradict(view: &View, diagnostics: &mut Diagnostics) {
    if !view.attributes().bool("spa") {
        return;
    }
    let spa = view.attribute_span("spa");
    for page in pages::of(view).into_iter().filter(|page| matches!(page.code, Some(403 | 404))) {
        let code = page.code.unwrap_or_default();
        diagnostics.push(say::contradiction(
            &view.name(),
            &format!("{code} has a page, and the index answers it as well"),
            page.key,
            spa,
            "remove the page, or `spa`",
        ));
    }
    if view.attributes().bool("folders") {
        let at = view.attribute_span("folders");
        let why = "`folders` asks for the index of each folder, and `spa` for the one at the top";
        diagnostics.push(say::contradiction(&view.name(), why, at, spa, "remove one of the two"));
    }
}

fn headers_are_in_order(view: &View, diagnostics: &mut Diagnostics) {
    let own = headers::of(view);
    if let Some(given) = own.get("csp")
        && let Value::Text(policy) = &given.value
        && let Some(fault) = csp::fault(policy)
    {
        diagnostics.push(say::malformed_csp(&fault, csp::DIRECTIVES, given.span));
    }
    for (name, given) in own.map("custom").into_iter().flatten() {
        let lower = name.to_ascii_lowercase();
        if let Some((_, attribute)) = headers::KNOWN.iter().find(|(known, _)| *known == lower) {
            let why = format!("`{name}` is written as `{attribute}`, and CloudFront takes it nowhere else");
            let help = format!("write `headers: {{ {attribute}: … }}`");
            diagnostics.push(say::contradiction(&view.name(), &why, given.key, view.span(), &help));
        }
    }
}

fn names_have_a_certificate(view: &View, diagnostics: &mut Diagnostics) {
    let all = names::aliases(view);
    if all.is_empty() {
        if view.attributes().get("certificate").is_some() {
            diagnostics.push(say::idle_certificate(&view.name(), name_span(view, "certificate"), view.span()));
        }
        return;
    }
    match (view.refers("certificate"), view.attributes().get("certificate")) {
        (Some(given), _) => {
            for own in all.iter().filter(|own| !certificate::is_for(&given, own)) {
                let (at, covered) = (view.attribute_span("certificate"), certificate::names(&given));
                diagnostics.push(dns::uncovered_name(own, &given.name(), &covered, at, given.span()));
            }
            is_placed(view, "its certificate", view.attribute_span("certificate"), diagnostics);
        }
        (None, Some(_)) => {}
        (None, None) => one_of_its_own(view, diagnostics),
    }
}

/// A certificate that comes by itself is for names of one zone, which proves them.
fn one_of_its_own(view: &View, diagnostics: &mut Diagnostics) {
    let zones = names::zones(view);
    let Some(first) = zones.first() else {
        diagnostics.push(say::unproven_names(&view.name(), &names::written(view), view.attribute_span("names")));
        return;
    };
    let within = |name: &str| name::is_within(name.strip_prefix("*.").unwrap_or(name), zone::domain(first));
    let outside: Vec<_> = names::aliases(view).into_iter().filter(|name| !within(name)).collect();
    if !outside.is_empty() {
        diagnostics.push(say::unproven_names(&view.name(), &outside, view.attribute_span("names")));
    }
    is_placed(view, "the certificate for its names", view.span(), diagnostics);
}

/// What has to be in us-east-1 needs a template of which that is known.
fn is_placed(view: &View, what: &str, at: Span, diagnostics: &mut Diagnostics) {
    if view.region().is_none() {
        diagnostics.push(say::without_region(&view.name(), what, "in us-east-1", at));
    }
}

fn logs_have_a_place(view: &View, diagnostics: &mut Diagnostics) {
    let Some(kept) = view.attributes().seconds("logs") else { return };
    let at = view.attribute_span("logs");
    if !LOG_RETENTION.contains(&(kept / DAY)) || kept % DAY != 0 {
        diagnostics.push(apis::api_log_retention(at, kept / DAY));
    }
    is_placed(view, "its log", at, diagnostics);
}

fn ages_are_in_order(view: &View, diagnostics: &mut Diagnostics) {
    let Some(cache) = view.attributes().object("cache") else { return };
    let age = |name: &str| cache.seconds(name).unwrap_or_default();
    if age("min") > age("default") || age("default") > age("max") {
        let at = view.attribute_span("cache");
        let why = "`min` is at most `default`, and that at most `max`";
        diagnostics.push(say::contradiction(&view.name(), why, at, view.span(), "put the three times in order"));
    }
}

fn countries_are_in_or_out(view: &View, diagnostics: &mut Diagnostics) {
    let Some(geo) = view.attributes().object("geo") else { return };
    if geo.get("only").is_some() == geo.get("not").is_some() {
        let at = view.attribute_span("geo");
        let why = "`geo` says either who gets it or who does not";
        diagnostics.push(say::contradiction(&view.name(), why, at, view.span(), "write `only` or `not`"));
    }
}
