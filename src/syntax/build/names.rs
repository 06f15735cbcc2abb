//! Names where they are declared, and keys.

use super::Build;
use crate::diagnostics::syntax;
use crate::source::Span;
use crate::syntax::ast::Name;
use crate::syntax::grammar::Rule;
use ecow::EcoString;
use pest::iterators::{Pair, Pairs};

impl<'i> Build<'i> {
    /// The name that a declaration gives. It is in the tree as it was written, so that its uses find it.
    pub(super) fn declared(&mut self, pairs: &mut Pairs<'i, Rule>) -> Name {
        let Some(pair) = pairs.next() else { return self.nobody() };
        let name = self.name(&pair);
        if !is_snake_case(&name.text) {
            self.report(syntax::unconventional_name(name.span, &name.text, &snake_case(&name.text)));
        }
        name
    }

    /// A key, quoted or not.
    pub(super) fn key(&mut self, pair: Pair<'i, Rule>) -> Name {
        if pair.as_rule() != Rule::KEY {
            let text = self.any_text(pair);
            return Name { text: text.value, span: text.span };
        }
        let name = self.name(&pair);
        if name.text.contains('-') {
            self.report(syntax::unquoted_key(name.span, &name.text));
        }
        name
    }

    /// The name of nothing.
    pub(super) fn nobody(&self) -> Name {
        Name { text: EcoString::new(), span: Span::NOWHERE }
    }
}

fn is_snake_case(name: &str) -> bool {
    !name.contains('-') && !name.contains(|c: char| c.is_ascii_uppercase())
}

/// `myQueue`, `my-queue` and `MyQueue` as `my_queue`; `HTTPApi` as `http_api`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut characters = name.chars().peekable();
    let mut before = '_';
    while let Some(character) = characters.next() {
        let ends_word = before.is_ascii_uppercase() && characters.peek().is_some_and(char::is_ascii_lowercase);
        if character.is_ascii_uppercase()
            && before != '_'
            && before != '-'
            && (!before.is_ascii_uppercase() || ends_word)
        {
            snake.push('_');
        }
        snake.push(if character == '-' { '_' } else { character.to_ascii_lowercase() });
        before = character;
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn words_are_joined_by_underscores() {
        assert_eq!(snake_case("myQueue"), "my_queue");
        assert_eq!(snake_case("my-queue"), "my_queue");
        assert_eq!(snake_case("HTTPApi"), "http_api");
        assert_eq!(snake_case("Orders_DLQ"), "orders_dlq");
    }
}
