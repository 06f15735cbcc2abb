//! Wiring: lists and chains taken apart into single arrows.

use super::frame::Frame;
use super::limits::{ARROW, weight};
use super::{Expander, allow, provenance};
use crate::connections::{self, allow::ALLOW};
use crate::diagnostics::arrows as say;
use crate::kinds::Kind;
use crate::model::architecture::{Arrow, Endpoint, ResourceId};
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use crate::syntax::ast::{self, Expr, ExprNode};
use ecow::EcoString;
use std::rc::Rc;

/// What a stage of a chain names.
struct End {
    value: Value,
    /// Where the author named it.
    at: Span,
    /// Where it stands in the chain.
    drawn: Span,
}

impl<'p> Expander<'_, 'p, '_> {
    /// `a -> [b, c] -> d { options }`
    pub(super) fn wire(&mut self, wire: &'p ast::Wire, item: &'p ast::Item, frame: &Rc<Frame<'p>>) {
        let mut stages: Vec<Vec<End>> = Vec::new();
        for stage in &wire.stages {
            let mut ends = Vec::new();
            self.ends(stage, frame, &mut ends);
            stages.push(ends);
        }
        let options = wire.options.as_ref().map(|options| self.object(options, frame)).unwrap_or_default();
        let cost = ARROW + options.values().map(|option| weight(&option.value)).sum::<usize>();
        let allows: Vec<(EcoString, EcoString)> = item
            .allows
            .iter()
            .filter_map(|allow| Some((allow.code.text.clone(), allow.reason.as_ref()?.value.clone())))
            .collect();
        let braces = wire.options.as_ref().map_or(item.span.after(), |options| options.span);
        let chain = self.next_chain();
        for pair in stages.windows(2) {
            let [sources, targets] = pair else { continue };
            for source in sources {
                for target in targets {
                    if !self.work(cost, item.span) {
                        return;
                    }
                    let said = match &target.value {
                        Value::Allow(said) => Some((**said).clone()),
                        _ => None,
                    };
                    let ends = match &said {
                        Some(_) => self.allow_ends(&source.value, source.at, target.at),
                        None => self.ends_of(source, target),
                    };
                    let Some((from, to)) = ends else { continue };
                    // The options behind a chain are of those that go somewhere.
                    let chain = if said.is_some() { self.next_chain() } else { chain };
                    self.arrows.push(Arrow {
                        span: source.drawn.to(target.drawn),
                        braces,
                        from,
                        to,
                        options: said.unwrap_or_else(|| options.clone()),
                        chain,
                        trail: frame.trail.clone(),
                        allows: allows.clone(),
                    });
                }
            }
        }
    }

    fn next_chain(&mut self) -> u32 {
        self.chains += 1;
        self.chains
    }

    fn ends_of(&mut self, source: &End, target: &End) -> Option<(Endpoint, Endpoint)> {
        let (from, to) = (self.output_end(&source.value, source.at), self.input_end(&target.value, target.at));
        from.zip(to)
    }

    /// What a stage of a chain names, lists taken apart.
    fn ends(&mut self, stage: &'p Expr, frame: &Rc<Frame<'p>>, out: &mut Vec<End>) {
        if let ExprNode::List(elements) = &stage.node {
            for element in elements {
                self.ends(element, frame, out);
            }
            return;
        }
        let value = self.eval(stage, frame);
        let at = provenance::given(stage, frame).unwrap_or(stage.span);
        match value {
            Value::List(list) => {
                let place = |span: Span| if span.is_nowhere() { at } else { span };
                let end = |element: &Spanned| End {
                    value: element.value.clone(),
                    at: place(element.span),
                    drawn: stage.span,
                };
                out.extend(list.iter().map(end));
            }
            value => out.push(End { value, at, drawn: stage.span }),
        }
    }

    fn output_end(&mut self, value: &Value, at: Span) -> Option<Endpoint> {
        let (id, kind, name) = self.end(value, at)?;
        if let Value::Port(port) = value
            && kind.output(port.port.name) == Some(port.port)
        {
            return Some(Endpoint { span: at, ..(**port).clone() });
        }
        match kind.output(name).filter(|port| !port.routes || matches!(value, Value::Port(_))) {
            Some(port) => Some(Endpoint { resource: id, port, route: None, span: at }),
            None => {
                self.diagnostics.push(connections::no_port(kind, name, at, true));
                None
            }
        }
    }

    fn input_end(&mut self, value: &Value, at: Span) -> Option<Endpoint> {
        let (id, kind, name) = self.end(value, at)?;
        match kind.input(name) {
            Some(port) => Some(Endpoint { resource: id, port, route: None, span: at }),
            None => {
                self.diagnostics.push(connections::no_port(kind, name, at, false));
                None
            }
        }
    }

    /// The resource, its kind and the name of the port.
    fn end(&mut self, value: &Value, at: Span) -> Option<(ResourceId, &'static Kind, &'static str)> {
        let (id, name) = match value {
            Value::Poison => return None,
            Value::Resource(id) => (*id, ""),
            Value::Port(port) => (port.resource, port.port.name),
            other => {
                let found = self.word(other);
                self.diagnostics.push(say::no_endpoint(&found, at));
                return None;
            }
        };
        Some((id, self.architecture.resource(id)?.kind, name))
    }

    /// Puts the arrows into the order of their ends, and reports those that are there twice.
    pub(super) fn order_arrows(&mut self) {
        let mut arrows = std::mem::take(&mut self.arrows);
        let architecture = &self.architecture;
        let path = |end: &Endpoint| architecture.resource(end.resource).map(|resource| resource.path.clone());
        let key = |arrow: &Arrow| {
            let end = |end: &Endpoint| (path(end), end.port.name, end.route.clone());
            let name = match arrow.to.port == &ALLOW {
                true => Some(allow::identity(&arrow.options, architecture)),
                false => name(&arrow.options),
            };
            (end(&arrow.from), end(&arrow.to), name)
        };
        arrows.sort_by_cached_key(key);
        let mut last: Option<(_, Span)> = None;
        let mut once = Vec::with_capacity(arrows.len());
        for arrow in arrows {
            let this = key(&arrow);
            match &last {
                // Rights that are said twice are the matter of a lint, which also sees those that others imply.
                Some((known, first)) if *known == this && arrow.to.port != &ALLOW => {
                    let text = match (&this.0.0, &this.1.0) {
                        (Some(from), Some(to)) => format!("{from} -> {to}"),
                        _ => String::new(),
                    };
                    self.diagnostics.push(say::drawn_twice(&text, arrow.span, *first));
                }
                _ => {
                    last = Some((this, arrow.span));
                    once.push(arrow);
                }
            }
        }
        self.architecture.arrows = once;
    }
}

fn name(options: &Fields) -> Option<EcoString> {
    match options.get("name").map(|spanned| &spanned.value) {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}
