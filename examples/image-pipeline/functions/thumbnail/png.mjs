// PNG to pixels and back, with nothing but zlib. Pixels are RGBA, four bytes each, row by row.

import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MAX_PIXELS = 40_000_000;
const GREY = 0;
const RGB = 2;
const PALETTE = 3;
const GREY_ALPHA = 4;
const RGBA = 6;
const CHANNELS = { [GREY]: 1, [RGB]: 3, [PALETTE]: 1, [GREY_ALPHA]: 2, [RGBA]: 4 };

/** What was uploaded is not an image that this module can read. */
export class NotReadable extends Error {}

export function decode(file) {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new NotReadable("not a PNG");
  const chunks = readChunks(file);
  const header = readHeader(chunks.find(({ type }) => type === "IHDR")?.data);
  const palette = chunks.find(({ type }) => type === "PLTE")?.data;
  const alpha = chunks.find(({ type }) => type === "tRNS")?.data;
  if (header.type === PALETTE && !palette) throw new NotReadable("a palette is missing");

  const rows = inflate(chunks, header);
  unfilter(rows, header);
  return { width: header.width, height: header.height, pixels: toRgba(rows, header, palette, alpha) };
}

export function encode({ width, height, pixels }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = RGBA;

  const rows = Buffer.alloc(height * (1 + width * 4)); // each row begins with its filter: 0, none
  for (let y = 0; y < height; y += 1) pixels.copy(rows, y * (1 + width * 4) + 1, y * width * 4, (y + 1) * width * 4);

  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function readChunks(file) {
  const chunks = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString("latin1", at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function readHeader(data) {
  if (data?.length !== 13) throw new NotReadable("the header is missing");
  const width = data.readUInt32BE(0);
  const height = data.readUInt32BE(4);
  const [depth, type, , , interlaced] = data.subarray(8);
  if (!width || !height || width * height > MAX_PIXELS) throw new NotReadable(`${width} x ${height} pixels`);
  if (!CHANNELS[type] || ![1, 2, 4, 8, 16].includes(depth)) throw new NotReadable("an unknown kind of PNG");
  if (interlaced) throw new NotReadable("an interlaced PNG");

  const bits = CHANNELS[type] * depth;
  return { width, height, depth, type, step: Math.max(1, bits >> 3), stride: Math.ceil((width * bits) / 8) };
}

function inflate(chunks, { height, stride }) {
  const length = height * (1 + stride);
  const data = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  let rows;
  try {
    rows = inflateSync(data, { maxOutputLength: length }); // never more than the header promised
  } catch {
    throw new NotReadable("the pixels are damaged");
  }
  if (rows.length !== length) throw new NotReadable("pixels are missing");
  return rows;
}

/** Undoes, in place, the prediction that each row was stored with. */
function unfilter(rows, { height, stride, step }) {
  for (let y = 0; y < height; y += 1) {
    const start = y * (1 + stride) + 1;
    const filter = rows[start - 1];
    if (filter > 4) throw new NotReadable("an unknown filter");
    for (let x = 0; filter && x < stride; x += 1) {
      const at = start + x;
      const left = x < step ? 0 : rows[at - step];
      const up = y === 0 ? 0 : rows[at - stride - 1];
      const corner = x < step || y === 0 ? 0 : rows[at - stride - 1 - step];
      rows[at] += predict(filter, left, up, corner);
    }
  }
}

function predict(filter, left, up, corner) {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner; // Paeth: whichever neighbour is nearest
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function toRgba(rows, { width, height, depth, type, stride }, palette, alpha) {
  const pixels = Buffer.alloc(width * height * 4);
  const channels = CHANNELS[type];
  const mask = (1 << Math.min(depth, 8)) - 1;
  const scale = type === PALETTE ? 1 : 255 / mask;

  const sample = (row, i) => {
    if (depth === 8) return rows[row + i];
    if (depth === 16) return rows[row + i * 2]; // the upper half is all that eight bits can show
    const bit = i * depth;
    return ((rows[row + (bit >> 3)] >> (8 - depth - (bit & 7))) & mask) * scale;
  };

  for (let y = 0, to = 0; y < height; y += 1) {
    const row = y * (1 + stride) + 1;
    for (let x = 0; x < width; x += 1, to += 4) {
      const at = x * channels;
      const first = sample(row, at);
      if (type === PALETTE) {
        palette.copy(pixels, to, first * 3, first * 3 + 3);
        pixels[to + 3] = alpha?.[first] ?? 255;
      } else {
        const coloured = type === RGB || type === RGBA;
        pixels[to] = first;
        pixels[to + 1] = coloured ? sample(row, at + 1) : first;
        pixels[to + 2] = coloured ? sample(row, at + 2) : first;
        pixels[to + 3] = type === RGBA || type === GREY_ALPHA ? sample(row, at + channels - 1) : 255;
      }
    }
  }
  return pixels;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
