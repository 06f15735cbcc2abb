// What a booking is: how it is checked, stored and shown. No AWS call in here.

import { createHash } from "node:crypto";

import { Refusal } from "./http.mjs";

const ROOM = /^[a-z0-9-]{1,40}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KEY = /^[A-Za-z0-9_-]{8,64}$/;

export function readRoom(value) {
  if (typeof value !== "string" || !ROOM.test(value)) throw new Refusal(400, "a room is 1 to 40 small letters, digits or '-'");
  return value;
}

export function readDay(value) {
  if (typeof value !== "string" || !DAY.test(value) || Number.isNaN(Date.parse(value))) {
    throw new Refusal(400, "a day looks like 2027-01-31");
  }
  return value;
}

/** The same key gives the same booking: a client that lost the answer asks again, and books once. */
export function idOf(owner, key) {
  if (!KEY.test(key ?? "")) throw new Refusal(400, "the header Idempotency-Key must be 8 to 64 letters, digits, '-' or '_'");
  return createHash("sha256").update(`${owner}\n${key}`).digest("base64url").slice(0, 22);
}

/** A booking as the API shows it. */
export const fromItem = ({ id, room, day, version }) => ({ id: id.S, room: room.S, day: day.S, version: Number(version.N) });
