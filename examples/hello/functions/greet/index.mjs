// GET /hello/{name} -> {"message": "Hello, Ada!"}

export const handler = async (event) => {
  const name = (event.pathParameters?.name ?? "").trim().slice(0, 80);
  const message = name ? `Hello, ${name}!` : "Hello!";

  console.log(JSON.stringify({ level: "info", event: "greeted", length: name.length }));

  return {
    statusCode: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({ message }),
  };
};
