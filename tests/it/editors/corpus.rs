//! Every program of the project, with the compiler's own view of it.
