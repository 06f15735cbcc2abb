//! The standard library: patterns in the language itself.
//!
//! To add a family: write `stdlib/NAME.sls`, and one line here.

/// Family and text, in the order of names. `std:orchestration` is imported under its family's name.
pub static ALL: &[(&str, &str)] = &[
    ("api", include_str!("../../stdlib/api.sls")),
    ("compound", include_str!("../../stdlib/compound.sls")),
    ("failover", include_str!("../../stdlib/failover.sls")),
    ("orchestration", include_str!("../../stdlib/orchestration.sls")),
    ("primitive", include_str!("../../stdlib/primitive.sls")),
    ("traditional", include_str!("../../stdlib/traditional.sls")),
    ("workflows", include_str!("../../stdlib/workflows.sls")),
];

/// The text of a family.
pub fn find(family: &str) -> Option<&'static str> {
    ALL.iter().find(|(name, _)| *name == family).map(|(_, text)| *text)
}
