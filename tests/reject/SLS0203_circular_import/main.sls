import { charge } from "./charge.sls"

queue orders {}

orders -> charge
