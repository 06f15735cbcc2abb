-- Colours and folds from the grammar, if its parser is there; else Vim's own syntax stays.
if not pcall(vim.treesitter.start, 0, "sls") then
  return
end

vim.wo[0][0].foldmethod = "expr"
vim.wo[0][0].foldexpr = "v:lua.vim.treesitter.foldexpr()"
vim.wo[0][0].foldlevel = 99

vim.b.undo_ftplugin = (vim.b.undo_ftplugin or "")
  .. "\n lua vim.treesitter.stop(0)"
  .. "\n setlocal foldmethod< foldexpr< foldlevel<"
