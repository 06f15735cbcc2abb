import { answer, noteOf, ownerOf } from "./http.mjs";
import { write } from "./store.mjs";

export const handler = async (event) => {
  const { note, mistake } = noteOf(event, new Date().toISOString());
  if (mistake) return answer(400, { error: mistake });
  await write(ownerOf(event), note);
  return answer(200, note);
};
