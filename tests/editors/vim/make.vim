" `:compiler slsc | make` fills the quickfix list and jumps to the first mistake. $PATH begins with the folder of slsc.

let s:lines =<< trim END
  queue failed { dead_letters: none, retention: 14d }
  queue orders { dead_letters: failed, retention: 3d }

  // é, ü and others are one column each: "é
  topic accepted { display_name: "Größe", retrie: 3 }
  let text = "é" + 5
END
execute 'cd' fnameescape($WORK)
call writefile(s:lines, 'flawed program.sls')
edit flawed\ program.sls
compiler slsc
silent make
let s:found = map(getqflist(), {_, entry -> [bufname(entry.bufnr), entry.lnum, entry.type, entry.valid]})
call assert_equal([
      \ ['flawed program.sls', 5, 'e', 1],
      \ ['flawed program.sls', 6, 'e', 1],
      \ ], s:found, string(getqflist()))
call assert_match('^\[SLS0402\]: a topic has no `retrie`', getqflist()[0].text)
call assert_equal([5, 'retrie: 3 }'], [line('.'), strpart(getline('.'), col('.') - 1)])
cnext
call assert_equal([6, '"é" + 5'], [line('.'), strpart(getline('.'), col('.') - 1)])

" Warnings have their type, too.
call setline(1, 'queue failed { dead_letters: none, retention: 2d }')
call setline(5, ['topic accepted {}', ''])
silent write
silent make
let s:found = map(filter(getqflist(), 'v:val.valid'), {_, entry -> [entry.lnum, entry.type, matchstr(entry.text, 'SLS\d\+')]})
call assert_notequal(-1, index(s:found, [1, 'w', 'SLS0482']), string(s:found))

" What is said about no file has a type, but no place.
bwipeout!
call setqflist([], 'r', {'lines': ['error[SLS0901]: cannot read `x.sls`'], 'efm': &g:errorformat})
new
setfiletype slsc
compiler slsc
call setqflist([], 'r', {'lines': ['error[SLS0901]: cannot read `x.sls`', 'a.sls:3:4: note[SLS0001]: see'], 'efm': &errorformat})
call assert_equal(['e', 'n'], map(getqflist(), 'v:val.type'), string(getqflist()))

" A sound program leaves nothing.
call writefile(['queue orders {}'], 'sound.sls')
edit! sound.sls
compiler slsc
silent make
call assert_equal([], filter(getqflist(), 'v:val.valid && v:val.type ==# "e"'))
