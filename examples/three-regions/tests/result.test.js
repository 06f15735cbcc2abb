const test = require("node:test");
const assert = require("node:assert/strict");
const { read } = require("../functions/score/result.js");

test("a result has a game, a player, a number and points", () => {
  const result = { game: "chess", player: "ada", number: 1, points: 2.5 };
  assert.deepEqual(read(JSON.stringify(result)), result);
});

test("anything else is refused", () => {
  assert.throws(() => read("{}"), /game and a player/);
  assert.throws(() => read('{"game": "chess", "player": "ada", "number": "1", "points": 2}'), /number and points/);
});
