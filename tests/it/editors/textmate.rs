//! TextMate: the grammar that Visual Studio Code, Sublime Text and JetBrains read.
