" Vim filetype plugin
" Language: slsc (architectures in .sls files)

if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

let s:cpo = &cpo
set cpo&vim

" Comments. `///` before `//`, so that it goes on as what it is.
setlocal comments=s1:/*,mb:*,ex:*/,:///,://
setlocal commentstring=//\ %s
setlocal formatoptions-=t formatoptions+=croqlj

" The canonical form.
setlocal expandtab shiftwidth=2 softtabstop=2 tabstop=2

" `gf` on what is imported, `[d` and `:isearch` through it.
setlocal suffixesadd=.sls
setlocal include=\\<from\\s\\+\\ze\"
setlocal define=^\\s*\\%(\\h\\w*\\s\\+\\)\\ze\\h

" `gq` on declarations, `gw` on comments.
setlocal formatprg=slsc\ fmt\ -
setlocal formatexpr=slsc#fmt#Lines()

command! -buffer -bar SlscFmt call slsc#fmt#Buffer()

let b:undo_ftplugin = 'setlocal comments< commentstring< formatoptions< expandtab< shiftwidth< softtabstop< tabstop<'
      \ .. ' suffixesadd< include< define< formatprg< formatexpr<'
      \ .. ' | silent! delcommand -buffer SlscFmt'

augroup slsc_fmt
  autocmd! * <buffer>
  autocmd BufWritePre <buffer> if get(g:, 'slsc_fmt_on_save', 0) | call slsc#fmt#Buffer() | endif
augroup END
let b:undo_ftplugin ..= ' | silent! autocmd! slsc_fmt * <buffer>'

" matchit: `if` and `else`, and the ends of comments.
if exists('g:loaded_matchit') && !exists('b:match_words')
  let b:match_words = '\%(\<else\s\+\)\@<!\<if\>:\<else\s\+if\>:\<else\>\%(\s\+if\>\)\@!,/\*:\*/'
  let b:match_skip = 's:String\|Text\|Doc\|slscComment'
  let b:undo_ftplugin ..= ' | unlet! b:match_words b:match_skip'
endif

" `:setlocal foldmethod=syntax` folds whatever is in brackets; nothing is folded unless it is asked for.

let &cpo = s:cpo
unlet s:cpo
