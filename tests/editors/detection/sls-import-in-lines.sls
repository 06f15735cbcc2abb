import {
  fan_in
  fan_out
} from "std:orchestration"
