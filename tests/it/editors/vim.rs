//! Vim and Neovim: real ones, without a screen, each in an empty home into which the plugin was installed as its README
//! says. Both run the same scripts, in `tests/editors/vim`.

pub mod debian;
pub mod session;
pub mod texts;

use super::{TOOLS, agreement, corpus};
use crate::support::root;
use session::Editor;
use std::fs;

fn both(script: &str) {
    for editor in Editor::ALL {
        editor.run(script, &[]);
    }
}

#[test]
fn files_of_other_languages_are_left_alone() {
    both("detection");
}

#[test]
fn marked_places_have_their_groups() {
    both("places");
}

#[test]
fn indenting_changes_nothing_canonical() {
    both("indent");
}

#[test]
fn make_jumps_to_mistakes() {
    both("make");
}

#[test]
fn editing_is_set_up() {
    both("editing");
}

#[test]
fn slsc_formats() {
    both("format");
}

#[test]
fn the_end_of_a_long_file_is_highlighted() {
    both("long");
}

#[test]
fn the_syntax_file_agrees_with_the_compiler() {
    for editor in Editor::ALL {
        let seen = TOOLS.home().join(format!("seen-{editor:?}"));
        let _ = fs::remove_dir_all(&seen);
        fs::create_dir_all(&seen).unwrap();
        editor.run("classes", &[("CORPUS", corpus::folder()), ("SEEN", &seen)]);
        agreement::agrees(&seen, &[]);
        texts::end_where_they_should(&seen);
    }
}

/// The archive of Debian has one version at a time: which one this run had stands in its output.
#[test]
fn the_editors_are_new_enough() {
    for editor in Editor::ALL {
        let version = editor.version();
        println!("{version}");
        assert!(version.contains("Vi IMproved 9") || version.contains("NVIM v0.1"), "{version}");
    }
}

/// Each group that the help lists is one of the syntax file's, and each class of groups is listed.
#[test]
fn the_help_lists_the_groups() {
    let help = fs::read_to_string(root().join("editors/vim/doc/slsc.txt")).unwrap();
    let syntax = fs::read_to_string(root().join("editors/vim/syntax/slsc.vim")).unwrap();
    let links: Vec<[&str; 2]> = syntax
        .lines()
        .filter_map(|line| line.strip_prefix("highlight default link "))
        .filter_map(|link| link.split_once(' ').map(|(group, target)| [group, target]))
        .filter(|[_, target]| !target.starts_with("slsc"))
        .collect();
    assert!(links.len() > 10, "{links:?}");
    for [group, target] in links {
        let listed = help.lines().any(|line| line.split_whitespace().take(2).eq([group, target]));
        assert!(listed || group == "slscTodo", "the help does not list {group}, which is {target}");
    }
}
