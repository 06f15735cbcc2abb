resource work: "AWS::StepFunctions::StateMachine" {
  StateMachineType: "QUICK"
  DefinitionString: "{}"
  RoleArn:          "arn:aws:iam::111122223333:role/work"
}
