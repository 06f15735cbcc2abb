" `slsc fmt` from within: `gq`, `:SlscFmt`, saving. $PATH begins with the folder of slsc.

execute 'cd' fnameescape($WORK)
edit crooked.sls
call setline(1, ['queue   orders {retries:5}', 'topic accepted {', 'display_name: "a"', '}', 'orders->charge'])

" Some lines, also with 'formatprg' alone.
normal! gggqq
call assert_equal(['queue orders { retries: 5 }', 'topic accepted {'], getline(1, 2))
setlocal formatexpr=
normal! Ggqq
call assert_equal('orders -> charge', getline('$'))
call assert_equal('display_name: "a"', getline(3))

" All of it; the cursor stays.
set filetype=slsc
call cursor(4, 1)
SlscFmt
call assert_equal(['queue orders { retries: 5 }', 'topic accepted {', '  display_name: "a"', '}', 'orders -> charge'], getline(1, '$'))
call assert_equal(4, line('.'))

" One that does not parse stays, and so does a comment that is no program.
call setline(1, 'queue orders { retries:5')
let s:before = getline(1, '$')
call assert_match('not formatted: .*SLS0105', execute('SlscFmt'))
call assert_equal(s:before, getline(1, '$'))
silent %delete _
setlocal textwidth=20
call setline(1, '/// Takes orders in, charges each')
normal! gqq
call assert_equal(['/// Takes orders in,', '/// charges each'], getline(1, '$'))

" More lines, fewer lines, and indented ones.
silent %delete _
call setline(1, ['if a {', '  queue  b {}', '  queue  c {}', '', '', '', '  queue d {}', '}'])
call cursor(2, 1)
normal! gqj
call assert_equal(['if a {', '  queue b {}', '  queue c {}', ''], getline(1, 4))
SlscFmt
call assert_equal(['if a {', '  queue b {}', '  queue c {}', '', '  queue d {}', '}'], getline(1, '$'))

" On saving, if one wants it.
call setline(1, 'if   a {')
write
call assert_equal('if   a {', readfile('crooked.sls')[0])
let g:slsc_fmt_on_save = 1
write
call assert_equal('if a {', readfile('crooked.sls')[0])

" Without the compiler nothing happens but a word.
let g:slsc_program = 'there_is_no_slsc'
call setline(1, 'if   a {')
call assert_match('there_is_no_slsc', execute('SlscFmt'))
call assert_equal('if   a {', getline(1))
