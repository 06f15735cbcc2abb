" `slsc fmt`, for `gq`, `:SlscFmt` and saving. Text that it cannot read stays as it is.

let s:cpo = &cpo
set cpo&vim

" 'formatexpr': declarations go through slsc, comments and what is typed are Vim's own business.
function slsc#fmt#Lines() abort
  let [l:first, l:last] = [v:lnum, v:lnum + v:count - 1]
  if mode() =~# '[iR]' || empty(filter(getline(l:first, l:last), 'v:val !~# ''^\s*\%(//\|$\)'''))
    return 1
  endif
  call s:Replace(l:first, l:last)
endfunction

" The whole buffer; the view stays.
function slsc#fmt#Buffer() abort
  let l:view = winsaveview()
  call s:Replace(1, line('$'))
  call winrestview(l:view)
endfunction

" What `slsc fmt -` makes of some lines, in their place, indented as they were. Only lines that differ are touched, so that
" marks and folds stay.
function s:Replace(first, last) abort
  let l:indent = matchstr(getline(a:first), '^\s*')
  let l:old = getline(a:first, a:last)
  let l:new = s:Formatted(map(copy(l:old), {_, line -> substitute(line, '^' .. l:indent, '', '')}))
  if l:new is# v:null
    return
  endif
  call map(l:new, {_, line -> empty(line) ? '' : l:indent .. line})
  let l:same = 0
  while l:same < min([len(l:old), len(l:new)]) && l:old[l:same] ==# l:new[l:same]
    let l:same += 1
  endwhile
  let l:tail = 0
  while l:tail < min([len(l:old), len(l:new)]) - l:same && l:old[-1 - l:tail] ==# l:new[-1 - l:tail]
    let l:tail += 1
  endwhile
  let l:old = l:old[l:same : len(l:old) - l:tail - 1]
  let l:new = l:new[l:same : len(l:new) - l:tail - 1]
  call s:Put(a:first + l:same, l:old, l:new)
endfunction

" Lines in the place of others.
function s:Put(first, old, new) abort
  let l:common = min([len(a:old), len(a:new)])
  if l:common > 0
    call setline(a:first, a:new[: l:common - 1])
  endif
  if len(a:new) > l:common
    call append(a:first + l:common - 1, a:new[l:common :])
  elseif len(a:old) > l:common
    silent call deletebufline('%', a:first + l:common, a:first + len(a:old) - 1)
  endif
endfunction

" The lines in the canonical form; v:null, and a word about it, where they cannot be read.
function s:Formatted(lines) abort
  let l:program = get(g:, 'slsc_program', 'slsc')
  if !executable(l:program)
    echohl WarningMsg | echomsg 'slsc: no' l:program 'on the PATH' | echohl None
    return v:null
  endif
  let l:found = tempname()
  let l:command = shellescape(l:program) .. ' fmt --message-format short - 2>' .. shellescape(l:found)
  let l:new = systemlist(l:command, a:lines)
  let l:failed = v:shell_error
  let l:said = filereadable(l:found) ? readfile(l:found) : []
  call delete(l:found)
  if l:failed
    echohl WarningMsg | echomsg 'slsc: not formatted:' get(l:said, 0, '') | echohl None
    return v:null
  endif
  return l:new
endfunction

let &cpo = s:cpo
unlet s:cpo
