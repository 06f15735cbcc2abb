//! The definitions for the web: highlight.js, Prism, Monaco.
