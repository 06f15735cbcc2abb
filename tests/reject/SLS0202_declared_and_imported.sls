import { fan_out } from "std:orchestration"
//       ^^^^^^^

topic fan_out {}
