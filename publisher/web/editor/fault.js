// The place where a query has a fault, marked until the query is changed there or sent again.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

const found = StateEffect.define();

export const faults = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(found)) return effect.value ? marked(transaction.state.doc, effect.value) : Decoration.none;
    }
    return marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Mark the place of a fault, counted from 1 in characters, or take the mark away. */
export function mark(view, fault) {
  const there = fault?.line > 0 && fault.line <= view.state.doc.lines;
  view.dispatch({ effects: found.of(there ? fault : null) });
  if (there) view.dispatch({ selection: { anchor: place(view.state.doc, fault) }, scrollIntoView: true });
}

function marked(doc, fault) {
  const line = doc.lineAt(place(doc, fault));
  const at = place(doc, fault);
  const word = /^[?$\w:.-]+|^\S/.exec(doc.sliceString(at, line.to))?.[0] ?? "";
  const marks = [Decoration.line({ class: "cm-faultLine" }).range(line.from)];
  const from = word ? at : Math.max(line.from, at - 1); // at the end of a line there is nothing to underline
  if (from < at + word.length) {
    const attributes = { title: fault.message };
    marks.push(Decoration.mark({ class: "cm-fault", attributes }).range(from, at + word.length));
  }
  return Decoration.set(marks);
}

/** Where a column is: the endpoint counts characters, the editor half of those beyond U+FFFF. */
function place(doc, { line, column }) {
  const { from, text } = doc.line(line);
  return from + [...text].slice(0, Math.max(0, column - 1)).join("").length;
}
