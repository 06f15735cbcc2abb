//! The places of a snippet, and how they are written.

use std::fmt::Write;

/// Something to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Any text, and what stands there at first.
    Text(String),
    /// One of these; the first stands there at first.
    Choice(Vec<String>),
}

/// The body of a snippet in the making.
#[derive(Debug, Default)]
pub struct Body {
    text: String,
    places: usize,
}

impl Body {
    /// Adds text as it is.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(&escaped(text, &['\\', '$']));
    }

    /// Adds a place to fill in.
    pub fn place(&mut self, place: &Place) {
        self.places += 1;
        let number = self.places;
        let _ = match place {
            Place::Text(text) => write!(self.text, "${{{number}:{}}}", escaped(text, &['\\', '$', '}'])),
            Place::Choice(words) => {
                let words: Vec<String> = words.iter().map(|word| escaped(word, &['\\', '$', '}', ',', '|'])).collect();
                write!(self.text, "${{{number}|{}|}}", words.join(","))
            }
        };
    }

    /// The body, with the place where the author ends up.
    pub fn end(mut self) -> String {
        self.text.push_str("$0");
        self.text
    }
}

fn escaped(text: &str, signs: &[char]) -> String {
    let character = |c: char| signs.contains(&c).then_some('\\').into_iter().chain([c]);
    text.chars().flat_map(character).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_the_syntax_are_escaped() {
        let mut body = Body::default();
        body.text("a { ");
        body.place(&Place::Text("\"${b}\"".into()));
        body.place(&Place::Choice(vec!["a,b".into(), "c|d".into()]));
        assert_eq!(body.end(), r#"a { ${1:"\${b\}"}${2|a\,b,c\|d|}$0"#);
    }
}
