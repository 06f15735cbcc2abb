-- The grammar is called `sls`, the file type `slsc`.
vim.treesitter.language.register("sls", "slsc")
