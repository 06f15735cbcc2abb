//! Whether a value is what a shape accepts.
//!
//! Types were checked before; here the values themselves are: ranges, formats, words, counts. Each miss is one
//! report at the place where the value was written.
