//! The wording of mistakes in types and phases.
