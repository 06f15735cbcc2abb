// What a to-do is: how it is checked, stored and shown. No AWS call and no clock in here.

const DAY = 24 * 60 * 60;
const KEEP_DONE = 30 * DAY;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** A request that cannot be answered, with the status to say so. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function readId(value) {
  if (!ID.test(value ?? "")) throw new Refusal(400, "the id must be 1 to 64 letters, digits, '-' or '_'");
  return value;
}

export function readDate(value) {
  if (!DATE.test(value ?? "") || Number.isNaN(Date.parse(value))) {
    throw new Refusal(400, "a date looks like 2027-01-31");
  }
  return value;
}

/** The to-do in a request's body, checked. */
export function readTodo(body) {
  let todo;
  try {
    todo = JSON.parse(body);
  } catch {
    throw new Refusal(400, "the body is not JSON");
  }
  const { title, due, done = false } = todo ?? {};
  if (typeof title !== "string" || !title.trim() || title.length > 200) {
    throw new Refusal(400, "title must be 1 to 200 characters");
  }
  if (typeof done !== "boolean") throw new Refusal(400, "done must be true or false");
  return { title: title.trim(), done, ...(due === undefined ? {} : { due: readDate(due) }) };
}

/** A to-do as the table stores it. `now` is in seconds. */
export function toItem(owner, id, { title, due, done }, now) {
  return {
    owner: { S: owner },
    id: { S: id },
    title: { S: title },
    done: { BOOL: done },
    ...(due ? { due: { S: due } } : {}), // without one it stays out of the index
    ...(done ? { expires: { N: String(now + KEEP_DONE) } } : {}),
  };
}

/** A to-do as the API shows it. */
export function fromItem({ id, title, due, done }) {
  return { id: id.S, title: title.S, done: done.BOOL, ...(due ? { due: due.S } : {}) };
}

/** DynamoDB removes expired items within days, not at the second. Until then they are hidden here. */
export function isAlive(item, now) {
  return !item.expires || Number(item.expires.N) > now;
}
