" Indenting what is in the canonical form changes nothing, and indenting what has lost its indentation restores it.

let s:files = glob($ROOT .. '/examples/**/*.sls', 1, 1) + glob($ROOT .. '/stdlib/*.sls', 1, 1)
for s:path in s:files
  execute 'edit' fnameescape(s:path)
  let s:before = getline(1, '$')
  silent normal! gg=G
  for s:index in range(len(s:before))
    call assert_equal(s:before[s:index], getline(s:index + 1), s:path .. ':' .. (s:index + 1))
  endfor
  bwipeout!
endfor
call assert_true(len(s:files) > 20, len(s:files) .. ' files')

" Without indentation. Lines of texts and comments stay where they are put, as nobody else knows where they belong.
edit indented.sls
let s:lines =<< trim END
  /// Takes orders in.
  service shop {
    regions: [
      "eu-west-1"
      "us-east-1"
    ]
  }

  param stage: "dev" | "production" = "dev"
  param waiting: queue?
  param share: percent = 50%
  let limit = stage == "production" ?
    10
    : 5
  let enough = length(orders) > 3 &&
    stage == "dev"
    || limit > 2

  pattern inbox(
    /// Who works.
    worker: function?
    retries: int = 5
  ) {
    queue letters { retries: retries } // { is no bracket in a comment, /* nor is this
    if worker != none {
      letters
        -> worker
        -> ledger.write {
        batch: 10
      }
    } else if limit > 3 {
      letters -> worker { text: "}", other: "arn:*/*{" }
    } else {
      require length("${join("{", [worker])}") > 0
        else "nothing"
    }
    let open = [for x in letters
      && worker: x + (3 +
      4)]
    f({
      a: [
        1
      ]
    })
    when: stuck.visible > 0 for 5m
  }

  queue last {}
END
call setline(1, map(copy(s:lines), {_, line -> substitute(line, '^\s\+', '', '')}))
silent normal! gg=G
for s:index in range(len(s:lines))
  call assert_equal(s:lines[s:index], getline(s:index + 1), 'line ' .. (s:index + 1))
endfor

" A text, a comment, and what stands behind them.
silent %delete _
let s:lines =<< trim END
  queue orders {
    note: """
  queue inner {
          far
    """
    /*
     * {
     * queue in_a_comment {
     */
    retries: 5
  }
END
call setline(1, s:lines)
silent normal! gg=G
call assert_equal(s:lines, getline(1, '$'))

" While typing.
silent %delete _
execute "normal! iqueue orders {\<CR>retries: 5\<CR>}\<CR>orders\<CR>-> charge\<CR>"
call assert_equal(['queue orders {', '  retries: 5', '}', 'orders', '  -> charge'], getline(1, 5))

" Tabs, for whoever wants them.
silent %delete _
setlocal noexpandtab shiftwidth=0 tabstop=4
call setline(1, ['queue orders {', 'retries: 5', '}'])
silent normal! gg=G
call assert_equal("\tretries: 5", getline(2))
