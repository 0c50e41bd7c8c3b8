// What IRIs are called: names from the catalogue, addresses of vocabularies with their prefixes.

const SAFE = /^[^<>"{}|\\^`\u0000-\u0020]+$/;
/** IRIs asked about at a time. */
const MOST = 500;

export class Labels {
  constructor(catalogue, address) {
    this.catalogue = catalogue;
    this.address = address;
    this.known = new Map();
  }

  /** What a person reads for an IRI, from what is known so far. */
  of(iri) {
    return this.known.get(iri) || this.short(iri);
  }

  /** An IRI of ours as a path, of a known vocabulary with its prefix. */
  short(iri) {
    const { base, prefixes } = this.catalogue;
    if (iri.startsWith(base)) return iri.slice(base.length) || iri;
    for (const [prefix, start] of Object.entries(prefixes)) {
      if (iri.startsWith(start)) return `${prefix}:${iri.slice(start.length)}`;
    }
    return iri;
  }

  /** Where an IRI leads: to its page here, or to its address on the web; nowhere for any other. */
  href(iri) {
    const { base, root } = this.catalogue;
    if (iri.startsWith(base)) return root + iri.slice(base.length).split("#")[0];
    return /^https?:\/\/[^/]/i.test(iri) ? iri : null;
  }

  /** Learn the names of the things of ours among the cells, and say whether there was one that was not known. */
  async learn(cells) {
    const { base, labels } = this.catalogue;
    const ours = (cell) => cell?.iri && cell.text.startsWith(base) && SAFE.test(cell.text);
    const wanted = new Set(cells.filter(ours).map((cell) => cell.text));
    const asked = [...wanted].filter((iri) => !this.known.has(iri)).slice(0, MOST);
    if (!asked.length) return false;
    const query = labels.replace("{}", () => `{ ${asked.map((iri) => `<${iri}>`).join(" ")} }`);
    try {
      const response = await fetch(this.address, {
        method: "POST",
        body: new URLSearchParams({ query }),
        headers: { Accept: "application/sparql-results+json" },
      });
      const found = response.ok ? (await response.json()).results.bindings : [];
      for (const { iri, label } of found) this.known.set(iri.value, label.value);
      if (response.ok) for (const iri of asked) if (!this.known.has(iri)) this.known.set(iri, "");
      return found.length > 0;
    } catch {
      return false; // the table shows addresses instead of names
    }
  }
}
