//! Generated programs are printed and read as the same tree; generated texts of any kind have one.

use super::{print_twice, read};
use proptest::prelude::*;

#[path = "../../../tests/generators/programs.rs"]
mod programs;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

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
