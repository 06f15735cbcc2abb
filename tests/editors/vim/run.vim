" Runs the test in $SCRIPT and writes what went wrong into $REPORT: nothing, if all is well.

set shortmess+=aIWF nomore noswapfile hidden
try
  source $SCRIPT
catch
  call add(v:errors, v:throwpoint .. ': ' .. v:exception)
endtry
call writefile(map(v:errors, {_, error -> substitute(error, '\n', ' ', 'g')}), $REPORT)
qall!
