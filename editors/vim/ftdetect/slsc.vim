" Files that end in `.sls` and are ours: see autoload/slsc.vim. What is beside this file tells Neovim before others do; this
" goes before plugins that take every such file for Salt's.

autocmd BufNewFile,BufRead *.sls if &filetype !=# 'slsc' && slsc#IsOurs(bufnr()) | set filetype=slsc | endif
