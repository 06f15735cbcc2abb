// What the health checks of each region ask. It answers without touching anything else: it tells that API Gateway and
// Lambda work in this region.
exports.handler = async () => ({
  statusCode: 200,
  headers: { "content-type": "text/plain", "access-control-allow-origin": "https://serverlessarchitectures.com" },
  body: "healthy",
});
