" Vim compiler file
" Compiler: slsc check

if exists('g:current_compiler')
  finish
endif
let g:current_compiler = 'slsc'

let s:cpo = &cpo
set cpo&vim

if exists(':CompilerSet') != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=slsc\ check\ --message-format\ short\ %:S
" Columns count characters, which are the columns of the screen where there are neither tabs nor wide characters.
CompilerSet errorformat=
      \%f:%l:%v:\ %trror%m,
      \%f:%l:%v:\ %tarning%m,
      \%f:%l:%v:\ %tote%m,
      \%t%*[a-z][%m

let &cpo = s:cpo
unlet s:cpo
