//! The parser that pest derives from `grammar/sls.pest`, and the words for its rules.
//!
//! Invariant: the name of a rule never reaches a message; [`words`] is the only way from a rule to text.

/// The generated parser.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/sls.pest"]
pub struct SlsParser;

/// The words that begin declarations which are no resources, and the rule of each.
const KEYWORDS: [(&str, Rule); 15] = [
    ("service", Rule::service),
    ("import", Rule::import),
    ("param", Rule::param),
    ("input", Rule::input),
    ("let", Rule::let_item),
    ("type", Rule::type_alias),
    ("defaults", Rule::defaults),
    ("resource", Rule::raw),
    ("pattern", Rule::pattern),
    ("if", Rule::if_item),
    ("for", Rule::for_item),
    ("output", Rule::output),
    ("moved", Rule::moved),
    ("expect", Rule::expect),
    ("require", Rule::require),
];

/// The words that begin declarations which are no resources.
pub fn keywords() -> impl Iterator<Item = &'static str> {
    KEYWORDS.iter().map(|(word, _)| *word)
}

/// Whether a word cannot be a kind.
pub fn is_keyword(word: &str) -> bool {
    keywords().any(|keyword| keyword == word)
}

/// The rule that a declaration meant to follow, told by its first word.
pub fn rule_of(text: &str) -> Rule {
    let first = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default();
    let rest = text.get(first.len()..).unwrap_or_default();
    let second = rest.trim_start_matches(' ');
    let two_words = rest.len() > second.len() && second.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    match KEYWORDS.iter().find(|(word, _)| *word == first) {
        Some((_, rule)) if !second.starts_with("->") => *rule,
        _ if two_words && !text.contains("->") => Rule::resource,
        _ if text.starts_with('@') => Rule::annotation,
        _ => Rule::wire,
    }
}

/// What was expected, in words: "a value or `}`".
pub fn in_words(wanted: Rule, positives: &[Rule]) -> String {
    let mut all: Vec<&str> = positives.iter().filter_map(|rule| words(*rule)).collect();
    all.sort_unstable();
    all.dedup();
    if all.iter().any(|word| !POSTFIXES.contains(word)) {
        all.retain(|word| !POSTFIXES.contains(word));
    }
    if all.contains(&"an operator") {
        all.retain(|word| *word != "`in`");
    }
    if all.contains(&VALUE) {
        all.retain(|word| !PARTS_OF_A_VALUE.contains(word));
    }
    match all.split_last() {
        None => words(wanted).unwrap_or("a declaration").to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

const VALUE: &str = "a value";
/// What may follow any name, and is hardly ever what was forgotten.
const POSTFIXES: [&str; 3] = ["`(`", "`[`", "`.member`"];
const PARTS_OF_A_VALUE: [&str; 4] = ["a name", "`[…]`", "`{ … }`", "a string"];

/// What an author would call what a rule stands for; nothing for what nobody would write on purpose.
fn words(rule: Rule) -> Option<&'static str> {
    Some(match rule {
        Rule::file | Rule::items | Rule::item | Rule::keyworded | Rule::resource | Rule::slip => "a declaration",
        Rule::service => "`service NAME { … }`",
        Rule::import => "`import { NAME } from \"./file.sls\"`",
        Rule::import_name | Rule::IDENT | Rule::DECLARED | Rule::path | Rule::named => "a name",
        Rule::param | Rule::parameter => "`NAME: TYPE`",
        Rule::input => "`input NAME: TYPE`",
        Rule::let_item => "`let NAME = VALUE`",
        Rule::type_alias => "`type NAME = TYPE`",
        Rule::defaults => "`defaults KIND { … }`",
        Rule::raw => "`resource NAME: \"AWS::Service::Type\" { … }`",
        Rule::pattern => "`pattern NAME(…) { … }`",
        Rule::parameters => "`(…)`",
        Rule::output => "`output NAME = VALUE`",
        Rule::moved => "`moved OLD -> NEW`",
        Rule::expect | Rule::CLAIM => "a claim",
        Rule::CODE => "the code of a lint",
        Rule::until => "`until: \"2027-01-31\"`",
        Rule::if_item => "`if CONDITION { … }`",
        Rule::for_item => "`for NAME in LIST { … }`",
        Rule::require => "`require CONDITION else \"why\"`",
        Rule::ELSE_IF | Rule::ELSE => "`else`",
        Rule::wire => "a declaration or an arrow",
        Rule::ARROW => "`->`",
        Rule::ASSIGN => "`=`",
        Rule::COLON | Rule::SLIP_EQUALS => "`:`",
        Rule::FROM => "`from`",
        Rule::PAREN_END => "`)`",
        Rule::import_names => "`{ NAME }`",
        Rule::HOLE => VALUE,
        Rule::QUESTION | Rule::OPTIONAL => "`?`",
        Rule::block => "`{`",
        Rule::object => "`{ … }`",
        Rule::list => "`[…]`",
        Rule::entry | Rule::KEY => "`KEY: VALUE`",
        Rule::expr | Rule::chain | Rule::operand | Rule::NUMBER | Rule::UNARY | Rule::group => VALUE,
        Rule::argument | Rule::ARGUMENT_NAME => VALUE,
        Rule::string | Rule::PLAIN | Rule::template | Rule::text_block => "a string",
        Rule::OPERATOR | Rule::LASTING => "an operator",
        Rule::IN => "`in`",
        Rule::arguments => "`(`",
        Rule::index => "`[`",
        Rule::MEMBER => "`.member`",
        Rule::comprehension => "`for NAME in LIST: VALUE`",
        Rule::WHERE => "`if`",
        Rule::stage => "what the arrow joins",
        Rule::type_expr | Rule::type_term | Rule::type_atom | Rule::TYPE_NAME => "a type",
        Rule::type_field => "`NAME: TYPE`",
        _ => return None,
    })
}
