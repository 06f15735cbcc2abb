//! The compiler of `.sls`.
