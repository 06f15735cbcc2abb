//! `defaults KIND { … }`: attributes that every such resource of a file has, unless it says otherwise.

use super::Expander;
use super::frame::Frame;
use super::placement;
use crate::diagnostics::suggest::article;
use crate::diagnostics::{attributes as say, names};
use crate::kinds::{self, conform::Conform};
use crate::model::value::Spanned;
use crate::syntax::ast::{Item, ItemNode};
use ecow::EcoString;
use std::rc::Rc;

impl<'p> Expander<'_, 'p, '_> {
    pub(super) fn file_defaults(&mut self, frame: &Rc<Frame<'p>>, items: &'p [Item]) {
        for item in items {
            let ItemNode::Defaults(defaults) = &item.node else {
                continue;
            };
            let Some(kind) = kinds::find(&defaults.kind.text) else {
                let known = kinds::ALL.iter().map(|kind| kind.name);
                self.diagnostics.push(say::unknown_kind(&defaults.kind.text, defaults.kind.span, known));
                continue;
            };
            let fields = self.shaped_object(&defaults.body, Some(kind.attributes), frame);
            let origin = |value: &_| kinds::conform::type_word(value).to_owned();
            let mut conform =
                Conform { architecture: &self.architecture, diagnostics: self.diagnostics, origin: &origin };
            let own = |(name, _): &(&EcoString, &Spanned)| !placement::is_said_by_all(kind, name);
            let own = fields.iter().filter(own).map(|(name, given)| (name.clone(), given.clone())).collect();
            conform.written(&article(kind.name), &own, kind.attributes);
            let known = self.defaults.insert((frame.file, kind.name), fields);
            if known.is_some() {
                let word = format!("defaults {}", kind.name);
                self.diagnostics.push(names::declared_twice(&word, defaults.kind.span, defaults.kind.span));
            }
        }
    }
}
