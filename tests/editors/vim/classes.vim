" What the syntax file sees in each program of the corpus, at the first and at the last byte of every token.
"
" Takes the folder of the corpus in $CORPUS and a folder for NAME.seen.json in $SEEN.

let s:classes = {
      \ 'slscComment': 'comment', 'slscBlockComment': 'comment', 'slscHeadComment': 'comment', 'slscTypeLead': 'comment',
      \ 'slscTypeTail': 'comment', 'slscTodo': 'comment', 'slscDoc': 'doc',
      \ 'slscKeyword': 'keyword', 'slscIn': 'keyword', 'slscLasting': 'keyword', 'slscEach': 'keyword',
      \ 'slscWhere': 'keyword', 'slscElse': 'keyword', 'slscDefaults': 'keyword', 'slscTypeKeyword': 'keyword',
      \ 'slscPattern': 'keyword', 'slscImport': 'keyword', 'slscAs': 'keyword', 'slscFrom': 'keyword',
      \ 'slscDeferred': 'keyword', 'slscClaimWord': 'keyword',
      \ 'slscAllow': 'annotation', 'slscConstant': 'constant', 'slscAllowedCode': 'constant',
      \ 'slscKind': 'kind', 'slscDefaultsKind': 'kind',
      \ 'slscDeclared': 'declared', 'slscPatternName': 'declared', 'slscParameter': 'declared', 'slscVariable': 'declared',
      \ 'slscTypeName': 'type', 'slscTypeDeclared': 'type', 'slscKey': 'key', 'slscTypeKey': 'key', 'slscAllowedKey': 'key',
      \ 'slscMember': 'member', 'slscTypePort': 'member', 'slscFunction': 'function',
      \ 'slscName': 'name', 'slscClaimSubject': 'name',
      \ 'slscString': 'string', 'slscText': 'string', 'slscTypeString': 'string', 'slscEscape': 'escape',
      \ 'slscInterpolation': 'interpolation', 'slscNumber': 'number', 'slscArrow': 'arrow',
      \ 'slscOperator': 'operator', 'slscTypeOptional': 'operator', 'slscTypeUnion': 'operator',
      \ 'slscTypeAssign': 'operator',
      \ }

" Where each line begins, in bytes of the file.
function s:Starts(path) abort
  let l:starts = []
  let l:at = 0
  for l:line in readfile(a:path, 'b')
    call add(l:starts, l:at)
    let l:at += len(l:line) + 1
  endfor
  return l:starts
endfunction

function s:Class(line, column) abort
  let l:group = synIDattr(synID(a:line, a:column, 1), 'name')
  return get(s:classes, l:group, l:group)
endfunction

function s:Seen(corpus, name) abort
  let l:path = a:corpus .. '/' .. a:name .. '.sls'
  execute 'silent edit' fnameescape(l:path)
  set filetype=slsc
  let l:starts = s:Starts(l:path)
  let l:mark = readfile(l:path, 'b', 1)[0][:2] ==# "\xef\xbb\xbf" ? 3 : 0
  let l:seen = []
  let l:line = 0
  for [l:start, l:end, l:class] in json_decode(join(readfile(a:corpus .. '/' .. a:name .. '.json'), "\n")).tokens
    for l:at in [l:start, l:end - 1]
      while l:line + 1 < len(l:starts) && l:starts[l:line + 1] <= l:at
        let l:line += 1
      endwhile
      let l:column = l:at - l:starts[l:line] + 1 - (l:line == 0 ? l:mark : 0)
      call add(l:seen, [l:at, l:at + 1, s:Class(l:line + 1, l:column)])
    endfor
  endfor
  return l:seen
endfunction

for s:path in sort(glob($CORPUS .. '/*.json', 1, 1))
  let s:name = fnamemodify(s:path, ':t:r')
  call writefile([json_encode(s:Seen($CORPUS, s:name))], $SEEN .. '/' .. s:name .. '.seen.json')
  bwipeout!
endfor

