type t0 = { a: int, b: int }
type t1 = { a: t0, b: t0 }
type t2 = { a: t1, b: t1 }
type t3 = { a: t2, b: t2 }
type t4 = { a: t3, b: t3 }
type t5 = { a: t4, b: t4 }
type t6 = { a: t5, b: t5 }
type t7 = { a: t6, b: t6 }
type t8 = { a: t7, b: t7 }
type t9 = { a: t8, b: t8 }
type t10 = { a: t9, b: t9 }
type t11 = { a: t10, b: t10 }
type t12 = { a: t11, b: t11 }

param p: t12?

let v0 = [1, "one"]
let v1 = [v0, v0]
let v2 = [v1, v1]
let v3 = [v2, v2]
let v4 = [v3, v3]
let v5 = [v4, v4]
let v6 = [v5, v5]
let v7 = [v6, v6]
let v8 = [v7, v7]
let v9 = [v8, v8]
