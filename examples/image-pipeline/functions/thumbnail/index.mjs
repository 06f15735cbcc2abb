// in/cat.png in the uploads -> cat.png in the thumbnails, no side longer than SIZE.
//
// Events come at least once and in no particular order. The thumbnail is made from what the bucket
// holds now and always has the same key, so a repeated event only repeats the same work.

import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

import { NotReadable, decode, encode } from "./png.mjs";
import { shrink } from "./shrink.mjs";

const { UPLOADS: uploads, THUMBNAILS: thumbnails } = process.env;
const size = Number(process.env.SIZE);
const MAX_BYTES = 25 * 1024 * 1024;

const s3 = new S3Client({});

export const handler = async (event) => {
  const { key, size: bytes } = event.detail.object; // as it is: EventBridge does not escape keys
  try {
    if (bytes > MAX_BYTES) throw new NotReadable("more than 25 MB");
    const image = shrink(decode(await read(key)), size);
    await write(key.replace(/^in\//, ""), encode(image));
    return done("info", { status: "made", key, width: image.width, height: image.height });
  } catch (error) {
    // No retry turns it into an image: say so and be done. Any other error is left to Lambda's retries.
    if (error instanceof NotReadable) return done("warn", { status: "skipped", key, why: error.message });
    throw error;
  }
};

async function read(key) {
  const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: uploads, Key: key }));
  return Buffer.from(await body.transformToByteArray());
}

const write = (key, body) =>
  s3.send(new PutObjectCommand({ Bucket: thumbnails, Key: key, Body: body, ContentType: "image/png" }));

function done(level, result) {
  console.log(JSON.stringify({ level, event: "thumbnail", ...result }));
  return result;
}
