//! State in `/tmp`: files that a call leaves behind for the next one, as far as a look at the text tells.
//!
//! A look at lines: it finds what is plain (a file of a fixed name that grows, a database in it) and nothing else. Files
//! that are written and read within a call, and caches that are made again when they are missing, are no state.

/// Calls that open something which outlives them.
const GROWING: [&str; 5] = [
    "appendFile(\"/tmp/",
    "appendFileSync(\"/tmp/",
    "dbm.open(\"/tmp/",
    "shelve.open(\"/tmp/",
    "sqlite3.connect(\"/tmp/",
];

/// The first such line, counted from 1, and the file that it names.
pub fn state(text: &str) -> Option<(usize, String)> {
    (1..).zip(text.lines()).find_map(|(number, line)| Some((number, file(line)?)))
}

fn file(line: &str) -> Option<String> {
    let line = line.trim_start();
    if line.starts_with('#') || line.starts_with("//") {
        return None;
    }
    let line = line.replace(['\'', '`'], "\"");
    let opened = GROWING.iter().find_map(|call| line.split_once(call)).or_else(|| {
        let (before, behind) = line.split_once("open(\"/tmp/")?;
        let (_, mode) = behind.split_once("\", \"").or_else(|| behind.split_once("\",\""))?;
        mode.starts_with('a').then_some((before, behind))
    });
    let (name, _) = opened?.1.split_once('"')?;
    let is_fixed = !name.is_empty() && !name.contains(['{', '$', '%']);
    is_fixed.then(|| format!("/tmp/{name}"))
}

#[cfg(test)]
mod tests {
    use super::state;

    #[test]
    fn a_file_that_grows_is_state() {
        assert_eq!(state("x = 1\nwith open('/tmp/seen.txt', 'a') as f:\n"), Some((2, "/tmp/seen.txt".to_owned())));
        assert_eq!(state("fs.appendFileSync(`/tmp/seen`, id)"), Some((1, "/tmp/seen".to_owned())));
        assert_eq!(state("db = sqlite3.connect(\"/tmp/orders.db\")"), Some((1, "/tmp/orders.db".to_owned())));
    }

    #[test]
    fn files_of_one_call_are_no_state() {
        for line in [
            "open('/tmp/picture.png', 'wb')",
            "open(f'/tmp/{id}.txt', 'a')",
            "fs.appendFileSync(`/tmp/${id}`, x)",
            "# open('/tmp/seen.txt', 'a')",
            "open('/var/seen', 'a')",
        ] {
            assert_eq!(state(line), None, "{line}");
        }
    }
}
