//! A claim read: who, and what is said of it.

mod reader;

use crate::model::architecture::Named;
use crate::source::Span;
use crate::syntax::claim::{self as words, Sort, Word};
use ecow::EcoString;
use reader::Reader;
use std::collections::BTreeMap;

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
    /// `never calls web`
    NeverCalls(Reference),
    /// `connects at most 200 to accounts`
    Connects(i64, Reference),
    /// `runs at most 1 at once`
    Runs(i64),
    /// `only reads`, `only reads orders and returns`
    OnlyReads(Vec<Reference>),
    /// `only writes orders`
    OnlyWrites(Vec<Reference>),
    /// `only feeds handler`
    OnlyFeeds(Vec<Reference>),
    /// `is idempotent`
    IsIdempotent,
    /// `keeps order`
    KeepsOrder,
    /// `isolates failures`
    IsolatesFailures,
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
pub const VERBS: &[&str] =
    &["survives", "recovers", "answers", "never", "connects", "runs", "only", "is", "keeps", "isolates"];

/// Reads a claim whose text begins at the start of `span`.
pub fn claim(text: &str, span: Span, names: &BTreeMap<EcoString, Named>) -> Result<Claim, Malformed> {
    let words = words::of(text, span.start);
    let mut parser = Reader { words: &words, end: Span::new(span.end, span.end), names };
    let subject = parser.reference()?;
    let says = parser.says()?;
    match parser.words.first() {
        None => Ok(Claim { subject, says }),
        Some(_) => Err(parser.malformed(&["the end of the claim"])),
    }
}

impl Reader<'_> {
    fn says(&mut self) -> Result<Says, Malformed> {
        const WANTED: &[&str] = &["a verb like `survives`", "`answers`", "`never`", "`only`"];
        let before = self.words;
        let (verb, _) = self.name(WANTED)?;
        match verb.as_str() {
            "survives" => Ok(Says::Survives(self.losses()?)),
            "recovers" => self.recovers(),
            "answers" => {
                self.keyword("within", &["`within`"])?;
                Ok(Says::Answers(self.duration()?))
            }
            "never" => self.never(),
            "connects" => self.connects(),
            "runs" => Ok(Says::Runs(self.at_once()?)),
            "only" => self.only(),
            "is" => self.keyword("idempotent", &["`idempotent`"]).map(|()| Says::IsIdempotent),
            "keeps" => self.keyword("order", &["`order`"]).map(|()| Says::KeepsOrder),
            "isolates" => self.keyword("failures", &["`failures`"]).map(|()| Says::IsolatesFailures),
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

    fn never(&mut self) -> Result<Says, Malformed> {
        if self.is_next("calls") {
            self.keyword("calls", &[])?;
            return Ok(Says::NeverCalls(self.reference()?));
        }
        self.keyword("reaches", &["`reaches`", "`calls`"])?;
        Ok(Says::NeverReaches(self.reference()?))
    }

    fn connects(&mut self) -> Result<Says, Malformed> {
        let most = self.at_most()?;
        self.keyword("to", &["`to`"])?;
        Ok(Says::Connects(most, self.reference()?))
    }

    /// `at most 1 at once`
    fn at_once(&mut self) -> Result<i64, Malformed> {
        let most = self.at_most()?;
        self.keyword("at", &["`at once`"])?;
        self.keyword("once", &["`once`"])?;
        Ok(most)
    }

    fn at_most(&mut self) -> Result<i64, Malformed> {
        self.keyword("at", &["`at most`"])?;
        self.keyword("most", &["`most`"])?;
        self.number()
    }

    fn only(&mut self) -> Result<Says, Malformed> {
        const WANTED: &[&str] = &["`reads`", "`writes`", "`feeds`"];
        let before = self.words;
        let (verb, _) = self.name(WANTED)?;
        match verb.as_str() {
            "reads" if self.words.is_empty() => Ok(Says::OnlyReads(Vec::new())),
            "reads" => Ok(Says::OnlyReads(self.references()?)),
            "writes" => Ok(Says::OnlyWrites(self.references()?)),
            "feeds" => Ok(Says::OnlyFeeds(self.references()?)),
            _ => {
                self.words = before;
                Err(self.malformed(WANTED))
            }
        }
    }

    /// `orders and returns`
    fn references(&mut self) -> Result<Vec<Reference>, Malformed> {
        let mut all = vec![self.reference()?];
        while self.is_next("and") {
            self.keyword("and", &[])?;
            all.push(self.reference()?);
        }
        Ok(all)
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
        claim(text, Span::new(10, 10 + text.len() as u32), &BTreeMap::new())
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
        assert!(matches!(says("ping never calls public"), Says::NeverCalls(_)));
        assert_eq!(says("nightly runs at most 1 at once"), Says::Runs(1));
        assert_eq!(says("query only reads"), Says::OnlyReads(Vec::new()));
        assert!(matches!(says("query only reads view and index"), Says::OnlyReads(all) if all.len() == 2));
        assert!(matches!(says("place only writes orders"), Says::OnlyWrites(_)));
        assert!(matches!(says("commands only feeds handler"), Says::OnlyFeeds(_)));
        assert_eq!(says("project is idempotent"), Says::IsIdempotent);
        assert_eq!(says("clean keeps order"), Says::KeepsOrder);
        assert_eq!(says("clean isolates failures"), Says::IsolatesFailures);
    }

    #[test]
    fn names_stand_for_values() {
        let names = BTreeMap::from([
            ("patience".into(), Named::Duration(20)),
            ("most".into(), Named::Number(3)),
            ("route".into(), Named::Text("GET /ping".into())),
        ]);
        let says = |text: &str| claim(text, Span::new(0, text.len() as u32), &names).unwrap();
        assert_eq!(says("ping answers within patience").says, Says::Answers(20));
        assert_eq!(says("ping runs at most most at once").says, Says::Runs(3));
        let route = says("web[route] answers within 1s").subject.route;
        assert_eq!(route.map(|(route, _)| route), Some("GET /ping".into()));
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
