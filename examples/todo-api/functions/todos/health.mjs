// GET /health             for monitors: the API answers and functions run

export const handler = async () => ({ statusCode: 200, body: "healthy" });
