// How the editor looks: in the colours of the site, which are dark where the reader wants them dark.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const look = EditorView.theme({
  "&": { background: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--soft)", borderRadius: ".15rem" },
  "&.cm-focused": { outline: ".17rem solid var(--accent)", outlineOffset: ".1rem" },
  ".cm-scroller": { font: ".9rem/1.55 var(--mono)", minHeight: "11rem", maxHeight: "34rem" },
  ".cm-content": { padding: ".7rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 .8rem" },
  ".cm-gutters": { background: "none", color: "var(--soft)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 .1rem 0 .7rem", minWidth: "2rem" },
  ".cm-fault": { textDecoration: "underline wavy var(--fault) .1rem", textUnderlineOffset: ".2rem" },
  ".cm-faultLine": { background: "color-mix(in srgb, var(--fault) 10%, transparent)" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--tint)", outline: "1px solid var(--accent)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "none", color: "var(--fault)" },
  ".cm-tooltip": { background: "var(--sheet)", color: "var(--ink)", border: "1px solid var(--soft)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { font: ".85rem/1.4 var(--mono)", maxHeight: "15rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".25rem .6rem", display: "flex", gap: ".8rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { marginLeft: "auto", fontStyle: "normal", opacity: ".8" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.standard(tags.name), color: "var(--accent)" },
  { tag: tags.standard(tags.variableName), color: "var(--accent)" },
  { tag: tags.local(tags.variableName), color: "var(--variable)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.meta, color: "var(--soft)" },
]);

export const theme = [look, syntaxHighlighting(colours)];
