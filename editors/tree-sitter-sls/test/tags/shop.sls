service shop {}
//      ^ definition.module

pattern inbox(worker: function) {
//      ^ definition.class
  queue letters {}
  // <- reference.class
  //    ^ definition.struct
  output letters = letters
  //     ^ definition.constant
}

type stage = "dev"
//   ^ definition.type

param here: stage = "dev"
//    ^ definition.constant

resource vault: "AWS::Backup::BackupVault" {}
//       ^ definition.struct

let name = upper("x")
//  ^ definition.constant
//         ^ reference.call
