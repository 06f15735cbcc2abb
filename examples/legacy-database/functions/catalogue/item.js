// An item as clients see it; prices are whole cents.
exports.shown = (item) => ({ sku: item.sku.S, name: item.name?.S ?? item.sku.S, price: Number(item.price?.N ?? 0) });
