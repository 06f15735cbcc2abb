" Vim indent file
" Language: slsc (architectures in .sls files)
" Remark:   Reads the text itself and asks no syntax item, so that it works with other highlighting, and without any.

if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal autoindent
setlocal indentexpr=slsc#indent#Of(v:lnum)
setlocal indentkeys=0{,0},0),0],0.,0?,0:,0<Bar>,0&,0=->,0=else,!^F,o,O

let b:undo_indent = 'setlocal autoindent< indentexpr< indentkeys<'
