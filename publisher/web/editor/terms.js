// The terms of RDF as the lines of an answer write them: cells of TSV, statements of N-Triples.

const TERM = /<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?|[^\s"<]+/y;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g;
const ESCAPED = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** The cells of a row of TSV; null where a variable has no value. */
export function row(line) {
  return line.split("\t").map((cell) => {
    const [found, end] = term(cell, 0);
    return cell === "" ? null : end === cell.length ? found : { text: cell };
  });
}

/** Subject, predicate and object of a line of N-Triples. */
export function statement(line) {
  const cells = [];
  for (let at = 0; cells.length < 3; at += 1) {
    const [found, end] = term(line, at);
    if (end === at) return [{ text: line }, null, null]; // a statement about a statement
    cells.push(found);
    at = end;
  }
  return cells;
}

/** The term at a place in a line, and where it ends. */
function term(line, at) {
  TERM.lastIndex = at;
  const match = TERM.exec(line);
  if (!match) return [null, at];
  const [whole, iri, literal, language, datatype] = match;
  const end = at + whole.length;
  if (iri !== undefined) return [{ text: unescaped(iri), iri: true }, end];
  if (literal !== undefined) return [{ text: unescaped(literal), language, datatype }, end];
  return [{ text: whole }, end];
}

function unescaped(text) {
  return text.replace(ESCAPE, (_, short, long, sign) =>
    sign ? (ESCAPED[sign] ?? sign) : String.fromCodePoint(parseInt(short ?? long, 16)),
  );
}
