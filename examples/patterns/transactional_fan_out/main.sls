/// Books trips: a seat, a room and the money for both, or nothing of it.
service trips {}

import { transactional_fan_out } from "std:orchestration"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

api travel { type: "http", auth: "iam" }

table seats    { key: { trip_id: string } }
table rooms    { key: { trip_id: string } }
table payments { key: { trip_id: string } }

let once = "one item for each trip: a second time finds what the first one wrote"

defaults function { code: "./functions/trips", runtime: "python3.13", memory: 256MB, timeout: 30s, idempotent: once }

function take_seat      { handler: "seat.take", env: { SEATS: seats.name } }
function give_seat_back { handler: "seat.give_back", env: { SEATS: seats.name } }
function take_room      { handler: "room.take", env: { ROOMS: rooms.name } }
function give_room_back { handler: "room.give_back", env: { ROOMS: rooms.name } }
function hold_money     { handler: "payment.hold", env: { PAYMENTS: payments.name } }
function let_money_go   { handler: "payment.let_go", env: { PAYMENTS: payments.name } }

transactional_fan_out booking {
  event: travel["POST /trips"]
  receivers: [
    { name: "seat", do: take_seat, undo: give_seat_back }
    { name: "room", do: take_room, undo: give_room_back }
    { name: "payment", do: hold_money, undo: let_money_go }
  ]
  attempts:  3
  patience:  45s
  execution: "$request.body.trip_id" // sent twice, booked once
}

take_seat  -> seats.put
take_room  -> rooms.put
hold_money -> payments.put

give_seat_back -> seats.update
give_room_back -> rooms.update
let_money_go   -> payments.update

// A trip that could not be undone waits for a person.
topic operators { email: [alert_email] }

alarm torn { when: booking.stuck.visible > 0 for 5m, notify: operators }

output url = travel.url
