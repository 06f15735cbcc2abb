//! The extension of Visual Studio Code.
