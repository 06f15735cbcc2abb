//! How wide a text is, as well as it can be known without the font that will draw it.

/// The width of a text in a sans-serif font of a size; rather too wide than too narrow.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(share).sum::<f64>() * size
}

/// A text that is no wider than `most`, with an ellipsis where something had to go; on one line.
pub fn fitted(text: &str, size: f64, most: f64) -> String {
    let line = one_line(text);
    if width(&line, size) <= most {
        return line;
    }
    let mut used = share('…') * size;
    let fits = |c: &char| {
        used += share(*c) * size;
        used <= most
    };
    let kept: String = line.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// How many lines a text may have.
const LINES: usize = 16;

/// The lines of a text, each no wider than `most`; the last one says how many are left out where there are too many.
pub fn lines(text: &str, size: f64, most: f64) -> Vec<String> {
    let all: Vec<String> = text.lines().map(|line| fitted(line, size, most)).filter(|line| !line.is_empty()).collect();
    if all.len() <= LINES {
        return all;
    }
    let left = all.len() - (LINES - 1);
    all.into_iter().take(LINES - 1).chain([format!("and {left} more")]).collect()
}

/// A small number of things, to calculate with.
pub fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// White space of any sort, and what cannot be seen, as single spaces.
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The advance of a character, as a share of the size of its font.
fn share(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.32,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '[' | ']' | '/' | '-' => 0.42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.95,
        'A'..='Z' => 0.72,
        '…' | '→' | '\u{1100}'..='\u{11ff}' | '\u{2e80}'.. => 1.05,
        _ => 0.61,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_lines_are_cut() {
        assert_eq!(lines("a\n\nb", 10.0, 100.0), ["a", "b"]);
        let many = (0..20).map(|at| at.to_string()).collect::<Vec<_>>().join("\n");
        assert_eq!(lines(&many, 10.0, 100.0).last().map(String::as_str), Some("and 5 more"));
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(fitted("orders", 12.0, 100.0), "orders");
        let cut = fitted("on_upload/inbox/resize_everything", 12.0, 100.0);
        assert!(cut.ends_with('…') && width(&cut, 12.0) <= 100.0, "{cut}");
    }
}
