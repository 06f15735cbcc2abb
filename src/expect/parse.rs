//! A claim read: who, and what is said of it.

use crate::source::Span;
use crate::syntax::claim::{self as words, Sort, Word};
use ecow::EcoString;

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What it is about.
    pub subject: Reference,
    /// What is said of it.
    pub says: Says,
}

/// What a claim says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// `survives loss of "us-east-1"`
    Survives(Vec<Lost>),
    /// `recovers within 2m after loss of "us-east-1"`; after any of the usual losses, where none is named.
    Recovers(i64, Vec<Lost>),
    /// `answers within 29s`
    Answers(i64),
    /// `never reaches users`
    NeverReaches(Reference),
    /// `connects at most 200 to accounts`
    Connects(i64, Reference),
}

/// A resource by its name, or one of its routes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// `orders`, `dead`
    pub names: Vec<EcoString>,
    /// `GET /ping`, with its place.
    pub route: Option<(EcoString, Span)>,
    /// All of it.
    pub span: Span,
}

/// What a claim imagines to be lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// `"us-east-1"`
    Region(EcoString, Span),
    /// `users`, `users in "us-west-1"`
    Resource(Reference, Option<(EcoString, Span)>),
    /// `url:"www.example.org"`
    Host(EcoString, Span),
}

/// Where a claim stops being one: the place, and what could stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// The word, or the end of the claim.
    pub at: Span,
    /// What stands there, where it is a name.
    pub found: Option<EcoString>,
    /// "`within`", "a duration like `2m`"
    pub wanted: &'static [&'static str],
}

/// What can be said of something.
pub const VERBS: &[&str] = &["survives", "recovers", "answers", "never", "connects"];

/// Reads a claim whose text begins at the start of `span`.
pub fn claim(text: &str, span: Span) -> Result<Claim, Malformed> {
    let words = words::of(text, span.start);
    let mut parser = Parser { words: &words, end: Span::new(span.end, span.end) };
    let subject = parser.reference()?;
    let says = parser.says()?;
    match parser.words.first() {
        None => Ok(Claim { subject, says }),
        Some(_) => Err(parser.malformed(&["the end of the claim"])),
    }
}

struct Parser<'a> {
    words: &'a [Word],
    end: Span,
}

impl Parser<'_> {
    fn malformed(&self, wanted: &'static [&'static str]) -> Malformed {
        let found = match self.words.first().map(|word| &word.sort) {
            Some(Sort::Name(name)) => Some(name.clone()),
            _ => None,
        };
        Malformed { at: self.words.first().map_or(self.end, |word| word.span), found, wanted }
    }

    /// The next word, where a test takes something from it.
    fn take<T>(
        &mut self,
        test: impl Fn(&Sort) -> Option<T>,
        wanted: &'static [&'static str],
    ) -> Result<(T, Span), Malformed> {
        let taken = self.words.split_first().and_then(|(word, rest)| Some((test(&word.sort)?, word.span, rest)));
        let (value, span, rest) = taken.ok_or_else(|| self.malformed(wanted))?;
        self.words = rest;
        Ok((value, span))
    }

    fn is_next(&self, word: &str) -> bool {
        matches!(self.words.first(), Some(Word { sort: Sort::Name(name), .. }) if name == word)
    }

    fn mark(&mut self, mark: char, wanted: &'static [&'static str]) -> Result<Span, Malformed> {
        self.take(|sort| (*sort == Sort::Mark(mark)).then_some(()), wanted).map(|((), span)| span)
    }

    fn keyword(&mut self, word: &str, wanted: &'static [&'static str]) -> Result<(), Malformed> {
        self.take(|sort| matches!(sort, Sort::Name(name) if name == word).then_some(()), wanted).map(|_| ())
    }

    fn text(&mut self, wanted: &'static [&'static str]) -> Result<(EcoString, Span), Malformed> {
        self.take(
            |sort| match sort {
                Sort::Text(text) => Some(text.clone()),
                _ => None,
            },
            wanted,
        )
    }

    fn duration(&mut self) -> Result<i64, Malformed> {
        let seconds = |sort: &Sort| match sort {
            Sort::Duration(seconds) => Some(*seconds),
            _ => None,
        };
        self.take(seconds, &["a duration like `2m`"]).map(|(seconds, _)| seconds)
    }

    fn name(&mut self, wanted: &'static [&'static str]) -> Result<(EcoString, Span), Malformed> {
        let name = |sort: &Sort| match sort {
            Sort::Name(name) => Some(name.clone()),
            _ => None,
        };
        self.take(name, wanted)
    }

    /// `orders.dead`, `public["GET /ping"]`
    fn reference(&mut self) -> Result<Reference, Malformed> {
        let (first, mut span) = self.name(&["the name of a resource"])?;
        let mut names = vec![first];
        while self.mark('.', &[]).is_ok() {
            let (name, at) = self.name(&["a name"])?;
            names.push(name);
            span = span.to(at);
        }
        let mut route = None;
        if self.mark('[', &[]).is_ok() {
            route = Some(self.text(&["a route like `\"GET /ping\"`"])?);
            span = span.to(self.mark(']', &["`]`"])?);
        }
        Ok(Reference { names, route, span })
    }

    fn says(&mut self) -> Result<Says, Malformed> {
        const WANTED: &[&str] = &["`survives`", "`recovers`", "`answers`", "`never reaches`", "`connects`"];
        let before = self.words;
        let (verb, _) = self.name(WANTED)?;
        match verb.as_str() {
            "survives" => Ok(Says::Survives(self.losses()?)),
            "recovers" => self.recovers(),
            "answers" => {
                self.keyword("within", &["`within`"])?;
                Ok(Says::Answers(self.duration()?))
            }
            "never" => {
                self.keyword("reaches", &["`reaches`"])?;
                Ok(Says::NeverReaches(self.reference()?))
            }
            "connects" => self.connects(),
            _ => {
                self.words = before;
                Err(self.malformed(WANTED))
            }
        }
    }

    fn recovers(&mut self) -> Result<Says, Malformed> {
        self.keyword("within", &["`within`"])?;
        let limit = self.duration()?;
        if self.words.is_empty() {
            return Ok(Says::Recovers(limit, Vec::new()));
        }
        self.keyword("after", &["`after loss of`", "the end of the claim"])?;
        Ok(Says::Recovers(limit, self.losses()?))
    }

    fn connects(&mut self) -> Result<Says, Malformed> {
        self.keyword("at", &["`at most`"])?;
        self.keyword("most", &["`most`"])?;
        let number = |sort: &Sort| match sort {
            Sort::Number(number) => Some(*number),
            _ => None,
        };
        let (most, _) = self.take(number, &["a number"])?;
        self.keyword("to", &["`to`"])?;
        Ok(Says::Connects(most, self.reference()?))
    }

    /// `loss of users and "us-east-1"`
    fn losses(&mut self) -> Result<Vec<Lost>, Malformed> {
        self.keyword("loss", &["`loss of`"])?;
        self.keyword("of", &["`of`"])?;
        let mut losses = vec![self.lost()?];
        while self.is_next("and") {
            self.keyword("and", &[])?;
            losses.push(self.lost()?);
        }
        Ok(losses)
    }

    fn lost(&mut self) -> Result<Lost, Malformed> {
        const WANTED: &[&str] =
            &["a region like `\"us-east-1\"`", "a resource", "a host like `url:\"www.example.org\"`"];
        if let Ok((region, span)) = self.text(WANTED) {
            return Ok(Lost::Region(region, span));
        }
        if self.is_host() {
            self.keyword("url", WANTED)?;
            self.mark(':', &["`:`"])?;
            let (host, span) = self.text(&["a host like `\"www.example.org\"`"])?;
            return Ok(Lost::Host(host, span));
        }
        if !matches!(self.words.first(), Some(Word { sort: Sort::Name(_), .. })) {
            return Err(self.malformed(WANTED));
        }
        let resource = self.reference()?;
        let mut region = None;
        if self.is_next("in") {
            self.keyword("in", &[])?;
            region = Some(self.text(&["a region like `\"us-east-1\"`"])?);
        }
        Ok(Lost::Resource(resource, region))
    }

    fn is_host(&self) -> bool {
        self.is_next("url") && matches!(self.words.get(1), Some(Word { sort: Sort::Mark(':'), .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Claim, Malformed> {
        claim(text, Span::new(10, 10 + text.len() as u32))
    }

    #[test]
    fn every_form_is_read() {
        let says = |text: &str| read(text).unwrap().says;
        let lost = |says: Says| match says {
            Says::Survives(losses) | Says::Recovers(_, losses) => losses.len(),
            _ => usize::MAX,
        };
        assert_eq!(lost(says("public survives loss of \"us-east-1\"")), 1);
        assert_eq!(lost(says("public survives loss of users in \"us-east-1\" and url:\"www.example.org\"")), 2);
        assert_eq!(lost(says("public recovers within 2m")), 0);
        assert_eq!(lost(says("public recovers within 2m after loss of users")), 1);
        assert_eq!(says("public[\"GET /ping\"] answers within 29s"), Says::Answers(29));
        assert!(matches!(says("ping never reaches users"), Says::NeverReaches(_)));
        assert!(matches!(says("user connects at most 200 to accounts"), Says::Connects(200, _)));
    }

    #[test]
    fn a_claim_goes_wrong_at_a_place() {
        let wrong = |text: &str| read(text).unwrap_err();
        assert_eq!(wrong("public stays up").at, Span::new(17, 22));
        assert_eq!(wrong("public survives loss").at, Span::new(30, 30));
        assert_eq!(wrong("public answers within soon").wanted, ["a duration like `2m`"]);
        assert_eq!(wrong("public answers within 2m or so").wanted, ["the end of the claim"]);
        assert_eq!(wrong("").at, Span::new(10, 10));
    }
}
