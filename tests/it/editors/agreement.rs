//! What a grammar sees in a program, against what the compiler sees.
