//! Emacs.
