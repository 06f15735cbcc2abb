"use strict";
// Adds up one day's sales: SALES/<day>/*.csv -> REPORTS/<day>.json, with a signature beside it.
//
// The day is the one before the scheduled moment, not before the clock: a run that comes late, or
// twice, makes the same report. A run by hand names its day: {"day": "2027-01-31"}.

const { createHmac } = require("node:crypto");
const { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } = require("@aws-sdk/client-s3");
const { GetSecretValueCommand, SecretsManagerClient } = require("@aws-sdk/client-secrets-manager");
const { GetParameterCommand, SSMClient } = require("@aws-sdk/client-ssm");

const { addUp, dayBefore, isDay, readSales } = require("./sales.js");

const { SALES, REPORTS, TOP_PRODUCTS, SIGNING_KEY, TIMEZONE } = process.env;

const s3 = new S3Client({});
const ssm = new SSMClient({});
const secrets = new SecretsManagerClient({});

exports.handler = async (event) => {
  const day = event.day ?? dayBefore(event.time ?? new Date(), TIMEZONE);
  if (!isDay(day)) throw new Error("day must look like 2027-01-31");

  const [files, top, key] = await Promise.all([readFiles(`${day}/`), readTop(), readKey()]);
  const { sales, unreadable } = readSales(files);
  const report = { day, files: files.length, unreadable, ...addUp(sales, top) };
  await write(`${day}.json`, JSON.stringify(report, null, 2), key);

  const level = unreadable || !files.length ? "warn" : "info";
  console.log(JSON.stringify({ level, event: "report_written", day, files: files.length, unreadable, total: report.total }));
  return report;
};

async function readFiles(prefix) {
  const files = [];
  let page;
  do {
    page = await s3.send(
      new ListObjectsV2Command({ Bucket: SALES, Prefix: prefix, ContinuationToken: page?.NextContinuationToken }),
    );
    for (const { Key } of page.Contents ?? []) {
      const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: SALES, Key }));
      files.push(await body.transformToString());
    }
  } while (page.IsTruncated);
  return files;
}

async function readTop() {
  const { Parameter: parameter } = await ssm.send(new GetParameterCommand({ Name: TOP_PRODUCTS }));
  const top = Number(parameter.Value);
  if (!Number.isInteger(top) || top < 1) throw new Error("top_products must be a whole number above 0");
  return top;
}

// Read anew each night, so that a rotated key is in use the night after.
async function readKey() {
  const { SecretString: key } = await secrets.send(new GetSecretValueCommand({ SecretId: SIGNING_KEY }));
  return key;
}

async function write(name, text, key) {
  const signature = createHmac("sha256", key).update(text).digest("hex");
  await s3.send(
    new PutObjectCommand({
      Bucket: REPORTS,
      Key: name,
      Body: text,
      ContentType: "application/json",
      Metadata: { "hmac-sha256": signature },
    }),
  );
}
