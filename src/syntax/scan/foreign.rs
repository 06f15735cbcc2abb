//! Salt's state files end in `.sls` too, and so do Scheme's libraries.

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// YAML or Jinja, as Salt has it.
    Salt,
    /// A library of R6RS, or another Scheme's.
    Scheme,
}

impl Foreign {
    /// `a Salt state file`
    pub fn words(self) -> &'static str {
        match self {
            Foreign::Salt => "a Salt state file",
            Foreign::Scheme => "a Scheme library",
        }
    }
}

/// How many lines are looked at.
const LINES: usize = 200;

/// The first line that only another language's file has, by its offsets.
pub fn first_sign(source: &str) -> Option<(Foreign, usize, usize)> {
    let mut start = 0;
    let mut begun = false;
    let mut lines = source.split_inclusive('\n').take(LINES).peekable();
    while let Some(line) = lines.next() {
        let text = line.trim_end();
        let next = lines.peek().map_or("", |next| next.trim_end());
        let foreign = match text.trim_start_matches('\u{feff}') {
            text if !begun && begins_ours(text) => return None,
            text if !begun && begins_scheme(text) => Some(Foreign::Scheme),
            text if !begun && begins_data(text) || is_sign(text, next, start == 0) => Some(Foreign::Salt),
            _ => None,
        };
        if let Some(foreign) = foreign {
            return Some((foreign, start, start + text.len()));
        }
        begun |= !text.trim().is_empty() && !text.starts_with('#');
        start += line.len();
    }
    None
}

/// Whether the first line with something on it is a comment, an annotation, a declaration or a wiring of ours.
fn begins_ours(line: &str) -> bool {
    let line = line.trim_start();
    let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_').take(2);
    let two = words.by_ref().all(|word| !word.is_empty());
    let declares = two && !line.ends_with(':') && line.contains(' ');
    ["//", "/*", "@"].iter().any(|sign| line.starts_with(sign)) || line.contains("->") || declares
}

/// `users: { deploy: 1001 }`: data of Salt, on the first line with something on it.
fn begins_data(line: &str) -> bool {
    let key = line.split_once(": ").map_or("", |(key, _)| key);
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
}

/// Whether the first line with something on it is one of Scheme: a comment, a language, a form.
fn begins_scheme(line: &str) -> bool {
    let form = line.strip_prefix('(').is_some_and(|rest| {
        ["library", "import", "define", "module", "export", "begin"].iter().any(|word| {
            rest.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        }) && !line.contains("->")
    });
    let reader = line.starts_with("#!") && ["r6rs", "r7rs", "chez", "scheme"].iter().any(|name| line.contains(name));
    form || reader || line.starts_with(';') || line.starts_with("#lang") || line.starts_with("#|")
}

/// Whether a line and the next one are YAML with states in it, or jinja.
fn is_sign(line: &str, next: &str, first: bool) -> bool {
    let jinja = line.starts_with("{%") && line.contains("%}") || line.starts_with("{#");
    let renderer =
        first && line.starts_with("#!") && ["jinja", "yaml", "mako", "py"].iter().any(|name| line.contains(name));
    jinja || renderer || opens_mapping(line) && is_state(next)
}

/// `install_nginx:`, `/etc/motd:`, `include:` at the first column.
fn opens_mapping(line: &str) -> bool {
    line.strip_suffix(':').is_some_and(|id| {
        !id.is_empty() && !id.starts_with([' ', '\t', '-', '#', '/'])
            || id.starts_with('/') && !id.starts_with("//") && !id.starts_with("/*")
    })
}

/// `  pkg.installed`, `  pkg.installed:`, `  pkg.installed: []`, `  - nginx`, `  pkg:`
fn is_state(line: &str) -> bool {
    let text = line.trim_start();
    let key = text.split(' ').next().unwrap_or_default();
    let state = key.contains('.') && (key.ends_with(':') || key == text);
    line.len() > text.len() && (text.starts_with("- ") || state || key.ends_with(':') && key == text)
}
