//! Generated programs are printed and read as the same tree; generated texts of any kind have one.

use super::{print_twice, read};
use crate::format::says_the_same;
use crate::syntax::classes::signs_of;
use proptest::prelude::*;

#[path = "../../../tests/generators/programs.rs"]
mod programs;

/// What may stand between two words.
const BETWEEN: [&str; 8] = ["/* c */", " /* c */ ", "// c\n", "\n// c\n", "/* c\n c */", "\n\n", "\t", "\r\n"];

/// A text with something put in at places, wherever the language allows it: where the tree stays the same and nothing is
/// reported. The comments have numbers, so that each can be told from the others.
fn sprinkled(text: &str, seeds: &[(usize, usize)]) -> String {
    let tree = read(text).tree();
    let mut text = text.to_owned();
    for (number, (place, what)) in seeds.iter().enumerate() {
        let places = between_words(&text);
        let at = places[place % places.len()];
        let added = BETWEEN[what % BETWEEN.len()].replace('c', &format!("c{number}"));
        let with = format!("{}{added}{}", &text[..at], &text[at..]);
        let again = read(&with);
        if again.found().is_empty() && again.tree() == tree {
            text = with;
        }
    }
    text
}

/// The offsets at which no word, string or comment is cut.
fn between_words(text: &str) -> Vec<usize> {
    let mut within = vec![false; text.len() + 1];
    for (_, word) in signs_of(text) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        within[start + 1..start + word.len()].fill(true);
    }
    (0..=text.len()).filter(|at| text.is_char_boundary(*at) && !within[*at]).collect()
}

fn seeds() -> impl Strategy<Value = Vec<(usize, usize)>> {
    prop::collection::vec((any::<usize>(), any::<usize>()), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn line_ends_do_not_matter(text in programs::file()) {
        prop_assume!(!text.contains("\"\"\""));
        prop_assert_eq!(read(&text.replace('\n', "\r\n")).printed(), read(&text).printed());
    }

    #[test]
    fn a_program_is_printed_and_read_as_the_same(text in programs::file()) {
        let (first, second) = print_twice(&text);
        prop_assert_eq!(first, second);
    }

    #[test]
    fn any_text_has_a_tree(text in "\\PC{0,80}") {
        read(&text);
    }

    #[test]
    fn any_signs_have_a_tree(text in "[a-c \n{}()\\[\\]\"$\\\\:=,.?|&<>+*/%!@#;'0-9-]{0,120}") {
        read(&text);
    }

    #[test]
    fn any_bytes_have_a_tree(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&String::from_utf8_lossy(&bytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 2000, ..ProptestConfig::default() })]

    #[test]
    fn comments_and_blanks_may_be_anywhere(text in programs::file(), seeds in seeds()) {
        let text = sprinkled(&text, &seeds);
        let (first, second) = print_twice(&text);
        prop_assert_eq!(&first, &second, "of:\n{}", text);
        prop_assert!(says_the_same(&text, &first), "of:\n{}\nit becomes:\n{}", text, first);
    }
}
