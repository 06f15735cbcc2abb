//! JSON from a file, with the place of each part.

use super::{Entry, Json, Placed};
use crate::source::Span;
use ecow::EcoString;
use std::iter::Peekable;
use std::str::CharIndices;

/// How deep objects and lists may nest.
const DEEPEST: usize = 100;

/// Why a text is no JSON, and where.
#[derive(Debug, PartialEq)]
pub struct Fault {
    /// In words: "a comma or `}` is missing".
    pub why: &'static str,
    /// Where.
    pub span: Span,
}

/// Reads a text that begins at an offset of the source map.
pub fn json(text: &str, base: u32) -> Result<Placed, Fault> {
    let mut reader = Reader { chars: text.char_indices().peekable(), end: text.len(), base };
    reader.space();
    let value = reader.value(0)?;
    reader.space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(reader.fault("something stands behind the end of the definition")),
    }
}

struct Reader<'a> {
    chars: Peekable<CharIndices<'a>>,
    end: usize,
    base: u32,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|(_, c)| *c)
    }

    fn here(&mut self) -> u32 {
        let offset = self.chars.peek().map_or(self.end, |(offset, _)| *offset);
        self.base + u32::try_from(offset).unwrap_or(0)
    }

    fn since(&mut self, start: u32) -> Span {
        Span::new(start, self.here())
    }

    /// A fault at the next character.
    fn fault(&mut self, why: &'static str) -> Fault {
        let start = self.here();
        let width = self.peek().map_or(0, |c| c.len_utf8() as u32);
        Fault { why, span: Span::new(start, start + width) }
    }

    fn space(&mut self) {
        while self.chars.next_if(|(_, c)| matches!(c, ' ' | '\t' | '\n' | '\r')).is_some() {}
    }

    fn take(&mut self, wanted: char) -> bool {
        self.chars.next_if(|(_, c)| *c == wanted).is_some()
    }

    fn value(&mut self, depth: usize) -> Result<Placed, Fault> {
        if depth > DEEPEST {
            return Err(self.fault("objects and lists nest too deep"));
        }
        let start = self.here();
        let json = match self.peek() {
            Some('{') => self.object(depth)?,
            Some('[') => self.list(depth)?,
            Some('"') => Json::Text(self.string()?),
            Some(c) if c == '-' || c.is_ascii_digit() => self.number(start)?,
            Some(c) if c.is_ascii_alphabetic() => self.word(start)?,
            Some(_) => return Err(self.fault("no JSON value begins like this")),
            None => return Err(self.fault("a value is missing")),
        };
        Ok(Placed::new(json, self.since(start)))
    }

    fn object(&mut self, depth: usize) -> Result<Json, Fault> {
        self.take('{');
        let mut entries = Vec::new();
        self.space();
        if self.take('}') {
            return Ok(Json::Map(entries));
        }
        loop {
            self.space();
            let start = self.here();
            if self.peek() != Some('"') {
                return Err(self.fault("a key in double quotes is missing"));
            }
            let key = self.string()?;
            let at = self.since(start);
            self.space();
            if !self.take(':') {
                return Err(self.fault("a colon is missing"));
            }
            self.space();
            entries.push(Entry { key, at, value: self.value(depth + 1)? });
            self.space();
            match () {
                () if self.take(',') => {}
                () if self.take('}') => return Ok(Json::Map(entries)),
                () => return Err(self.fault("a comma or `}` is missing")),
            }
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, Fault> {
        self.take('[');
        let mut elements = Vec::new();
        self.space();
        if self.take(']') {
            return Ok(Json::List(elements));
        }
        loop {
            self.space();
            elements.push(self.value(depth + 1)?);
            self.space();
            match () {
                () if self.take(',') => {}
                () if self.take(']') => return Ok(Json::List(elements)),
                () => return Err(self.fault("a comma or `]` is missing")),
            }
        }
    }

    fn string(&mut self) -> Result<EcoString, Fault> {
        self.take('"');
        let mut text = EcoString::new();
        loop {
            match self.peek() {
                None | Some('\n') => return Err(self.fault("the text does not end")),
                Some('"') => {
                    self.take('"');
                    return Ok(text);
                }
                Some('\\') => {
                    let escaped = self.escape()?;
                    text.push(escaped);
                }
                Some(c) => {
                    self.take(c);
                    text.push(c);
                }
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let fault = self.fault("JSON knows no such escape");
        self.take('\\');
        let Some((_, c)) = self.chars.next() else { return Err(fault) };
        Ok(match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode().ok_or(fault)?,
            _ => return Err(fault),
        })
    }

    /// What stands behind `\u`: four digits, or two such groups for what is beyond them.
    fn unicode(&mut self) -> Option<char> {
        let high = self.hex()?;
        if !(0xD800..0xDC00).contains(&high) {
            return char::from_u32(high);
        }
        let low = (self.take('\\') && self.take('u')).then(|| self.hex())??;
        char::from_u32(0x10000 + ((high - 0xD800) << 10) + low.checked_sub(0xDC00)?)
    }

    fn hex(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |sum, _| {
            let (_, digit) = self.chars.next_if(|(_, c)| c.is_ascii_hexdigit())?;
            Some(sum * 16 + digit.to_digit(16)?)
        })
    }

    fn number(&mut self, start: u32) -> Result<Json, Fault> {
        let mut text = String::new();
        while let Some((_, c)) = self.chars.next_if(|(_, c)| c.is_ascii_digit() || "+-.eE".contains(*c)) {
            text.push(c);
        }
        // Rust reads more than JSON writes: what `serde_json` does not take is no number.
        let number: Result<serde_json::Number, _> = serde_json::from_str(&text);
        match number.ok().map(|number| (number.as_i64(), number.as_f64())) {
            Some((Some(int), _)) => Ok(Json::Int(int)),
            Some((None, Some(float))) => Ok(Json::Number(float)),
            _ => Err(Fault { why: "this is no number", span: self.since(start) }),
        }
    }

    fn word(&mut self, start: u32) -> Result<Json, Fault> {
        let mut word = String::new();
        while let Some((_, c)) = self.chars.next_if(|(_, c)| c.is_ascii_alphanumeric()) {
            word.push(c);
        }
        match word.as_str() {
            "true" => Ok(Json::Bool(true)),
            "false" => Ok(Json::Bool(false)),
            "null" => Ok(Json::Null),
            _ => Err(Fault { why: "JSON has no such word; texts stand in double quotes", span: self.since(start) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Placed {
        json(text, 10).unwrap()
    }

    fn fault(text: &str) -> (&'static str, u32) {
        let fault = json(text, 0).unwrap_err();
        (fault.why, fault.span.start)
    }

    #[test]
    fn each_part_has_its_place() {
        let definition = read("{ \"a\": [1, -2.5, \"é\"] }");
        let list = definition.get("a").unwrap();
        assert_eq!(definition.entry("a").unwrap().at, Span::new(12, 15));
        assert_eq!(list.span, Span::new(17, 32));
        assert_eq!(list.elements()[1], Placed::new(Json::Number(-2.5), Span::new(21, 25)));
        assert_eq!(list.elements()[2].as_text().unwrap(), "é");
    }

    #[test]
    fn escapes_are_understood() {
        assert_eq!(read(r#""\u00e9\n\ud83d\ude00""#).as_text().unwrap(), "é\n😀");
        assert_eq!(fault(r#""\x""#).0, "JSON knows no such escape");
        assert_eq!(fault(r#""\ud83dx""#).0, "JSON knows no such escape");
    }

    #[test]
    fn a_fault_says_where() {
        assert_eq!(fault("{ \"a\": 1 \"b\": 2 }"), ("a comma or `}` is missing", 9));
        assert_eq!(fault("{ a: 1 }"), ("a key in double quotes is missing", 2));
        assert_eq!(fault("[1, ]"), ("no JSON value begins like this", 4));
        assert_eq!(fault("[01]"), ("this is no number", 1));
        assert_eq!(fault("tru"), ("JSON has no such word; texts stand in double quotes", 0));
        assert_eq!(fault("{} {}"), ("something stands behind the end of the definition", 3));
        assert_eq!(fault(""), ("a value is missing", 0));
        assert_eq!(fault("\"a"), ("the text does not end", 2));
    }

    #[test]
    fn deep_nesting_ends() {
        assert_eq!(fault(&"[".repeat(100_000)).0, "objects and lists nest too deep");
    }
}
