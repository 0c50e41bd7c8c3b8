// The field in which a query is written: CodeMirror in place of the plain text area.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { StreamLanguage, bracketMatching, indentOnInput } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { Prec } from "@codemirror/state";
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { faults, mark } from "./fault.js";
import { theme } from "./theme.js";

const ATTRIBUTES = { "aria-label": "Query in SPARQL", "aria-multiline": "true", autocapitalize: "off", spellcheck: "false" };

// Chromium writes inline styles when text is typed over a selection, which the policy refuses: it is replaced here
const replacement = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    if (empty || view.composing || event.inputType !== "insertText" || !event.data) return false;
    const typed = { userEvent: "input.type", scrollIntoView: true };
    const insert = () => view.state.update(view.state.replaceSelection(event.data), typed);
    const handled = view.state.facet(EditorView.inputHandler).some((each) => each(view, from, to, event.data, insert));
    if (!handled) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

export class Field {
  /** Take the place of a text area; `run` is called on Ctrl-Enter. */
  constructor(area, completion, run) {
    // a shadow root takes style sheets that are made by a script; in the page itself the policy allows none
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    area.after(host);
    area.hidden = true;
    const enter = Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }]));
    const keys = [...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab];
    const extensions = [
      enter,
      lineNumbers(),
      highlightSpecialChars(),
      history(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      StreamLanguage.define(sparql),
      autocompletion({ override: completion, icons: false, maxRenderedOptions: 60 }),
      keymap.of(keys),
      EditorView.lineWrapping,
      replacement,
      EditorView.contentAttributes.of(ATTRIBUTES),
      faults,
      theme,
    ];
    this.view = new EditorView({ doc: area.value, extensions, parent: root, root });
    this.area = area;
    for (const label of area.labels) label.addEventListener("click", () => this.view.focus());
  }

  get text() {
    return this.view.state.doc.toString();
  }

  set text(text) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  /** Mark the place of a fault; null takes the mark away. */
  mark(fault) {
    mark(this.view, fault);
    this.view.contentDOM.setAttribute("aria-invalid", String(Boolean(fault)));
  }
}
