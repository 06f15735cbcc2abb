//! The regions of AWS, as far as this version knows them.
//!
//! Source: AWS General Reference, "AWS Regions", read in November 2026. A region that opens later needs a line here.

/// Where CloudFront looks for certificates, and where the control planes of Route 53 and IAM live (Route 53 Developer
/// Guide, "Resilience in Amazon Route 53"; CloudFront Developer Guide, "Requirements for using SSL/TLS certificates").
pub const EDGE: &str = "us-east-1";

/// Regions by partition.
const PARTITIONS: &[(&str, &[&str])] = &[
    (
        "aws",
        &[
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-central-1",
            "ca-west-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "mx-central-1",
            "sa-east-1",
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
        ],
    ),
    ("aws-cn", &["cn-north-1", "cn-northwest-1"]),
    ("aws-us-gov", &["us-gov-east-1", "us-gov-west-1"]),
];

/// Every region that is known.
pub fn all() -> impl Iterator<Item = &'static str> {
    PARTITIONS.iter().flat_map(|(_, regions)| regions.iter().copied())
}

/// The partition of a region: regions of different ones share nothing, not even accounts.
pub fn partition(region: &str) -> Option<&'static str> {
    PARTITIONS.iter().find(|(_, regions)| regions.contains(&region)).map(|(partition, _)| *partition)
}

/// Two letters, words, a number: the form of all names of regions.
pub fn has_form(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [country, middle @ .., number] => {
            country.len() == 2
                && !middle.is_empty()
                && country.chars().chain(middle.iter().flat_map(|word| word.chars())).all(|c| c.is_ascii_lowercase())
                && middle.iter().all(|word| !word.is_empty())
                && !number.is_empty()
                && number.chars().all(|c| c.is_ascii_digit())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_has_one_partition() {
        assert_eq!(partition("us-east-1"), Some("aws"));
        assert_eq!(partition("cn-north-1"), Some("aws-cn"));
        assert_eq!(partition("us-east-9"), None);
        assert!(all().any(|region| region == EDGE));
    }
}
