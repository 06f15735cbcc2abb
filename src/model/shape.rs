//! What an attribute accepts: a type with its range and format, as plain data.
//!
//! The same tables drive the checker, the messages that quote a range, completion and the reference in `docs/`.

/// A named entry of a kind, of an arrow's options or of an object.
#[derive(Debug)]
pub struct Attribute {
    /// Its name in the source.
    pub name: &'static str,
    /// What it accepts.
    pub shape: Shape,
    /// What holds without it.
    pub fallback: Fallback,
    /// One or two sentences for the reference and for hover.
    pub doc: &'static str,
}

impl Attribute {
    /// An entry of a table.
    pub const fn new(name: &'static str, shape: Shape, fallback: Fallback, doc: &'static str) -> Attribute {
        Attribute { name, shape, fallback, doc }
    }
}

/// What holds when an attribute is not written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fallback {
    /// It must be written.
    Required,
    /// Nothing: the property is left to AWS or does not exist.
    Absent,
    /// Worked out; the words say from what: "six times the timeout of the slowest consumer".
    Derived(&'static str),
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A duration in seconds.
    Seconds(i64),
    /// A size in bytes.
    Bytes(i64),
    /// A word.
    Word(&'static str),
}

/// What a value must be.
///
/// Ranges are inclusive, in the unit of the type: durations in seconds, sizes in bytes.
#[derive(Debug)]
pub enum Shape {
    /// Any text that `Text` allows; may be deferred.
    Text(Text),
    /// The path of a text file that becomes part of the template; it starts at the file that says so.
    File,
    /// A whole number, known at compile time: checks and limits work with it.
    Int(i64, i64),
    /// A number; may be deferred.
    Number(f64, f64),
    /// A truth value, known at compile time.
    Bool,
    /// A duration in seconds, known at compile time.
    Duration(i64, i64),
    /// A size in bytes, known at compile time, and the step in which AWS counts it.
    Size(i64, i64, i64),
    /// A percentage from 0 to 100.
    Percent,
    /// Any value made of objects, lists, texts, numbers and truth values; may hold deferred ones.
    Json,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A list of at least as many, at most as many.
    List(&'static Shape, usize, usize),
    /// An object with keys of the author's choice.
    Map(&'static Shape),
    /// An object whose values are the type names `string`, `number`, `binary`: the keys of a table.
    ///
    /// They are written bare, `{ order_id: string }`, and arrive as texts.
    Fields,
    /// An object with these entries.
    Object(&'static [Attribute]),
    /// A resource of this kind.
    Kind(&'static str),
    /// A resource of one of these kinds, or what it is in one region: `public in "us-east-1"`.
    Instance(&'static [&'static str]),
    /// A route of a resource of this kind: `public["GET /ping"]`.
    Route(&'static str),
    /// A port that things can be sent to: the resource itself or one of its ports.
    Target,
    /// A comparison of a metric: `orders.dead.visible > 0 for 5m`.
    Condition,
    /// The word `none`, which switches off what is on by default.
    Off,
    /// Any of these; the first that fits counts.
    Either(&'static [Shape]),
}

/// The format of a text.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// Fewest characters.
    pub min: usize,
    /// Most characters.
    pub max: usize,
    /// A test of known text beyond its length.
    pub accepts: fn(&str) -> bool,
    /// What the text must be, in words that follow "must be": "a date like `2027-01-31T08:00:00`".
    pub words: &'static str,
    /// Whether it has to be known at compile time.
    pub now: bool,
}

impl Text {
    /// Text of any content.
    pub const ANY: Text = Text { min: 0, max: usize::MAX, accepts: |_| true, words: "text", now: false };

    /// Text with at most this many characters, and at least one.
    pub const fn up_to(max: usize) -> Text {
        Text { min: 1, max, ..Text::ANY }
    }

    /// Text that passes a test, known or deferred.
    pub const fn that(max: usize, accepts: fn(&str) -> bool, words: &'static str) -> Text {
        Text { min: 1, max, accepts, words, now: false }
    }

    /// The same, but it must be known at compile time.
    pub const fn now(self) -> Text {
        Text { now: true, ..self }
    }
}

/// Any text.
pub const TEXT: Shape = Shape::Text(Text::ANY);

/// Bytes in a kilobyte, as AWS counts.
pub const KB: i64 = 1 << 10;
/// Bytes in a megabyte, as AWS counts.
pub const MB: i64 = 1 << 20;
/// Bytes in a gigabyte, as AWS counts.
pub const GB: i64 = 1 << 30;
/// Seconds in a minute.
pub const MINUTE: i64 = 60;
/// Seconds in an hour.
pub const HOUR: i64 = 3600;
/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// `90` as `90s`, `120` as `2m`: the largest unit that divides.
pub fn seconds(amount: i64) -> String {
    let units = [(DAY, "d"), (HOUR, "h"), (MINUTE, "m")];
    match units.iter().find(|(unit, _)| amount != 0 && amount % unit == 0) {
        Some((unit, sign)) => format!("{}{sign}", amount / unit),
        None => format!("{amount}s"),
    }
}

/// `536870912` as `512MB`: the largest unit that divides.
pub fn bytes(amount: i64) -> String {
    let units = [(GB, "GB"), (MB, "MB")];
    match units.iter().find(|(unit, _)| amount != 0 && amount % unit == 0) {
        Some((unit, sign)) => format!("{}{sign}", amount / unit),
        None => format!("{}KB", amount / KB),
    }
}
