" Marked places: `^ GROUP` stands below what has that group, `<- GROUP` below the first column.

execute 'edit' $ROOT .. '/tests/editors/vim/places.sls'
let s:marked = 0
let s:line = 0
for s:number in range(1, line('$'))
  let s:mark = matchlist(getline(s:number), '\v^//%( \<-|\s*\^) (slsc\w+)$')
  if empty(s:mark)
    let s:line = s:number
    continue
  endif
  let s:column = getline(s:number) =~# '<-' ? 1 : stridx(getline(s:number), '^') + 1
  let s:group = synIDattr(synID(s:line, s:column, 0), 'name')
  call assert_equal(s:mark[1], s:group, 'places.sls:' .. s:line .. ':' .. s:column .. ': ' .. strpart(getline(s:line), s:column - 1))
  let s:marked += 1
endfor
call assert_true(s:marked > 100, s:marked .. ' places are marked')
