//! Where clients are, and what they remember.

use super::dns::Lead;
use std::collections::BTreeMap;
use std::time::Duration;

/// A client near a region.
#[derive(Debug, Clone)]
pub struct Client {
    /// Regions, the nearest first.
    order: Vec<String>,
    country: &'static str,
    continent: &'static str,
}

/// Regions with the place of each in degrees, its country and its continent.
static REGIONS: &[(&str, f64, f64, &str, &str)] = &[
    ("us-east-1", 38.9, -77.4, "US", "NA"),
    ("us-east-2", 40.0, -83.0, "US", "NA"),
    ("us-west-1", 37.4, -122.0, "US", "NA"),
    ("us-west-2", 45.8, -119.7, "US", "NA"),
    ("ca-central-1", 45.5, -73.6, "CA", "NA"),
    ("sa-east-1", -23.5, -46.6, "BR", "SA"),
    ("eu-west-1", 53.3, -6.3, "IE", "EU"),
    ("eu-west-2", 51.5, -0.1, "GB", "EU"),
    ("eu-west-3", 48.9, 2.4, "FR", "EU"),
    ("eu-central-1", 50.1, 8.7, "DE", "EU"),
    ("eu-north-1", 59.3, 18.1, "SE", "EU"),
    ("af-south-1", -33.9, 18.4, "ZA", "AF"),
    ("ap-south-1", 19.1, 72.9, "IN", "AS"),
    ("ap-southeast-1", 1.3, 103.8, "SG", "AS"),
    ("ap-southeast-2", -33.9, 151.2, "AU", "OC"),
    ("ap-northeast-1", 35.7, 139.7, "JP", "AS"),
];

impl Client {
    /// A client beside a region.
    pub fn at(region: &str) -> Client {
        let place = |name: &str| REGIONS.iter().find(|known| known.0 == name);
        let here = place(region).unwrap_or_else(|| panic!("no client is known near {region}"));
        let mut order: Vec<&(&str, f64, f64, &str, &str)> = REGIONS.iter().collect();
        order.sort_by(|one, other| gap(here, one).total_cmp(&gap(here, other)));
        let order = order.iter().map(|region| region.0.to_owned()).collect();
        Client { order, country: here.3, continent: here.4 }
    }

    /// How far a region is; one that is not known is farther than all others.
    pub fn distance(&self, region: &str) -> usize {
        self.order.iter().position(|known| known == region).unwrap_or(usize::MAX)
    }

    /// The names of where the client is, from narrow to wide.
    pub fn places(&self) -> [String; 3] {
        [format!("country {}", self.country), format!("continent {}", self.continent), "country *".to_owned()]
    }
}

/// How far apart two places are: the part of the haversine that orders them.
fn gap(one: &(&str, f64, f64, &str, &str), other: &(&str, f64, f64, &str, &str)) -> f64 {
    let half = |a: f64, b: f64| ((a - b).to_radians() / 2.0).sin().powi(2);
    half(one.1, other.1) + one.1.to_radians().cos() * other.1.to_radians().cos() * half(one.2, other.2)
}

/// What resolvers of clients remember.
#[derive(Debug, Default)]
pub struct Memories(BTreeMap<(String, String), (String, Duration)>);

impl Memories {
    /// The host that a client in a region uses for a name: the one it knows, else the one it is told now.
    pub fn host(
        &mut self,
        name: &str,
        region: &str,
        now: Duration,
        ask: impl FnOnce() -> Option<Lead>,
    ) -> Option<String> {
        let key = (name.to_owned(), region.to_owned());
        if let Some((host, _)) = self.0.get(&key).filter(|(_, until)| now < *until) {
            return Some(host.clone());
        }
        let Lead { host, ttl } = ask()?;
        self.0.insert(key, (host.clone(), now + ttl));
        Some(host)
    }
}
