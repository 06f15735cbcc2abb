import { answer, ownerOf } from "./http.mjs";
import { notesOf } from "./store.mjs";

export const handler = async (event) => answer(200, { notes: await notesOf(ownerOf(event)) });
