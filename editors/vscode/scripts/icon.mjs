// Draws the icon: two boxes and an arrow between them, on the dark of a night's deployment. Writes images/icon.png.

import { writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";

const SIZE = 256;
/** Samples a side for each pixel, so that edges are smooth. */
const SAMPLES = 4;

const box = (left, top, width, height, radius) => (x, y) => {
  const dx = Math.max(Math.abs(x - left - width / 2) - width / 2 + radius, 0);
  const dy = Math.max(Math.abs(y - top - height / 2) - height / 2 + radius, 0);
  return Math.hypot(dx, dy) <= radius;
};
const head = (tip, middle, length) => (x, y) =>
  x <= tip && x >= tip - length && Math.abs(y - middle) <= (tip - x) * 0.8;

/** Shapes, the last on top. */
const SHAPES = [
  [box(0, 0, 256, 256, 48), [0x23, 0x2f, 0x3e]],
  [box(28, 88, 64, 80, 14), [0xff, 0x99, 0x00]],
  [box(164, 88, 64, 80, 14), [0x8c, 0x4f, 0xff]],
  [box(102, 122, 40, 12, 4), [0xff, 0xff, 0xff]],
  [head(158, 128, 26), [0xff, 0xff, 0xff]],
];

function pixel(column, row) {
  const sum = [0, 0, 0, 0];
  for (let sample = 0; sample < SAMPLES ** 2; sample++) {
    const x = column + ((sample % SAMPLES) + 0.5) / SAMPLES;
    const y = row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
    const shape = SHAPES.findLast(([covers]) => covers(x, y));
    if (shape) [...shape[1], 255].forEach((value, channel) => (sum[channel] += value));
  }
  const covered = sum[3] / 255;
  return [...sum.slice(0, 3).map((value) => Math.round(value / (covered || 1))), Math.round(sum[3] / SAMPLES ** 2)];
}

const CRCS = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});
const crc32 = (bytes) => ~bytes.reduce((crc, byte) => CRCS[(crc ^ byte) & 0xff] ^ (crc >>> 8), -1) >>> 0;

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6], 8);
const rows = Array.from({ length: SIZE }, (_, row) => [
  0,
  ...Array.from({ length: SIZE }, (_, column) => pixel(column, row)).flat(),
]);
const image = [
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk("IHDR", header),
  chunk("IDAT", deflateSync(Buffer.from(rows.flat()), { level: 9 })),
  chunk("IEND", Buffer.alloc(0)),
];
writeFileSync(new URL("../images/icon.png", import.meta.url), Buffer.concat(image));
