// Asked by Route 53 in each region. A region whose table cannot be reached is as good as down: it says so, and clients are
// sent to the other.
import { answer } from "./http.mjs";
import { answers } from "./store.mjs";

export const handler = async () => {
  try {
    await answers();
    return answer(200, { healthy: true });
  } catch (error) {
    console.error(JSON.stringify({ level: "error", event: "table out of reach", why: error.name }));
    return answer(503, { healthy: false });
  }
};
