" Our files get our file type; those of Salt and Scheme keep whatever the editor says, or have none.

for s:path in glob($ROOT .. '/tests/editors/detection/*.sls', 1, 1)
  execute 'edit' fnameescape(s:path)
  let s:ours = fnamemodify(s:path, ':t') =~# '^sls-'
  call assert_equal(s:ours, &filetype ==# 'slsc', s:path .. ' has the file type ' .. string(&filetype))
  call assert_equal(s:ours, get(b:, 'current_syntax', '') ==# 'slsc', s:path)
  if has('nvim') && !s:ours
    call assert_equal('salt', &filetype, s:path)
  endif
  bwipeout!
endfor

" A new file, and real ones.
edit there_is_no_such.sls
call assert_equal('slsc', &filetype)
for s:path in glob($ROOT .. '/examples/*/main.sls', 1, 1)
  execute 'edit' fnameescape(s:path)
  call assert_equal(['slsc', 'slsc'], [&filetype, b:current_syntax], s:path)
endfor

" The author has the last word.
edit there_is_no_such_either.sls
setfiletype salt
call setline(1, '// vim: filetype=salt')
set modeline
let s:file = tempname() .. '.sls'
execute 'silent write' s:file
bwipeout!
execute 'edit' s:file
call assert_equal('salt', &filetype)
