//! The addresses of a new network, divided.
//!
//! A network has four quarters: one for the private subnet of each zone, and the last one for public subnets, which hold
//! NAT gateways alone. Where a subnet is does not depend on how many there are, so that a zone can be added later.
//!
//! Sources: Amazon VPC User Guide, "VPC CIDR blocks" (/16 to /28; the private ranges of RFC 1918).

use std::net::Ipv4Addr;

/// Whether it is a private range from /16 to /24 that begins where such a range can begin.
pub fn is_range(text: &str) -> bool {
    parse(text).is_some()
}

fn parse(text: &str) -> Option<(u32, u32)> {
    let (address, length) = text.split_once('/')?;
    let (address, length) = (address.parse::<Ipv4Addr>().ok()?, length.parse::<u32>().ok()?);
    let bits = u32::from(address);
    let aligned = (16..=24).contains(&length) && bits & (u32::MAX >> length) == 0;
    (address.is_private() && aligned).then_some((bits, length))
}

/// The addresses of the private subnet of a zone, from 0.
pub fn private(text: &str, zone: u32) -> Option<String> {
    part(text, 2, zone)
}

/// The addresses of the public subnet of a zone, from 0.
pub fn public(text: &str, zone: u32) -> Option<String> {
    part(text, 4, 12 + zone)
}

/// Of `2^bits` equal parts the one with this number.
fn part(text: &str, bits: u32, number: u32) -> Option<String> {
    let (base, length) = parse(text)?;
    let length = length + bits;
    let address = base + (number << (32 - length));
    Some(format!("{}/{length}", Ipv4Addr::from(address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_private_and_begins_where_it_can() {
        assert!(is_range("10.0.0.0/16") && is_range("192.168.4.0/24") && is_range("172.16.0.0/20"));
        assert!(!is_range("10.0.0.1/16") && !is_range("10.0.0.0/8") && !is_range("10.0.0.0/25"));
        assert!(!is_range("8.8.0.0/16") && !is_range("10.0.0/16") && !is_range("10.0.0.0"));
    }

    #[test]
    fn no_two_subnets_overlap() {
        let zones = [0, 1, 2].map(|zone| private("10.0.0.0/16", zone));
        assert_eq!(zones.map(Option::unwrap), ["10.0.0.0/18", "10.0.64.0/18", "10.0.128.0/18"]);
        let zones = [0, 1, 2].map(|zone| public("10.0.0.0/16", zone));
        assert_eq!(zones.map(Option::unwrap), ["10.0.192.0/20", "10.0.208.0/20", "10.0.224.0/20"]);
        assert_eq!(public("192.168.4.0/24", 1).unwrap(), "192.168.4.208/28");
    }
}
