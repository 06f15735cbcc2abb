import { fan_out } from "std:orchestration"

queue orders {}
