//! Addresses that health checks ask and records answer with.

use crate::model::template::Node;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// `https://www.example.com:443/index.html`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url {
    /// Whether it is `https`.
    pub secure: bool,
    /// The host: a name, or an address.
    pub host: String,
    /// The port; 443 or 80 where none is written.
    pub port: u16,
    /// The path with its query; begins with `/`.
    pub path: String,
}

impl Url {
    /// Reads an address; a mistake comes back in words.
    pub fn parse(text: &str) -> Result<Url, &'static str> {
        let (secure, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => return Err("must begin with `https://` or `http://`"),
        };
        let (place, path) = match rest.find('/') {
            Some(at) => rest.split_at(at),
            None => (rest, "/"),
        };
        let (host, port) = parts(place).ok_or("needs a host, and a port that is a number")?;
        let plain = |c: char| c.is_ascii_graphic() && c != '#';
        if path.len() > 255 || !path.chars().all(plain) {
            return Err("must have a path of at most 255 plain characters");
        }
        let port = port.unwrap_or(if secure { 443 } else { 80 });
        Ok(Url { secure, host, port, path: path.to_owned() })
    }

    /// Reads `www.example.com:443`.
    pub fn parse_tcp(text: &str) -> Option<(String, u16)> {
        let (host, port) = parts(text)?;
        Some((host, port?))
    }

    /// The property that names the host.
    pub fn host_node(&self) -> (&'static str, Node) {
        property(&self.host)
    }
}

/// A host, and a port where there is one.
fn parts(text: &str) -> Option<(String, Option<u16>)> {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) => (host, Some(port.parse::<u16>().ok().filter(|port| *port > 0)?)),
        None => (text, None),
    };
    let is_address = host.parse::<Ipv4Addr>().is_ok();
    let lower = host.to_ascii_lowercase();
    (is_address || super::name::is_name(&lower) || lower == "localhost").then_some((lower, port))
}

/// A host as a property of a health check: a name, or an address.
pub fn property(host: &str) -> (&'static str, Node) {
    let name = if host.parse::<IpAddr>().is_ok() { "IPAddress" } else { "FullyQualifiedDomainName" };
    (name, Node::text(host))
}

/// Whether a host cannot be reached from the internet: private, local and reserved ranges, and names for them.
pub fn is_private(host: &str) -> bool {
    let name = || ["localhost", "local", "internal", "lan"].iter().any(|last| host.rsplit('.').next() == Some(last));
    match host.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) => is_private_v4(ip),
        Ok(IpAddr::V6(ip)) => is_private_v6(ip),
        Err(_) => name(),
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let shared = ip.octets().starts_with(&[100]) && ip.octets().get(1).is_some_and(|second| (64..128).contains(second));
    ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified() || ip.is_multicast() || shared
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    let first = ip.segments().first().copied().unwrap_or_default();
    ip.is_loopback() || ip.is_unspecified() || ip.is_multicast() || first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_host_a_port_and_a_path() {
        let url = Url::parse("https://h5boilerplate.netlify.com:443/index.html").unwrap();
        assert_eq!((url.secure, url.host.as_str(), url.port), (true, "h5boilerplate.netlify.com", 443));
        assert_eq!(url.path, "/index.html");
        assert_eq!(Url::parse("http://192.0.2.1").map(|url| (url.port, url.path)), Ok((80, "/".to_owned())));
        assert!(Url::parse("ftp://example.com").is_err() && Url::parse("https://example.com:0/").is_err());
        assert!(Url::parse("https://a b/").is_err() && Url::parse("https:///x").is_err());
    }

    #[test]
    fn what_the_internet_cannot_reach_is_known() {
        assert!(
            ["10.0.0.1", "192.168.1.1", "127.0.0.1", "100.64.0.1", "localhost", "db.internal"]
                .into_iter()
                .all(is_private)
        );
        assert!(!["104.198.14.52", "example.com", "2606:4700::1"].into_iter().any(is_private));
        assert!(is_private("fd00::1") && is_private("::1"));
    }
}
