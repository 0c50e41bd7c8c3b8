// Bundles the editor into one file for the site, and writes the licences of what went into it beside it.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { metafile } = await build({
  entryPoints: [here("editor.js")],
  outfile: here("../static/editor.js"),
  absWorkingDir: here("."),
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "esm",
  target: "es2022",
  legalComments: "none", // the packages have their licences in files, which are gathered below
  metafile: true,
  logLevel: "warning",
});

const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => path.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []),
);
const texts = await Promise.all([...packages].sort().map(licence));
await writeFile(here("../static/editor.licences.txt"), texts.join("\n"));

async function licence(folder) {
  const { name, version, license } = JSON.parse(await readFile(here(`${folder}/package.json`), "utf8"));
  const file = (await readdir(here(folder))).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} has no file with its licence`);
  return `${name} ${version} (${license})\n\n${await readFile(here(`${folder}/${file}`), "utf8")}`;
}
