SELECT o.id, o.amount
FROM orders o
WHERE o.amount > 100 AND o.stage = 'production'
ORDER BY o.amount DESC;
