// The packages that `package.json` pins, from the folder that the tests installed them into, and the definitions of this
// repository.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The repository. */
export const root = path.resolve(here, '../../..');

/** `target/editors/web`, or where else the packages are. */
export const installed = process.env.SLS_WEB_TOOLS ?? path.join(root, 'target/editors/web');

/** A package by its name, as CommonJS. */
export const installed_package = createRequire(path.join(installed, 'package.json'));
