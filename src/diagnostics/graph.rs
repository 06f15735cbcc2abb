//! The wording of mistakes in cycles and loops.
