// A browser without a window: that of the package `@sparticuz/chromium`, unpacked with the libraries that it brings along.

import { createReadStream, createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { env } from "node:process";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

/** The browser of some packages, unpacked into a folder; what `playwright-core` gives for it. */
export async function browser(packages, folder) {
  const require = createRequire(join(packages, "package.json"));
  const packed = join(packages, "node_modules/@sparticuz/chromium/bin");
  const program = join(folder, "chromium");
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const unpacked = (name, sink) => pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), sink);
    for (const name of ["al2023", "fonts"])
      await unpacked(`${name}.tar.br`, require("tar-fs").extract(join(folder, name)));
    // The fonts' own configuration names the folders of a function on AWS.
    writeFileSync(join(folder, "fonts/fonts.conf"), configuration(join(folder, "fonts")));
    await unpacked("chromium.br", createWriteStream(program, { mode: 0o755 }));
  }
  const { chromium } = require("playwright-core");
  return chromium.launch({
    executablePath: program,
    chromiumSandbox: false,
    args: ["--headless=shell", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"],
    env: { ...env, HOME: folder, LD_LIBRARY_PATH: join(folder, "al2023/lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  });
}

const configuration = (fonts) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, "fonts")}</dir>
  <cachedir>${join(fonts, "cache")}</cachedir>
</fontconfig>
`;
