// Every issue that Adobe's validator has with the structured data of pages, a JSON line each: adobe.mjs PACKAGES SCHEMA PAGE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [packages, schema, ...pages] = process.argv.slice(2);
const find = createRequire(`${packages}/package.json`);
const module = async (name) => (await import(pathToFileURL(find.resolve(name)))).default;
const Validator = await module("@adobe/structured-data-validator");
const Extractor = await module("@marbec/web-auto-extractor");
const known = JSON.parse(readFileSync(schema, "utf8"));
for (const page of pages) {
  const found = new (Extractor.default ?? Extractor)({ addLocation: true, embedSource: [] }).parse(readFileSync(page, "utf8"));
  for (const { severity, issueMessage, path } of await new Validator(known).validate(found))
    console.log(JSON.stringify({ page, severity, message: issueMessage, path }));
}
