//! From a checked deployment to bytes.
//!
//! In: [`Checked<Deployment>`](crate::checked::Checked). Out: a [`Template`] for each stack, and text made of it. Invariant: [`lower()`] decides everything that AWS sees; the writers only spell it.
//!
//! [`lower()`] calls the `lower` of every kind and connection, and adds what belongs to all of them: roles and their
//! policies ([`roles`]), resource policies ([`policies`]), permissions of functions ([`permissions`]), parameters and
//! outputs ([`interface`]), and what one stack hands over to another ([`handover`]). [`mod@stackset`] makes one template of the regional ones where that is
//! wanted, [`mod@sam`] makes a SAM template of the result. [`yaml`] and [`json`] write either.

pub mod document;
pub mod handover;
pub mod headroom;
pub mod interface;
pub mod intrinsic;
pub mod json;
pub mod layout;
pub mod limits;
pub mod lower;
pub mod manifest;
pub mod permissions;
pub mod policies;
pub mod policy;
pub mod roles;
pub mod sam;
pub mod scalar;
pub mod stackset;
#[cfg(test)]
pub mod testing;

pub mod yaml;

pub use handover::Part;
pub use layout::{Layout, OutputFile, files};
pub use lower::lower;
pub use sam::sam;

use crate::model::template::Template;
use crate::source::SourceMap;

/// What a template is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain CloudFormation.
    #[default]
    CloudFormation,
    /// The Serverless Application Model, which a transform turns into CloudFormation.
    Sam,
}

/// How a template is spelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Syntax {
    /// YAML with short forms: `!Ref Orders`.
    #[default]
    Yaml,
    /// JSON with long forms: `{ "Ref": "Orders" }`.
    Json,
}

impl Syntax {
    /// The ending of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Syntax::Yaml => "yaml",
            Syntax::Json => "json",
        }
    }
}

/// What a writer has to know beside the template.
#[derive(Debug, Clone, Copy, Default)]
pub struct Writing<'a> {
    /// The texts that name the place of each resource in its metadata; without them there is no metadata.
    pub metadata: Option<&'a SourceMap>,
    /// The way from the template's folder to the project's, `..` or empty: local code paths are written behind it.
    pub code_prefix: &'a str,
}

/// The text of a template.
pub fn write(template: &Template, syntax: Syntax, writing: &Writing) -> String {
    match syntax {
        Syntax::Yaml => yaml::write(template, writing),
        Syntax::Json => json::write(template, writing),
    }
}
