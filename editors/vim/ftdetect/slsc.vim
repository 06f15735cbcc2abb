" Files that end in `.sls` and are ours: see autoload/slsc.vim. Neovim's part is beside this file.

if has('nvim')
  finish
endif

autocmd BufNewFile,BufRead *.sls if slsc#IsOurs(bufnr()) | set filetype=slsc | endif
