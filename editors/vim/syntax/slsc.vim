" Vim syntax file
" Language: slsc (architectures in .sls files)
" Remark:   What a name is follows from its place. Keywords are reserved only where they begin a declaration, and kinds
"           are no fixed list, since patterns add to them. So there are no `:syntax keyword`s here: items that need a
"           place are contained in a region or follow another item.

if exists('b:current_syntax')
  finish
endif

let s:cpo = &cpo
set cpo&vim

syntax case match
syntax iskeyword @,48-57,_

" What may stand between two words of a line, and between two tokens wherever lines end.
let s:gap = '\%(\s\|\/\*.\{-}\*\/\)'
let s:wide = '\%(\_s\|\/\*\_.\{-}\*\/\|\/\/.*\n\)'

" A match with s:gap and s:wide in it, written {gap} and {wide}.
function s:Item(command) abort
  execute 'syntax' substitute(substitute(a:command, '{gap}', '\=s:gap', 'g'), '{wide}', '\=s:wide', 'g')
endfunction

" ---------------------------------------------------------------- Clusters

" What can stand anywhere outside of texts.
syntax cluster slscAside contains=slscComment,slscBlockComment,slscDoc
" Values. Later items go before earlier ones that begin at the same place.
syntax cluster slscValue contains=@slscAside,slscName,slscConstant,slscFunction,slscMember,slscNumber,slscString,slscText,
      \slscOperator,slscArrow,slscConditional,slscIn,slscLasting,slscList,slscGroup,slscObject
" Declarations.
syntax cluster slscItems contains=@slscValue,slscKind,slscKeyword,slscElse,slscPattern,slscTypeKeyword,slscDefaults,
      \slscImport,slscClaim,slscIf,slscFor,slscAllow
" What can begin a type, and what can go on behind one.
syntax cluster slscType contains=slscTypeName,slscDeferred,slscTypeString,slscTypeList,slscTypeObject,slscTypeGroup,
      \slscTypeLead
syntax cluster slscTypeRest contains=slscTypePort,slscTypeOptional,slscTypeUnion,slscTypeTail

" ---------------------------------------------------------------- Values

syntax match slscName /\<\h\w*/
syntax match slscConstant /\%#=1\<\%(true\|false\|none\)\>/
call s:Item('match slscFunction /\<\h\w*\ze{gap}*(/ nextgroup=slscArguments,slscHeadComment skipwhite')
syntax match slscMember /\.\h\w*/
syntax match slscNumber /\%#=1\<\d[0-9_]*\%(\.\d[0-9_]*\)\=\%(%\|\a\w*\)\=/
syntax match slscOperator /\%#=1==\|!=\|<=\|>=\|&&\|||\|[-<>+*%!=|]\|\/[/*]\@!/
syntax match slscArrow /->/

" `X in "us-east-1"`, `a > 0 for 5m`: words between two operands.
syntax match slscIn /\<in\>\%(\%([[:alnum:]_"\])}%/]\_s\+\)in\)\@<=\ze\s*["[:alnum:]_[(]/
syntax match slscLasting /\<for\>\%(\%([[:alnum:]_"\])}%/]\_s\+\)for\)\@<=\ze\_s\+[[:alnum:]_"(-]/

" Brackets are a group of their own, also so that nothing inside can match them once more.
syntax region slscList matchgroup=slscBracket start=/\[/ end=/\]/ transparent fold
      \ contains=@slscValue,slscEach,slscWhere
syntax region slscGroup matchgroup=slscBracket start=/(/ end=/)/ transparent fold contains=@slscValue
syntax region slscArguments matchgroup=slscBracket start=/(/ end=/)/ contained transparent fold contains=@slscValue,slscKey
syntax region slscObject matchgroup=slscBracket start=/{/ end=/}/ transparent fold contains=@slscValue,slscKey

" `cond ? a : b` is a region, so that the name before its `:` is no key.
syntax region slscConditional matchgroup=slscOperator start=/?/ end=/:/ matchgroup=NONE end=/\ze[,}\])]/
      \ contains=@slscValue

call s:Item('match slscKey /\<\h\w*\%(-\h\w*\)*\ze{wide}*:/ contained')

" `[for x in xs if cond: value]`
call s:Item('match slscEach /\<for\>\ze{wide}\+\h\w*{wide}\+in\>/ contained nextgroup=slscDeclared,slscHeadComment skipwhite skipnl skipempty')
syntax match slscWhere /\<if\>\%(\%([[:alnum:]_"\])}%/]\_s\+\)if\)\@<=\ze\_s*[^,\]:[:blank:]]/ contained

" ---------------------------------------------------------------- Texts

syntax region slscString start=/"/ end=/"/ end=/$/ contains=slscEscape,slscInterpolated
syntax region slscText start=/"""/ end=/"""/ fold contains=slscEscape,slscInterpolated
syntax match slscEscape /\\\%(u{\x*}\|.\)/ contained
syntax region slscInterpolated matchgroup=slscInterpolation start=/\${/ end=/}/ contained transparent
      \ contains=@slscValue

" ---------------------------------------------------------------- Types

syntax match slscTypeName /\<\h\w*/ contained nextgroup=@slscTypeRest skipwhite skipnl skipempty
syntax match slscDeferred /\<deferred\>\ze\s\+[[:alpha:]_[{("]/ contained nextgroup=@slscType skipwhite
syntax region slscTypeString start=/"/ end=/"/ end=/$/ contained nextgroup=@slscTypeRest skipwhite skipnl skipempty
syntax region slscTypeList matchgroup=slscBracket start=/\[/ end=/\]/ contained transparent fold contains=@slscAside,@slscType,@slscTypeRest
      \ nextgroup=@slscTypeRest skipwhite skipnl skipempty
syntax region slscTypeGroup matchgroup=slscBracket start=/(/ end=/)/ contained transparent fold contains=@slscAside,@slscType,@slscTypeRest
      \ nextgroup=@slscTypeRest skipwhite skipnl skipempty
syntax region slscTypeObject matchgroup=slscBracket start=/{/ end=/}/ contained transparent fold
      \ contains=@slscAside,@slscType,@slscTypeRest,slscTypeKey nextgroup=@slscTypeRest skipwhite skipnl skipempty
call s:Item('match slscTypeKey /\<\h\w*\%(-\h\w*\)*\ze{gap}*?\={gap}*:/ contained')
syntax match slscTypePort /\.\h\w*/ contained nextgroup=@slscTypeRest skipwhite skipnl skipempty
syntax match slscTypeOptional /?/ contained nextgroup=@slscTypeRest skipwhite skipnl skipempty
syntax match slscTypeUnion /|/ contained nextgroup=@slscType skipwhite skipnl skipempty
" Comments before a type and behind one; not the `///` of the next parameter.
syntax match slscTypeLead /\/\*.\{-}\*\/\|\/\/\%(\/\/\@!\)\@!.*/ contained nextgroup=@slscType skipwhite skipnl skipempty
syntax match slscTypeTail /\/\*.\{-}\*\/\|\/\/\%(\/\/\@!\)\@!.*/ contained
      \ nextgroup=@slscTypeRest skipwhite skipnl skipempty

syntax match slscTypeColon /:/ contained nextgroup=@slscType skipwhite skipnl skipempty
syntax match slscTypeAssign /=/ contained nextgroup=@slscType skipwhite skipnl skipempty

" ---------------------------------------------------------------- Declarations

" The name that is declared, behind its keyword or kind.
syntax match slscDeclared /\<\h\w*\%(-\a\w*\)*/ contained nextgroup=slscTypeColon skipwhite
syntax match slscHeadComment /\/\*.\{-}\*\// contained nextgroup=slscDeclared,slscArguments,slscHeadComment skipwhite

" `KIND NAME {`
call s:Item('match slscKind /\%#=1\<\h\w*\>\ze{gap}\+\h\w*\%(-\a\w*\)*{wide}*{/ nextgroup=slscDeclared,slscHeadComment skipwhite')
call s:Item('match slscDefaults /\<defaults\>\ze{gap}\+\h/ nextgroup=slscDefaultsKind skipwhite')
syntax match slscDefaultsKind /\<\h\w*/ contained

" Keywords, where a name follows that nothing but a declaration could explain.
call s:Item('match slscKeyword /\<service\>\ze{gap}\+\h\w*\%(-\a\w*\)*{wide}*{/ nextgroup=slscDeclared,slscHeadComment skipwhite')
call s:Item('match slscKeyword /\<\%(param\|input\|resource\)\>\ze{gap}\+\h\w*\%(-\a\w*\)*{gap}*:/ nextgroup=slscDeclared,slscHeadComment skipwhite')
call s:Item('match slscKeyword /\<\%(let\|output\)\>\ze{gap}\+\h\w*\%(-\a\w*\)*{gap}*[:=]/ nextgroup=slscDeclared,slscHeadComment skipwhite')
call s:Item('match slscKeyword /\<moved\>\ze{gap}\+\h/')
call s:Item('match slscKeyword /\<require\>\ze{gap}\+\%(->\|[.=]\)\@!\S/')

call s:Item('match slscTypeKeyword /\<type\>\ze{gap}\+\h\w*\%(-\a\w*\)*{gap}*[:=]/ nextgroup=slscTypeDeclared skipwhite')
syntax match slscTypeDeclared /\<\h\w*\%(-\a\w*\)*/ contained nextgroup=slscTypeAssign skipwhite

call s:Item('match slscPattern /\<pattern\>\ze{gap}\+\h\w*\%(-\a\w*\)*{gap}*(/ nextgroup=slscPatternName skipwhite')
syntax match slscPatternName /\<\h\w*\%(-\a\w*\)*/ contained nextgroup=slscParameters skipwhite
syntax region slscParameters matchgroup=slscBracket start=/(/ end=/)/ contained transparent fold contains=@slscValue,slscParameter
      \ nextgroup=slscBlock skipwhite skipnl skipempty
call s:Item('match slscParameter /\<\h\w*\%(-\a\w*\)*\ze{wide}*:/ contained nextgroup=slscTypeColon skipwhite skipnl skipempty')

call s:Item('match slscImport /\<import\>\ze{gap}*{/ nextgroup=slscImportNames skipwhite')
syntax region slscImportNames matchgroup=slscBracket start=/{/ end=/}/ contained transparent fold contains=@slscAside,slscName,slscAs
      \ nextgroup=slscFrom skipwhite
call s:Item('match slscAs /\<as\>\%(\w{gap}\+as\)\@<=\ze{gap}\+\h/ contained')
syntax match slscFrom /\<from\>/ contained

" A block of declarations looks like an object; what stands before it tells.
syntax region slscBlock matchgroup=slscBracket start=/{/ end=/}/ contained transparent fold contains=@slscItems
call s:Item('region slscIf matchgroup=slscKeyword start=/\<if\>\ze{gap}\+\%(->\|[.=]\)\@!\S/ start=/\<if\>\ze(/ matchgroup=NONE end=/\%(\%([=<>+!?:&|(,[]\|\<if\){wide}*\)\@<!\ze{/ transparent contains=@slscValue nextgroup=slscBlock')
call s:Item('region slscFor matchgroup=slscKeyword start=/\<for\>\ze{gap}\+\h\w*{gap}\+in\>/ matchgroup=NONE end=/\%(\%([=<>+!?:&|(,[]\|\<in\){wide}*\)\@<!\ze{/ transparent contains=@slscValue,slscVariable nextgroup=slscBlock')
call s:Item('match slscVariable /\<\h\w*\%(\<for{gap}\+\h\w*\)\@<=/ contained')
syntax match slscElse /\<else\>\%(\s*\%(->\|[.,=)\]]\)\)\@!/
      \ nextgroup=slscBlock,slscIf skipwhite skipnl skipempty

" `expect …`: a claim, up to the end of its line. What it is about may be called like any of its words.
call s:Item('region slscClaim matchgroup=slscKeyword start=/\<expect\>\ze{gap}\+\%(->\|[.=]\)\@!\S/ matchgroup=NONE end=/$/ end=/\ze[}\])]/ transparent contains=@slscAside,slscName,slscMember,slscNumber,slscString,slscClaimWord,slscClaimSubject,slscClaimIndex')
syntax match slscClaimWord contained
      \ /\<\%(after\|and\|answers\|at\|calls\|connects\|failures\|feeds\|idempotent\|in\|is\|isolates\|keeps\|loss\|most\|never\|of\|once\|only\|order\|reaches\|reads\|recovers\|runs\|survives\|to\|url\|within\|writes\)\>/
call s:Item('match slscClaimSubject /\%(\<expect{gap}\+\)\@<=\h\w*/ contained')
syntax region slscClaimIndex matchgroup=slscBracket start=/\[/ end=/\]/ contained transparent contains=slscName,slscString,@slscAside

" `@allow(SLS0482, "why", until: "2027-01-31")`
syntax match slscAllow /@allow\>/ nextgroup=slscAllowed skipwhite
syntax region slscAllowed matchgroup=slscBracket start=/(/ end=/)/ contained transparent contains=@slscAside,slscString,slscAllowedCode,slscAllowedKey
syntax match slscAllowedCode /\<\h\w*\%(-\h\w*\)*/ contained
call s:Item('match slscAllowedKey /until\ze{wide}*:/ contained')

" ---------------------------------------------------------------- Comments

syntax keyword slscTodo TODO FIXME XXX contained
syntax match slscComment /\/\/.*/ contains=slscTodo,@Spell
syntax match slscDoc /\/\/\/\/\@!.*/ contains=@Spell
syntax region slscBlockComment start=/\/\*/ end=/\*\// fold contains=slscTodo,@Spell

" From the start of the file, which is always right and takes a tenth of a second for a thousand lines. In a long file from
" the nearest declaration at the first column, which is what the compiler does with files whose brackets do not balance: it
" errs only below a line in a comment or a text that looks like a declaration.
if line('$') <= 5000
  syntax sync fromstart
else
  call s:Item('sync match slscSync grouphere NONE /\n\%(\h\w*{gap}\+\h\w*{gap}*[{:=(]\|@allow(\|\h[^"]*->\)\@=/')
  syntax sync minlines=50
endif

" ---------------------------------------------------------------- Looks

highlight default link slscComment Comment
highlight default link slscBlockComment slscComment
highlight default link slscHeadComment slscComment
highlight default link slscTypeLead slscComment
highlight default link slscTypeTail slscComment
highlight default link slscDoc SpecialComment
highlight default link slscTodo Todo

highlight default link slscKeyword Keyword
highlight default link slscIf slscKeyword
highlight default link slscIn slscKeyword
highlight default link slscLasting slscKeyword
highlight default link slscEach slscKeyword
highlight default link slscWhere slscKeyword
highlight default link slscElse slscKeyword
highlight default link slscDefaults slscKeyword
highlight default link slscTypeKeyword slscKeyword
highlight default link slscPattern slscKeyword
highlight default link slscImport slscKeyword
highlight default link slscAs slscKeyword
highlight default link slscFrom slscKeyword
highlight default link slscDeferred slscKeyword
highlight default link slscClaimWord slscKeyword
highlight default link slscAllow PreProc
highlight default link slscConstant Constant
highlight default link slscAllowedCode slscConstant

highlight default link slscKind Structure
highlight default link slscDefaultsKind slscKind
highlight default link slscDeclared Function
highlight default link slscPatternName slscDeclared
highlight default link slscParameter slscDeclared
highlight default link slscVariable slscDeclared
highlight default link slscTypeName Type
highlight default link slscTypeDeclared slscTypeName
highlight default link slscKey Identifier
highlight default link slscTypeKey slscKey
highlight default link slscAllowedKey slscKey
highlight default link slscFunction Function

highlight default link slscString String
highlight default link slscText slscString
highlight default link slscTypeString slscString
highlight default link slscEscape SpecialChar
highlight default link slscInterpolation Special
highlight default link slscNumber Number

highlight default link slscArrow Statement
highlight default link slscOperator Operator
highlight default link slscTypeOptional slscOperator
highlight default link slscTypeUnion slscOperator
highlight default link slscTypeAssign slscOperator

delfunction s:Item
unlet s:gap s:wide

let b:current_syntax = 'slsc'

let &cpo = s:cpo
unlet s:cpo
