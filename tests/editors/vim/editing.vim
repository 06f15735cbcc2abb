" What ftplugin sets up.

execute 'cd' fnameescape($WORK)
call writefile(['queue other {}'], 'parts.sls')
call writefile(['import { other } from "./parts.sls"', '', 'queue orders {}', '/// Words'], 'main.sls')
edit main.sls
call assert_equal(['// %s', 2, 1], [&commentstring, &shiftwidth, &expandtab])

" Comments go on as they began, and `o` on code begins none.
execute "normal! GA of one\<CR>line"
call assert_equal(['/// Words of one', '/// line'], getline(4, 5))
execute "normal! ofoo\<Esc>3Goqueue x {}"
call assert_equal(['queue orders {}', 'queue x {}'], getline(3, 4))
execute "normal! Go\<Esc>0Da// c\<CR>d\<Esc>"
call assert_equal('// d', getline('$'))
execute "normal! o\<Esc>0Da/* c\<CR>d\<CR>/"
call assert_equal(['/* c', ' * d', ' */'], getline(line('$') - 2, '$'))

" `gf`, `:isearch` through an import, `[d`.
silent write
call cursor(1, 25)
normal! gf
call assert_equal('parts.sls', expand('%:t'))
edit main.sls
call assert_match('queue other', execute('dsearch /other/'))
call assert_match('parts.sls', execute('checkpath!'))

" Folding: nothing by itself; brackets of several lines when asked for.
silent %delete _
call setline(1, ['pattern p(', '  a: int', ') {', '  queue q {', '    retries: 5', '  }', '}', 'queue r {}'])
call assert_equal(0, foldlevel(5))
setlocal foldmethod=syntax
call assert_equal([1, 1, 1, 2, 2, 2, 1, 0], map(range(1, 8), 'foldlevel(v:val)'))
setlocal foldmethod=manual

" matchit
silent! packadd matchit
set filetype=slsc
call assert_true(exists('b:match_words') || !exists('g:loaded_matchit'))
if exists('g:loaded_matchit')
  silent %delete _
  call setline(1, ['if a {', '} else if b {', '} else {', '}'])
  call cursor(1, 1)
  normal %
  call assert_equal([2, 3], [line('.'), col('.')])
  normal %
  call assert_equal([3, 3], [line('.'), col('.')])
endif

" All of it is undone with another file type.
setfiletype text
set filetype=text
call assert_equal(['', '', ''], [&formatprg, &indentexpr, &suffixesadd])
call assert_equal(0, exists(':SlscFmt'))

" The help is found.
helptags ALL
help slsc-compiler
call assert_equal('slsc.txt', expand('%:t'))
