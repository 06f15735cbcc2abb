//! The identity of a resource: the path of names that leads to it.

use ecow::{EcoString, EcoVec};
use std::fmt;

/// `on_upload/inbox/resize`: the names of the pattern instances and loop elements around a resource, and its own.
///
/// Never a position, a hash or a place in a file: adding, removing or reordering other things changes no path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Path {
    names: EcoVec<EcoString>,
}

impl Path {
    /// The path of a name at the top of the program.
    pub fn top(name: impl Into<EcoString>) -> Path {
        Path::default().join(name)
    }

    /// This path with a name behind it.
    #[must_use]
    pub fn join(&self, name: impl Into<EcoString>) -> Path {
        let mut names = self.names.clone();
        names.push(name.into());
        Path { names }
    }

    /// The last name; empty for the path of the program itself.
    pub fn name(&self) -> &str {
        self.names.last().map_or("", EcoString::as_str)
    }

    /// The names from the outside in.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(EcoString::as_str)
    }

    /// Whether this is `other` or something inside it.
    pub fn starts_with(&self, other: &Path) -> bool {
        self.names.starts_with(&other.names)
    }

    /// This path with its beginning `from` replaced by `to`.
    #[must_use]
    pub fn moved(&self, from: &Path, to: &Path) -> Path {
        let rest = self.names.iter().skip(from.names.len());
        rest.fold(to.clone(), |path, name| path.join(name.clone()))
    }

    /// The path in the form of a logical ID: `OnUploadInboxResize`.
    ///
    /// Names are `snake_case`; whatever is no letter or digit separates words.
    pub fn pascal(&self) -> String {
        let mut out = String::new();
        for name in self.names() {
            push_pascal(name, &mut out);
        }
        out
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.names().enumerate() {
            write!(f, "{}{name}", if index == 0 { "" } else { "/" })?;
        }
        Ok(())
    }
}

/// `stuck_orders` as `StuckOrders`; `GET /users/{id}` as `GetUsersId`. A word in capitals becomes a capitalised one.
pub fn pascal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    push_pascal(name, &mut out);
    out
}

fn push_pascal(name: &str, out: &mut String) {
    for word in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        let shouting = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let mut chars = word.chars();
        out.extend(chars.next().map(|first| first.to_ascii_uppercase()));
        match shouting {
            true => out.extend(chars.map(|c| c.to_ascii_lowercase())),
            false => out.push_str(chars.as_str()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_one_word() {
        assert_eq!(Path::top("on_upload").join("inbox").join("resize").pascal(), "OnUploadInboxResize");
    }

    #[test]
    fn a_route_becomes_one_word() {
        assert_eq!(pascal("GET /users/{id}"), "GetUsersId");
    }
}
