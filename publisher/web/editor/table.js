// The rows of an answer as a table: a page at a time, sorted by a column, things by their names.

import { element, number } from "./element.js";

const PAGE = 50;
const ORDERS = ["ascending", "descending", null];
const collator = new Intl.Collator("en", { numeric: true });

export class Table {
  constructor(answer, labels) {
    this.answer = answer;
    this.labels = labels;
    this.rows = answer.rows;
    this.start = 0;
    this.column = null;
    this.order = null;
    this.heads = answer.names.map((name, column) => this.head(name, column));
    this.body = element("tbody");
    this.pager = element("nav", { class: "pages", "aria-label": "Pages of the answer" });
    const scroll = { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows of the answer" };
    const head = element("thead", {}, element("tr", {}, ...this.heads));
    this.node = element(
      "div",
      {},
      element("div", scroll, element("table", { class: "answer" }, head, this.body)),
      this.pager,
    );
    this.show();
  }

  head(name, column) {
    return element("th", { scope: "col" }, element("button", { type: "button", onclick: () => this.sort(column) }, name));
  }

  /** Sort by a column: rising, falling, and as the endpoint gave the rows. */
  async sort(column) {
    this.order = column === this.column ? ORDERS[(ORDERS.indexOf(this.order) + 1) % ORDERS.length] : ORDERS[0];
    this.column = column;
    await this.labels.learn(this.answer.rows.map((row) => row[column]));
    this.heads.forEach((head, at) => {
      if (at === column && this.order) head.setAttribute("aria-sort", this.order);
      else head.removeAttribute("aria-sort");
    });
    this.rows = this.order ? this.sorted(column, this.order === "descending" ? -1 : 1) : this.answer.rows;
    this.start = 0;
    this.show();
  }

  sorted(column, direction) {
    const keyed = this.answer.rows.map((row) => [this.text(row[column]), row]);
    return keyed.sort(([a], [b]) => ordered(a, b, direction)).map(([, row]) => row);
  }

  text(cell) {
    return cell && (cell.iri ? this.labels.of(cell.text) : cell.text);
  }

  /** Show the page at hand, with addresses first and with names as soon as they are known. */
  show() {
    const shown = this.rows.slice(this.start, this.start + PAGE);
    const fill = () =>
      this.body.replaceChildren(
        ...shown.map((row) => element("tr", {}, ...row.map((cell) => element("td", {}, this.cell(cell))))),
      );
    fill();
    this.turn();
    const rows = this.rows;
    const start = this.start;
    this.labels.learn(shown.flat()).then((more) => more && this.rows === rows && this.start === start && fill());
  }

  cell(cell) {
    if (!cell) return null;
    if (!cell.iri) return element("span", { dir: "auto", lang: cell.language, title: cell.datatype }, cell.text);
    const href = this.labels.href(cell.text);
    const outside = href === cell.text ? "noopener noreferrer" : null;
    const text = this.labels.of(cell.text);
    return href ? element("a", { href, title: cell.text, rel: outside }, text) : text;
  }

  turn() {
    const count = this.rows.length;
    if (count <= PAGE) return this.pager.replaceChildren();
    const last = Math.floor((count - 1) / PAGE) * PAGE;
    const step = (text, start) =>
      element("button", {
        type: "button",
        disabled: start < 0 || start > last || start === this.start,
        onclick: () => this.go(start, text),
      }, text);
    this.pager.replaceChildren(
      step("First", 0),
      step("Previous", this.start - PAGE),
      element(
        "span",
        { role: "status" },
        `${number(this.start + 1)}–${number(Math.min(this.start + PAGE, count))} of ${number(count)}`,
      ),
      step("Next", this.start + PAGE),
      step("Last", last),
    );
  }

  /** Go to a page, and keep the focus on the button that led there where it still leads on. */
  go(start, text) {
    this.start = start;
    this.show();
    const buttons = [...this.pager.querySelectorAll("button")];
    const same = buttons.find((each) => each.textContent === text);
    (same?.disabled ? buttons.find((each) => !each.disabled) : same)?.focus({ preventScroll: true });
  }
}

/** The order of two texts: numbers by their size, others as words; what has no value comes last, whichever way. */
function ordered(a, b, direction) {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  const difference = Number(a) - Number(b);
  return direction * (Number.isNaN(difference) ? collator.compare(a, b) : difference);
}
