// An answer of the endpoint, read line by line as it comes.

import { row, statement } from "./terms.js";

/** Rows that a page holds; files carry all of them. */
export const MOST = 50_000;
const LINES = "text/tab-separated-values, application/n-triples";

/** What the endpoint says instead of an answer; `line` and `column` where the query has a fault at a place. */
export class Refusal extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    const place = /line (\d+), column (\d+)/.exec(this.message) ?? [];
    this.line = problem.line ?? Number(place[1] ?? 0);
    this.column = problem.column ?? Number(place[2] ?? 0);
  }
}

/**
 * Ask the endpoint and fill `answer` while rows come: `names`, `rows`, or `verdict` for yes or no, `graph` where they
 * are statements, `cut` where there are more than a page holds, `hint` where the endpoint has one.
 */
export async function ask(address, fields, answer, signal, progress) {
  const response = await fetch(address, { method: "POST", body: fields, headers: { Accept: LINES }, signal });
  if (!response.ok) throw new Refusal(await problem(response));
  answer.graph = response.headers.get("Content-Type").startsWith("application/n-triples");
  answer.hint = response.headers.get("SPARQL-Hint");
  for await (const lines of chunks(response.body)) {
    take(answer, lines);
    progress(answer.rows.length);
    if (answer.cut) return;
  }
}

async function problem(response) {
  try {
    return await response.json();
  } catch {
    return { title: `${response.status} ${response.statusText}` };
  }
}

/** Whole lines, as many as there are each time. */
async function* chunks(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      yield lines;
    }
  } finally {
    reader.cancel().catch(() => {}); // what comes is no longer wanted; that it failed was said already
  }
  if (rest) yield [rest];
}

function take(answer, lines) {
  if (!answer.names && lines.length) {
    if (answer.graph) answer.names = ["subject", "predicate", "object"];
    else if (lines[0].startsWith("?")) answer.names = lines.shift().split("\t").map((name) => name.slice(1));
    else if (/^(true|false)$/.test(lines[0])) answer.verdict = lines.shift() === "true";
  }
  if (!answer.names) return;
  const read = answer.graph ? statement : row;
  const room = MOST - answer.rows.length;
  for (const line of lines.slice(0, room)) answer.rows.push(read(line));
  answer.cut = lines.length > room;
}
