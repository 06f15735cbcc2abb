//! The wording of mistakes in what is emitted, and its limits.
