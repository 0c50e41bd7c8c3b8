// What can be completed: words of the language, prefixes, terms that the catalogue uses, variables, names of things.

import { syntaxTree } from "@codemirror/language";

const KEYWORDS =
  "ASK BASE BIND BY CONSTRUCT DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP HAVING IN LIMIT MINUS NAMED NOT OFFSET " +
  "OPTIONAL ORDER PREFIX REDUCED SELECT UNDEF UNION VALUES WHERE AS ASC DESC";
const FUNCTIONS =
  "ABS AVG BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY FLOOR GROUP_CONCAT IF IRI LANG LANGMATCHES LCASE MAX " +
  "MIN MONTH REGEX REPLACE ROUND SAMPLE STR STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR SUM UCASE YEAR isIRI " +
  "isLITERAL isNUMERIC";
const PREFIXED = /(?:[A-Za-z][\w-]*)?:[\w-]*$/;
const NAME = /<([^\s<>"{}|^`\\?$=\d][^<>"{}|^`\\\n]{0,60})$/;
const DECLARED = /\bPREFIX\s+([A-Za-z][\w.-]*)?:\s*<([^<>"\s]*)>/gi;
const SHORTEST = 2;

const words = [
  ...KEYWORDS.split(" ").map((label) => ({ label, type: "keyword", boost: 2 })),
  ...FUNCTIONS.split(" ").map((label) => ({ label, type: "function", apply: `${label}(` })),
];

/** The sources of completion for a catalogue; names are looked up at an address. */
export function completion(catalogue, search) {
  return [(context) => written(context, catalogue), (context) => named(context, catalogue, search)];
}

/** What stands in the grammar, in the catalogue's vocabulary or elsewhere in the query. */
function written(context, catalogue) {
  if (inside(context, "string", "comment") || context.matchBefore(NAME)) return null;
  const variable = context.matchBefore(/[?$]\w*/);
  if (variable) return { from: variable.from, options: variables(context, variable), validFor: /^[?$]\w*$/ };
  const own = declared(context.state.doc.toString());
  const known = { ...own, ...catalogue.prefixes, ...own }; // a prefix of the query itself is taken first
  const prefixed = context.matchBefore(PREFIXED);
  if (prefixed) {
    return { from: prefixed.from, options: terms(context, prefixed.from, catalogue, known), validFor: /^[\w-]*:[\w-]*$/ };
  }
  const word = context.matchBefore(/[A-Za-z]\w*/);
  if (!word && !context.explicit) return null;
  const from = word?.from ?? context.pos;
  const prefixes = Object.entries(known).map(([prefix, iri]) => ({
    label: `${prefix}:`,
    detail: iri,
    type: "namespace",
    boost: 1,
  }));
  return { from, options: [...prefixes, ...words, ...terms(context, from, catalogue, known)], validFor: /^\w*$/ };
}

/** Whether the place is in a token of a kind. */
function inside(context, ...kinds) {
  return kinds.includes(syntaxTree(context.state).resolveInner(context.pos, -1).name);
}

function declared(text) {
  return Object.fromEntries([...text.matchAll(DECLARED)].map(([, prefix, iri]) => [prefix ?? "", iri]));
}

function variables(context, begun) {
  const others = context.state.doc.sliceString(0, begun.from) + " " + context.state.doc.sliceString(context.pos);
  return [...new Set(others.match(/[?$][A-Za-z_]\w*/g))].map((label) => ({ label, type: "variable" }));
}

/** Classes and properties, the most used first; after `a` classes alone. */
function terms(context, from, { classes, properties }, known) {
  const before = context.state.doc.sliceString(Math.max(0, from - 40), from);
  const typed = /(?:^|[\s;])(?:a|rdf:type)\s+$/.test(before);
  const options = (counts, type) =>
    counts.map(([iri, count], rank) => ({
      label: abbreviated(iri, known),
      detail: `${count.toLocaleString("en")}×`,
      type,
      boost: -Math.min(99, rank),
    }));
  return typed ? options(classes, "class") : [...options(properties, "property"), ...options(classes, "class")];
}

function abbreviated(iri, known) {
  const fit = ([, start]) => start && iri.startsWith(start) && /^[\w-]*$/.test(iri.slice(start.length));
  const found = Object.entries(known).find(fit);
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : `<${iri}>`;
}

/** Films, people and other things by their names: as text in a string, as an address after `<`. */
async function named(context, catalogue, search) {
  const node = syntaxTree(context.state).resolveInner(context.pos, -1);
  const text = node.name === "string" && /^(?:"[^"\n]*|'[^'\n]*)$/.test(context.state.doc.sliceString(node.from, context.pos));
  const opened = text ? { from: node.from } : context.matchBefore(NAME);
  if (!opened || node.name === "comment") return null;
  const sought = context.state.doc.sliceString(opened.from + 1, context.pos);
  if (sought.length < SHORTEST) return null;
  const found = await suggestions(search, sought, context);
  if (!found.length) return null;
  const options = found.map(({ name, kind, year, href }) => ({
    label: name,
    detail: [kind, year].filter(Boolean).join(", "),
    type: "text",
    apply: text ? quoted(name) : address(href, search, catalogue),
  }));
  return { from: opened.from + (text ? 1 : 0), options, filter: false };
}

async function suggestions(search, sought, context) {
  const stop = new AbortController();
  context.addEventListener("abort", () => stop.abort(), { onDocChange: true });
  try {
    const query = new URLSearchParams({ q: sought });
    const headers = { Accept: "application/json" };
    const response = await fetch(`${search}?${query}`, { headers, signal: stop.signal });
    return response.ok ? await response.json() : [];
  } catch {
    return []; // typed on, or without a connection: nothing is suggested
  }
}

const quoted = (name) => name.replace(/[\\"']/g, "\\$&").replace(/\n/g, "\\n");

/** Put the IRI of the thing whose page is at a link, with a bracket that is not there yet. */
function address(href, search, { base, root }) {
  const start = new URL(root, document.baseURI).pathname;
  const path = new URL(href, new URL(search, document.baseURI)).pathname.slice(start.length);
  const iri = `<${base}${path}#${path.split("/")[0]}>`;
  return (view, _, from, to) => {
    const closed = view.state.doc.sliceString(to, to + 1) === ">" ? to + 1 : to;
    view.dispatch({ changes: { from, to: closed, insert: iri }, selection: { anchor: from + iri.length } });
  };
}
