//! The wording of mistakes in kinds and their attributes.
