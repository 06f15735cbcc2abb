import { fan_out } from "std:orchestrate"
//                      ^^^^^^^^^^^^^^^^^
