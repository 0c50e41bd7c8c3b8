// Suggestions while one types a name. Without this file the form asks for a page of results, and all works.
// The pattern is WAI-ARIA's combobox with a list: arrows choose, Enter goes, Escape closes; the focus stays in the field.

const PAUSE = 120; // milliseconds in which nothing is typed before anything is asked

function text(tag, className, words) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}

function option(found, id, base) {
  const item = document.createElement("li");
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.href = new URL(found.href, base).href;
  const name = text("span", "name", found.name);
  name.dir = "auto";
  item.append(name, text("span", "detail", [found.kind, found.year].filter(Boolean).join(", ")));
  return item;
}

function suggesting(form) {
  const field = form.querySelector("input[type=search]");
  const list = text("ul", "suggestions", "");
  const said = text("span", "hidden", "");
  let chosen = -1;
  let asked = null;
  let waiting = 0;

  list.id = `${field.id}-suggestions`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Names found");
  said.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) field.setAttribute(name, value);
  form.append(list, said);

  function choose(place) {
    const items = [...list.children];
    chosen = items.length ? (place + items.length) % items.length : -1;
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
    if (chosen < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", items[chosen].id);
      items[chosen].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function show(found, base) {
    list.replaceChildren(...found.map((each, number) => option(each, `${list.id}-${number}`, base)));
    close();
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(found.length > 0));
    said.textContent = found.length ? `${found.length} suggestions; choose with the arrow keys` : "No suggestion";
  }

  async function ask() {
    asked?.abort();
    const sought = field.value.trim();
    if (!sought) return close();
    asked = new AbortController();
    try {
      const address = new URL(form.action);
      address.searchParams.set("q", sought);
      const response = await fetch(address, { headers: { Accept: "application/json" }, signal: asked.signal });
      if (response.ok) show(await response.json(), response.url);
    } catch (error) {
      if (error.name !== "AbortError") close(); // Enter still asks for the page
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden && list.children.length) {
        list.hidden = false;
        field.setAttribute("aria-expanded", "true");
      }
      choose(event.key === "ArrowDown" ? chosen + 1 : Math.max(chosen, 0) - 1);
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.href);
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) location.assign(item.dataset.href);
  });
  field.addEventListener("blur", close);
}

document.querySelectorAll("form[role=search]").forEach(suggesting);
