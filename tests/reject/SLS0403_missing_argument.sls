import { fan_out } from "std:orchestration"

bucket uploads {}

fan_out on_upload { source: uploads.created }
//      ^^^^^^^^^
