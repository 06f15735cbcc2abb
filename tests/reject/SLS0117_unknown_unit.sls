queue orders { visibility: 60sec }
//                         ^ 60s

let memory = 512mb
let pause  = 1.5h
let tick   = 250ms
