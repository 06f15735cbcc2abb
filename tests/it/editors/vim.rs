//! Vim and Neovim.
