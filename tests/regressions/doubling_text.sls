let a = "0123456789abcdef0123456789abcdef"
let b = "${a}${a}${a}${a}${a}${a}${a}${a}${a}${a}"
let c = "${b}${b}${b}${b}${b}${b}${b}${b}${b}${b}"
let d = "${c}${c}${c}${c}${c}${c}${c}${c}${c}${c}"
let e = "${d}${d}${d}${d}${d}${d}${d}${d}${d}${d}"
let f = "${e}${e}${e}${e}${e}${e}${e}${e}${e}${e}"
let g = "${f}${f}${f}${f}${f}${f}${f}${f}${f}${f}"
let h = "${g}${g}${g}${g}${g}${g}${g}${g}${g}${g}"
let i = "${h}${h}${h}${h}${h}${h}${h}${h}${h}${h}"

output text_of_gigabytes = i
