import assert from "node:assert/strict";
import { test } from "node:test";

import { NotReadable, decode, encode } from "../functions/thumbnail/png.mjs";
import { shrink } from "../functions/thumbnail/shrink.mjs";

// Written by another encoder: 3 x 5 in RGB, each row with another filter; and 4 x 1 with a palette, two bits a pixel.
const FILTERED =
  "iVBORw0KGgoAAAANSUhEUgAAAAMAAAAFCAIAAAAPE8H1AAAAMUlEQVR42mNgOMGgscomoOcDI+9BI41HNhqPtjDx/jSCIGapsBTpd+bS7z6zwMS2AADP3hOTmXb+cQAAAABJRU5ErkJggg==";
const PALETTE =
  "iVBORw0KGgoAAAANSUhEUgAAAAQAAAABAgMAAACEUudeAAAADFBMVEUAAAD/AAAA/wAAAP+bwBPcAAAAAXRSTlMAQObYZgAAAApJREFUeJxjkAYAAB0AHI709SEAAAAASUVORK5CYII=";

const plain = (width, height, rgba) => ({ width, height, pixels: Buffer.alloc(width * height * 4, Buffer.from(rgba)) });

test("an image survives the way into a file and back", () => {
  const image = plain(3, 2, [1, 2, 3, 4]);
  assert.deepEqual(decode(encode(image)), image);
});

test("every filter is undone", () => {
  const { pixels } = decode(Buffer.from(FILTERED, "base64"));
  for (let y = 0; y < 5; y += 1) {
    for (let x = 0; x < 3; x += 1) {
      const at = (y * 3 + x) * 4;
      const colour = [40 * x + 13 * y, 200 - 30 * x - 7 * y, (x * x * 60 + y * 50) % 256, 255];
      assert.deepEqual([...pixels.subarray(at, at + 4)], colour, `row ${y}, column ${x}`);
    }
  }
});

test("a palette becomes colours, its transparent entry stays transparent", () => {
  const { pixels } = decode(Buffer.from(PALETTE, "base64"));
  assert.deepEqual([...pixels], [0, 0, 0, 0, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255]);
});

test("a thumbnail keeps its proportions", () => {
  const { width, height } = shrink(plain(1000, 500, [9, 9, 9, 255]), 256);
  assert.deepEqual([width, height], [256, 128]);
});

test("a small image stays as it is", () => {
  const image = plain(20, 10, [1, 2, 3, 255]);
  assert.equal(shrink(image, 256), image);
});

test("what cannot be seen does not colour the thumbnail", () => {
  const pixels = Buffer.from([200, 0, 0, 255, 0, 255, 0, 0]);
  assert.deepEqual([...shrink({ width: 2, height: 1, pixels }, 1).pixels], [200, 0, 0, 128]);
});

test("what is no PNG is not readable, and no failure of ours", () => {
  const file = encode(plain(4, 4, [0, 0, 0, 255]));
  const huge = Buffer.from(file);
  huge.writeUInt32BE(1_000_000, 16);
  for (const bad of [Buffer.from("hello"), file.subarray(0, 40), huge, Buffer.alloc(0)]) {
    assert.throws(() => decode(bad), NotReadable);
  }
});
