//! The wording of mistakes in arrows.
