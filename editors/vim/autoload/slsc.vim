" What ftdetect and ftplugin share.

let s:cpo = &cpo
set cpo&vim

" ---------------------------------------------------------------- Whose file is it

" Salt's state files and Scheme's libraries end in `.sls`, too. The first line with something in it tells, or else one of
" the next.
let s:lines = 200

" Comments, annotations, lists that an arrow starts from.
let s:ours = '^\%(//\|/\*\|@\h\|\[\)'
" `KIND NAME {`, also with the brace on the next line.
let s:ours ..= '\|^\h\w*\s\+\h[[:alnum:]_-]*\s*\%({\|$\)'
let s:ours ..= '\|^\%(param\|input\|resource\)\s\+\h[[:alnum:]_-]*\s*:\s*\S'
let s:ours ..= '\|^\%(let\|type\|output\)\s\+\h[[:alnum:]_-]*\s*[:=]\s*\S'
let s:ours ..= '\|^pattern\s\+\h[[:alnum:]_-]*\s*('
let s:ours ..= '\|^import\s*{\|^for\s\+\h\w*\s\+in\s\|^if\s.*{\|^if\s*(\|^\%(expect\|require\|moved\)\s\+[[:alpha:]_(!]'
" Ours with a slip: `queue {`, `attempts = 5`.
let s:ours ..= '\|^\h\w*\s*\%({\|=\%([^=]\|$\)\)'
" A wiring: `orders -> charge`, `intake["POST /orders"] -> orders`.
let s:ours ..= '\|^[^#;:]*->\|^\h[[:alnum:]_.]*\['

" Jinja, renderers, comments, YAML's documents and keys; Scheme's comments and lists.
let s:theirs = '^\%([#;(%]\|{[%{#]\|---\|- \)'
let s:theirs ..= '\|^[^"[:blank:]][^"]*:\%(\s\|$\)\|^\(["'']\).\{-}\1:\|^/\%([/*]\)\@!'

" Whether a buffer holds our language, by its first lines; an empty one may become ours.
function slsc#IsOurs(buffer) abort
  for l:line in getbufline(a:buffer, 1, s:lines)
    let l:text = trim(substitute(l:line, '^\%ufeff', '', ''))
    if empty(l:text)
      continue
    elseif l:text =~# s:ours
      return 1
    elseif l:text =~# s:theirs
      return 0
    endif
  endfor
  return empty(trim(join(getbufline(a:buffer, 1, s:lines), '')))
endfunction

let &cpo = s:cpo
unlet s:cpo
