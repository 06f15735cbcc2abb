//! The wording of mistakes in files, imports and names.
