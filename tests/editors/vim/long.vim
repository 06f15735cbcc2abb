" A file of 10,000 lines and more: its end is highlighted at once, and as if it had been read from the start.

let s:block = []
for s:path in glob($ROOT .. '/stdlib/*.sls', 1, 1) + glob($ROOT .. '/examples/*/main.sls', 1, 1)
  let s:block += readfile(s:path) + ['']
endfor
let s:lines = []
while len(s:lines) < 10000
  let s:lines += s:block
endwhile
let s:file = tempname() .. '.sls'
call writefile(s:lines, s:file)

function s:Groups(first, last) abort
  let l:groups = []
  for l:line in range(a:first, a:last)
    call add(l:groups, map(range(1, len(getline(l:line))), {_, column -> synIDattr(synID(l:line, column, 1), 'name')}))
  endfor
  return l:groups
endfunction

execute 'edit' s:file
let s:seen = {}
let s:times = []
for s:line in range(line('$') - 20, 1, -613) + [line('$') - 20]
  let s:start = reltime()
  let s:seen[s:line] = s:Groups(s:line, s:line + 20)
  call add(s:times, float2nr(reltimefloat(reltime(s:start)) * 1000))
endfor
call assert_true(sort(s:times, 'n')[len(s:times) / 2] < 500, 'jumps took ' .. string(s:times) .. ' ms')
syntax sync clear
syntax sync fromstart
for [s:line, s:groups] in items(s:seen)
  let s:wanted = s:Groups(s:line, s:line + 20)
  for s:index in range(21)
    call assert_equal(s:wanted[s:index], s:groups[s:index], getline(s:line + s:index))
  endfor
endfor
call assert_true(len(filter(flatten(deepcopy(values(s:seen))), 'v:val ==# "slscKey"')) > 10)
