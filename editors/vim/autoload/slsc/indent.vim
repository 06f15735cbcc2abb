" Indentation: one step for each line that opens a bracket, and one for a line that goes on.

let s:cpo = &cpo
set cpo&vim

" What matters in each surrounding: code, a string, `"""` text, a comment.
let s:marks = {
      \ 'code': '//.*\|/\*\|"""\|"\|[][(){}]',
      \ '"': '\\.\|"\|${',
      \ '"""': '\\.\|"""\|${',
      \ '/*': '\*/',
      \ }

" A line that goes on: with a sign at its beginning, or behind a sign at the end of the line above; the `?` of `queue?` and
" the `%` of `50%` are none.
let s:goes_on = '^\s*\%(->\|\.\h\|[?:|]\|&&\|else\s*"\)'
let s:unfinished = '\%(->\|[-+*/<>=!&|:]\|\%(^\|\s\)?\|\%(^\|[^[:alnum:]_]\)%\)\s*$'

" What was read last: the lines of `buffer` from `start` on, and what is open behind them.
let s:last = {'buffer': -1, 'start': 0, 'lines': [], 'open': {}}

" The indentation of a line in columns; -1 leaves it as it is.
function slsc#indent#Of(line) abort
  if prevnonblank(a:line - 1) == 0
    return 0
  endif
  let l:open = s:Before(a:line)
  " A line of a text or of a comment stays where it is.
  return s:Surrounding(l:open) ==# 'code' ? s:Code(l:open, getline(a:line)) : -1
endfunction

" What is open before a line. Whoever indents one line after the other has each read once.
function s:Before(line) abort
  let l:start = s:Start(a:line)
  let l:lines = getline(l:start, a:line - 1)
  let l:known = len(s:last.lines)
  let l:again = s:last.buffer == bufnr('') && s:last.start == l:start && l:known <= len(l:lines)
        \ && s:last.lines ==# l:lines[: l:known - 1]
  let l:open = l:again ? s:last.open : {'brackets': [], 'code': ''}
  for l:index in range(l:again ? l:known : 0, len(l:lines) - 1)
    call s:Read(l:open, l:lines[l:index], l:start + l:index)
  endfor
  let s:last = {'buffer': bufnr(''), 'start': l:start, 'lines': l:lines, 'open': l:open}
  return l:open
endfunction

" A step for each line that ends with an open bracket, however it is indented itself, and one for a line that goes on: with
" or behind a sign, or behind a bracket with more on its line.
function s:Code(open, text) abort
  let l:brackets = a:open.brackets
  let l:lines = uniq(map(filter(copy(l:brackets), '!v:val.goes_on'), 'v:val.line'))
  if a:text =~# '^\s*[])}]' && !empty(l:brackets)
    return len(filter(l:lines, 'v:val != l:brackets[-1].line')) * shiftwidth()
  endif
  let l:goes_on = a:text =~# s:goes_on || a:open.code =~# s:unfinished || !empty(l:brackets) && l:brackets[-1].goes_on
  return (len(l:lines) + l:goes_on) * shiftwidth()
endfunction

" Where to begin to read: at the nearest declaration at the first column, as what is above was indented before. One that is
" a line of a text or of a comment does not count.
function s:Start(line) abort
  let l:view = winsaveview()
  let l:line = a:line
  while 1
    call cursor(l:line, 1)
    let l:line = max([1, search('^\%(\h\|@\|\[\)', 'bW')])
    let l:around = s:Around(l:line)
    if l:around == 0
      break
    endif
    let l:line = l:around + 1
  endwhile
  call winrestview(l:view)
  return l:line
endfunction

" The line that opens the text or comment in which a line begins; 0 where there is none.
function s:Around(line) abort
  let l:opener = 0
  let l:wanted = '"""\|/\*'
  call cursor(1, 1)
  while a:line > 1
    let [l:number, l:column] = searchpos(l:wanted, 'cWz', a:line - 1)
    if l:number == 0
      break
    endif
    let l:mark = matchstr(getline(l:number), l:wanted, l:column - 1)
    if l:opener
      let [l:opener, l:wanted] = [0, '"""\|/\*']
    elseif s:IsCode(strpart(getline(l:number), 0, l:column - 1))
      let [l:opener, l:wanted] = [l:number, l:mark ==# '"""' ? l:mark : '\*/']
    endif
    " Over the mark, which may end its line.
    if l:column - 1 + len(l:mark) < len(getline(l:number))
      call cursor(l:number, l:column + len(l:mark))
    elseif l:number + 1 < a:line
      call cursor(l:number + 1, 1)
    else
      break
    endif
  endwhile
  return l:opener
endfunction

" Whether code goes on behind the beginning of a line: neither a string is open in it nor a comment.
function s:IsCode(text) abort
  return substitute(a:text, '"\%(\\.\|[^"\\]\)*"', '', 'g') !~# '//\|"'
endfunction

function s:Surrounding(open) abort
  let l:sign = empty(a:open.brackets) ? '' : a:open.brackets[-1].sign
  return has_key(s:marks, l:sign) ? l:sign : 'code'
endfunction

" Reads a line: what is open behind it, and the code that it holds.
function s:Read(open, text, number) abort
  let l:at = 0
  let l:code = ''
  while 1
    let l:surrounding = s:Surrounding(a:open)
    let [l:mark, l:start, l:end] = matchstrpos(a:text, s:marks[l:surrounding], l:at)
    if l:surrounding ==# 'code'
      let l:code ..= strpart(a:text, l:at, (l:start < 0 ? len(a:text) : l:start) - l:at)
      let l:code ..= l:mark =~# '^/' ? '' : l:mark
    endif
    if l:start < 0
      break
    endif
    call s:Meet(a:open, l:surrounding, l:mark, {'line': a:number, 'goes_on': strpart(a:text, l:end) =~# '^\s*[^/[:blank:]]'})
    let l:at = l:end
  endwhile
  if s:Surrounding(a:open) ==# '"'
    call remove(a:open.brackets, -1)
  endif
  if l:code =~# '\S'
    let a:open.code = l:code
  endif
endfunction

" One mark at a place: it opens, it closes, or it is nothing here.
function s:Meet(open, surrounding, mark, place) abort
  if a:mark =~# '^\\\|^//'
    return
  elseif a:mark ==# a:surrounding || a:mark =~# '^\%(\*/\|[])}]\)$'
    if !empty(a:open.brackets)
      call remove(a:open.brackets, -1)
    endif
  else
    call add(a:open.brackets, extend({'sign': a:mark}, a:place))
  endif
endfunction

let &cpo = s:cpo
unlet s:cpo
