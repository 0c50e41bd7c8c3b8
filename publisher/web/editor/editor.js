// The page on which queries are written: what happens when it is there with a script.

import { Refusal, MOST, ask } from "./answer.js";
import { completion } from "./completion.js";
import { element, number, rows } from "./element.js";
import { Field } from "./field.js";
import { Labels } from "./labels.js";
import { Table } from "./table.js";

const form = document.querySelector("form.query");
const result = document.querySelector("#result");
const stop = form.querySelector(".stop");
const status = form.querySelector("[role=status]");
const catalogue = JSON.parse(document.querySelector("#catalogue").textContent);
const area = form.elements.query;

const labels = new Labels(catalogue, form.action);
const field = new Field(area, completion(catalogue, `${catalogue.root}search`), () => form.requestSubmit());
let running = null;

/** The fields of the form with the query as it stands. */
function fields() {
  area.value = field.text;
  return new URLSearchParams(new FormData(form));
}

/** Ask the query as it stands, and show what comes. */
async function run() {
  running?.abort();
  const mine = (running = new AbortController());
  const said = fields();
  const answer = { rows: [] };
  const began = performance.now();
  const say = (text) => mine === running && (status.textContent = text);
  field.mark(null);
  stop.hidden = false;
  say("Running …");
  try {
    await ask(form.action, said, answer, mine.signal, (count) => say(`Running … ${rows(count)}`));
    say(summary(answer, (performance.now() - began) / 1000));
    if (mine === running) show(answer, said);
  } catch (error) {
    if (mine === running) failed(error, answer, said);
  } finally {
    if (mine === running) done();
    mine.abort(); // whatever else would come
  }
}

function done() {
  running = null;
  if (document.activeElement === stop) form.querySelector("[type=submit]").focus();
  stop.hidden = true;
}

function summary(answer, seconds) {
  const found = answer.verdict === undefined ? rows(answer.rows.length) : answer.verdict ? "Yes" : "No";
  const many = answer.cut ? `The first ${found}` : found;
  return `${many} in ${seconds < 10 ? seconds.toFixed(2) : Math.round(seconds)} s`;
}

/** Stopped, refused, or broken on the way. */
function failed(error, answer, said) {
  if (error instanceof Refusal) {
    field.mark(error);
    status.textContent = "The query was refused";
    result.replaceChildren(fault("The query was refused", error.message));
  } else {
    const stopped = error.name === "AbortError";
    status.textContent = `${stopped ? "Stopped" : "The answer broke off"} after ${rows(answer.rows.length)}`;
    const heading = stopped ? null : fault("The answer broke off", "The site could not be reached, or ended the query.");
    if (answer.names) show({ ...answer, partial: true }, said);
    else result.replaceChildren();
    if (heading) result.prepend(heading);
  }
}

function fault(heading, text) {
  const parts = [element("h2", {}, heading), element("p", {}, element("code", {}, text))];
  return element("section", { class: "fault", role: "alert" }, ...parts);
}

/** Show an answer: yes or no, or its rows. */
function show(answer, said) {
  const hint = answer.hint && element("p", { class: "notice hint" }, answer.hint);
  if (answer.verdict !== undefined) {
    const verdict = element("p", { class: "lead" }, answer.verdict ? "Yes" : "No");
    return result.replaceChildren(section(element("h2", { id: "answer" }, "Answer"), hint, verdict));
  }
  const some = { rows: answer.rows, names: answer.names ?? [] };
  const count = element("span", { class: "count" }, rows(some.rows.length));
  const heading = element("h2", { id: "answer" }, "Answer ", count);
  const cut = answer.cut && element("p", { class: "notice" }, `The first ${number(MOST)} rows. The files hold all of them.`);
  const partial = answer.partial && element("p", { class: "notice" }, "The rows that had come; there may be more.");
  const none = element("p", {}, "Nothing in the catalogue is as the query says.");
  const table = some.names.length && some.rows.length ? new Table(some, labels).node : none;
  result.replaceChildren(section(heading, hint || null, cut || null, partial || null, downloads(answer, said), table));
}

const section = (...parts) => element("section", { "aria-labelledby": "answer" }, ...parts);

/** Links to the whole answer in each format. */
function downloads(answer, said) {
  const links = catalogue.formats[answer.graph ? "graph" : "table"].map(([name, label]) => {
    const wanted = new URLSearchParams([...said, ["format", name]]);
    return element("a", { href: `${form.action}?${wanted}`, download: `answer.${name}` }, label);
  });
  return element("p", { class: "formats" }, element("span", { class: "label" }, "Download"), ...links);
}

/** Make the table of the page, which came without a script, one that can be sorted; get the rest of a long one. */
function adopt() {
  const refused = result.querySelector(".fault code");
  if (refused) return field.mark(new Refusal({ detail: refused.textContent }));
  const table = result.querySelector("table.answer");
  if (!table) return;
  if (table.dataset.cut !== undefined) return run();
  const names = [...table.querySelectorAll("th")].map((head) => head.textContent);
  const read = [...table.tBodies[0].rows].map((row) => [...row.cells].map(cell));
  table.closest(".scroll").replaceWith(new Table({ names, rows: read }, labels).node);
}

function cell({ firstElementChild: child }) {
  if (!child) return null;
  const { iri } = child.dataset;
  if (iri) labels.known.set(iri, child.textContent);
  return iri ? { text: iri, iri: true } : { text: child.textContent, language: child.lang || null };
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  history.pushState(null, "", `?${fields()}`);
  run();
});
stop.addEventListener("click", () => running?.abort());
addEventListener("popstate", () => {
  field.text = new URLSearchParams(location.search).get("query") ?? catalogue.first;
  if (location.search) run();
  else result.replaceChildren();
});
for (const link of document.querySelectorAll(".examples a")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    field.text = new URL(link.href).searchParams.get("query");
    form.requestSubmit();
    form.scrollIntoView({ block: "nearest" });
  });
}
for (const each of form.querySelectorAll("[data-scripted]")) each.hidden = false;
adopt();
