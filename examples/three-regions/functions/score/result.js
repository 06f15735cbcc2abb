// Reads a message: the result of one game of one player.
exports.read = (body) => {
  const { game, player, number, points } = JSON.parse(body);
  const named = [game, player].every((name) => typeof name === "string" && name !== "");
  if (!named) throw new Error("a result needs a game and a player");
  if (!Number.isInteger(number) || !Number.isFinite(points)) throw new Error("a result needs a number and points");
  return { game, player, number, points };
};
