"use strict";
// Days and sums. No AWS call and no clock in here.

const LINE = /^([^,]+),(\d+),(\d+)$/; // product,quantity,price in cents

/** The calendar day before a moment, where the shop is: "2027-01-31". */
function dayBefore(moment, timeZone) {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone }).format(new Date(moment));
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The sales of some files, and how many lines could not be read. */
function readSales(files) {
  const lines = files.flatMap((file) => file.split(/\r?\n/)).filter((line) => line.trim());
  const matches = lines.map((line) => LINE.exec(line)).filter(Boolean);
  const sales = matches.map(([, product, quantity, price]) => ({ product, amount: quantity * price }));
  return { sales, unreadable: lines.length - sales.length };
}

/** The total, and the `top` products that earned the most. Amounts are in cents. */
function addUp(sales, top) {
  const products = new Map();
  for (const { product, amount } of sales) products.set(product, (products.get(product) ?? 0) + amount);
  const best = [...products].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, top);
  return {
    total: sales.reduce((sum, { amount }) => sum + amount, 0),
    best: best.map(([product, amount]) => ({ product, amount })),
  };
}

module.exports = { addUp, dayBefore, isDay, readSales };
