//! A bucket that answers browsers by itself, over plain HTTP.
//!
//! Sources: S3 User Guide, "Hosting a static website using Amazon S3"; General Reference, "Amazon S3 website endpoints", read
//! in November 2026, for the table.

use crate::diagnostics::{Diagnostics, sites as say};
use crate::kinds::dns::record;
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::Node;
use crate::model::value::Value;

/// `website: { index: "index.html", error: "404.html" }`
pub static TABLE: &[Attribute] = &[
    Attribute::new("index", PAGE, Fallback::Absent, "What each folder is."),
    Attribute::new("error", PAGE, Fallback::Absent, "The page for what does not exist."),
    Attribute::new(
        "redirect",
        Shape::Text(Text::that(300, is_address, "an address without a path, like `https://www.example.com`").now()),
        Fallback::Absent,
        "Where every reader is sent; the path stays.",
    ),
];

const PAGE: Shape =
    Shape::Text(Text::that(1024, |text| !text.starts_with('/'), "the name of an object, like `index.html`").now());

/// The website's endpoint by region, without the bucket in front, and the zone that an alias record names.
///
/// The older regions have a `-` before their name, the others a `.`.
const ENDPOINTS: &[(&str, &str, &str)] = &[
    ("af-south-1", "s3-website.af-south-1.amazonaws.com", "Z83WF9RJE8B12"),
    ("ap-east-1", "s3-website.ap-east-1.amazonaws.com", "ZNB98KWMFR0R6"),
    ("ap-east-2", "s3-website.ap-east-2.amazonaws.com", "Z064739330DAH7WJVOO93"),
    ("ap-northeast-1", "s3-website-ap-northeast-1.amazonaws.com", "Z2M4EHUR26P7ZW"),
    ("ap-northeast-2", "s3-website.ap-northeast-2.amazonaws.com", "Z3W03O7B5YMIYP"),
    ("ap-northeast-3", "s3-website.ap-northeast-3.amazonaws.com", "Z2YQB5RD63NC85"),
    ("ap-south-1", "s3-website.ap-south-1.amazonaws.com", "Z11RGJOFQNVJUP"),
    ("ap-south-2", "s3-website.ap-south-2.amazonaws.com", "Z02976202B4EZMXIPMXF7"),
    ("ap-southeast-1", "s3-website-ap-southeast-1.amazonaws.com", "Z3O0J2DXBE1FTB"),
    ("ap-southeast-2", "s3-website-ap-southeast-2.amazonaws.com", "Z1WCIGYICN2BYD"),
    ("ap-southeast-3", "s3-website.ap-southeast-3.amazonaws.com", "Z01846753K324LI26A3VV"),
    ("ap-southeast-4", "s3-website.ap-southeast-4.amazonaws.com", "Z0312387243XT5FE14WFO"),
    ("ap-southeast-5", "s3-website.ap-southeast-5.amazonaws.com", "Z08660063OXLMA7F1FJHU"),
    ("ap-southeast-7", "s3-website.ap-southeast-7.amazonaws.com", "Z0031014GXUMRZG6I14G"),
    ("ca-central-1", "s3-website.ca-central-1.amazonaws.com", "Z1QDHH18159H29"),
    ("ca-west-1", "s3-website.ca-west-1.amazonaws.com", "Z03565811Z33SLEZTHOUL"),
    ("cn-north-1", "s3-website.cn-north-1.amazonaws.com.cn", "Z5CN8UMXT92WN"),
    ("cn-northwest-1", "s3-website.cn-northwest-1.amazonaws.com.cn", "Z282HJ1KT0DH03"),
    ("eu-central-1", "s3-website.eu-central-1.amazonaws.com", "Z21DNDUVLTQW6Q"),
    ("eu-central-2", "s3-website.eu-central-2.amazonaws.com", "Z030506016YDQGETNASS"),
    ("eu-north-1", "s3-website.eu-north-1.amazonaws.com", "Z3BAZG2TWCNX0D"),
    ("eu-south-1", "s3-website.eu-south-1.amazonaws.com", "Z30OZKI7KPW7MI"),
    ("eu-south-2", "s3-website.eu-south-2.amazonaws.com", "Z0081959F7139GRJC19J"),
    ("eu-west-1", "s3-website-eu-west-1.amazonaws.com", "Z1BKCTXD74EZPE"),
    ("eu-west-2", "s3-website.eu-west-2.amazonaws.com", "Z3GKZC51ZF0DB4"),
    ("eu-west-3", "s3-website.eu-west-3.amazonaws.com", "Z3R1K369G5AVDG"),
    ("il-central-1", "s3-website.il-central-1.amazonaws.com", "Z09640613K4A3MN55U7GU"),
    ("me-central-1", "s3-website.me-central-1.amazonaws.com", "Z06143092I8HRXZRUZROF"),
    ("me-south-1", "s3-website.me-south-1.amazonaws.com", "Z1MPMWCPA7YB62"),
    ("sa-east-1", "s3-website-sa-east-1.amazonaws.com", "Z7KQH4QJS55SO"),
    ("us-east-1", "s3-website-us-east-1.amazonaws.com", "Z3AQBSTGFYJSTF"),
    ("us-east-2", "s3-website.us-east-2.amazonaws.com", "Z2O1EMRO9K5GLX"),
    ("us-gov-east-1", "s3-website.us-gov-east-1.amazonaws.com", "Z2NIFVYYW2VKV1"),
    ("us-gov-west-1", "s3-website-us-gov-west-1.amazonaws.com", "Z31GFT0UA1I2HV"),
    ("us-west-1", "s3-website-us-west-1.amazonaws.com", "Z2F56UZL2M1ACD"),
    ("us-west-2", "s3-website-us-west-2.amazonaws.com", "Z3BJ6K6RIION7M"),
];

/// What an alias record to a website in a region names: the host and its zone.
pub fn alias(region: &str) -> Option<(&'static str, &'static str)> {
    ENDPOINTS.iter().find(|(known, ..)| *known == region).map(|(_, host, zone)| (*host, *zone))
}

fn is_address(text: &str) -> bool {
    target(text).is_some()
}

/// Protocol and host of an address.
fn target(text: &str) -> Option<(&str, &str)> {
    let (protocol, rest) = text.split_once("://")?;
    let host = rest.strip_suffix('/').unwrap_or(rest);
    (matches!(protocol, "http" | "https") && super::dns::name::is_name(host)).then_some((protocol, host))
}

/// What a bucket says about its website.
pub fn of(view: &View) -> Option<Attributes> {
    view.attributes().object("website")
}

/// Whether everybody reads the bucket's objects: it is a website with pages.
pub fn is_public(view: &View) -> bool {
    view.is("bucket") && of(view).is_some_and(|website| website.get("redirect").is_none())
}

/// `WebsiteConfiguration`
pub fn configuration(view: &View) -> Option<Node> {
    let own = of(view)?;
    if let Some((protocol, host)) = own.text("redirect").and_then(target) {
        let all = Node::map([("HostName", Node::text(host)), ("Protocol", Node::text(protocol))]);
        return Some(Node::map([("RedirectAllRequestsTo", all)]));
    }
    let page = |name: &str| own.text(name).map_or(Node::Null, Node::text);
    Some(Node::map([("IndexDocument", page("index")), ("ErrorDocument", page("error"))]))
}

/// Mistakes in a website and in the records that lead to it.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    if let Some(own) = of(view) {
        let (pages, redirects) = (own.get("index").is_some(), own.get("redirect").is_some());
        if pages == redirects || own.get("error").is_some() && !pages {
            diagnostics.push(say::contradictory_website(&view.name(), view.attribute_span("website")));
        }
        if view.attributes().get("key").is_some() {
            let at = view.attribute_span("website");
            diagnostics.push(say::unreadable_website(&view.name(), at, view.attribute_span("key")));
        }
    } else if let Some(at) = view.mention("website") {
        diagnostics.push(say::no_website(&view.name(), at, view.span()));
    }
    for record in record::all(view) {
        for answer in record::answers::of(&record) {
            if answer.target.resource() == Some(view.id) {
                an_answer_finds_it(view, &record, &answer, diagnostics);
            }
        }
    }
}

fn an_answer_finds_it(view: &View, record: &View, answer: &record::answers::Answer, diagnostics: &mut Diagnostics) {
    let wanted = record::name_of(record);
    if of(view).is_none() {
        diagnostics.push(say::no_website(&view.name(), answer.span, view.span()));
        return;
    }
    let own = view.attributes().get("name");
    let same = matches!(own.map(|given| &given.value), Some(Value::Text(own)) if own == wanted);
    if !same {
        diagnostics.push(say::name_of_website(&view.name(), view.attributes().text("name"), wanted, answer.span));
    }
    if view.region().and_then(alias).is_none() {
        diagnostics.push(say::without_region(&view.name(), "its address", "known", answer.span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::region;

    #[test]
    fn a_website_has_an_endpoint_with_the_region_in_it() {
        for (region, host, zone) in ENDPOINTS {
            assert!(region::partition(region).is_some(), "{region}");
            assert!(host.starts_with("s3-website") && host.contains(region) && zone.starts_with('Z'), "{host}");
        }
        assert_eq!(alias("eu-west-1"), Some(("s3-website-eu-west-1.amazonaws.com", "Z1BKCTXD74EZPE")));
        assert_eq!(alias("nowhere"), None);
    }

    #[test]
    fn a_redirect_names_a_host_and_no_path() {
        assert_eq!(target("https://www.example.com/"), Some(("https", "www.example.com")));
        assert!(!["www.example.com", "ftp://a.com", "https://a.com/b", "https://"].into_iter().any(is_address));
    }
}
