//! Salt state files end in `.sls` too.

/// How many lines are looked at.
const LINES: usize = 200;

/// The first line that only a Salt state file has, by its offsets.
pub fn first_sign(source: &str) -> Option<(usize, usize)> {
    let mut start = 0;
    let mut lines = source.split_inclusive('\n').take(LINES).peekable();
    while let Some(line) = lines.next() {
        let text = line.trim_end();
        let next = lines.peek().map_or("", |next| next.trim_end());
        if is_sign(text, next, start == 0) {
            return Some((start, start + text.len()));
        }
        start += line.len();
    }
    None
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
