"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");

const { addUp, dayBefore, isDay, readSales } = require("../functions/report/sales.js");

test("the day before is the shop's, not London's", () => {
  assert.equal(dayBefore("2027-07-01T22:30:00Z", "Europe/Vienna"), "2027-07-01"); // half past midnight there
  assert.equal(dayBefore("2027-07-01T22:30:00Z", "Etc/UTC"), "2027-06-30");
});

test("the day before survives the change of the clocks and of the year", () => {
  assert.equal(dayBefore("2027-03-28T02:00:00Z", "Europe/Vienna"), "2027-03-27");
  assert.equal(dayBefore("2027-01-01T03:00:00Z", "Europe/Vienna"), "2026-12-31");
});

test("only a day is a day", () => {
  assert.ok(isDay("2027-01-31"));
  for (const text of ["2027-13-01", "yesterday", "../secrets", undefined]) assert.ok(!isDay(text), text);
});

test("sales add up over all files, and what is unreadable is counted", () => {
  const { sales, unreadable } = readSales(["tea,2,250\r\npot,1,3900\r\n", "tea,1,250\nhello\n", ""]);
  assert.equal(unreadable, 1);
  assert.deepEqual(addUp(sales, 1), { total: 4650, best: [{ product: "pot", amount: 3900 }] });
});

test("a day without sales has a report, too", () => {
  assert.deepEqual(addUp([], 3), { total: 0, best: [] });
});
