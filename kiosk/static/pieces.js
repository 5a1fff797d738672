// Pieces of the page: sentences in the reader's language, and parts replaced without losing what somebody is typing in them.

/** A sentence of _words.html as a node; `{n}` and the like are filled in. */
export function word(name, values = {}) {
  const found = document.getElementById("words").content.querySelector(`[data-word="${name}"]`);
  const copy = found.cloneNode(true);
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  }
  copy.removeAttribute("data-word");
  return copy;
}

/** The same as plain text, for labels. */
export const wordText = (name, values) => word(name, values).textContent;

/** A random UUID. (crypto.randomUUID is missing over plain http.) */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

const keyOf = (field) => [field.form?.getAttribute("action"), field.name, /radio|checkbox/.test(field.type) ? field.value : ""].join("|");
const changed = (field) => /radio|checkbox/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
const fieldsOf = (part) => [...part.querySelectorAll("input:not([type=hidden]), textarea, select")];

const shown = new WeakMap(); // part → what it shows, without the ids that are fresh each time
const withoutIds = (html) => html.replace(/name="(?:request|csrf_token)" value="[^"]*"/g, "");

/** Puts new HTML into a part. Ticks, typed words and the focus stay where they were; a button under the finger is left alone. */
export function replace(part, html) {
  const news = withoutIds(html);
  if ((shown.get(part) ?? withoutIds(part.innerHTML)) === news || part.matches(":active")) return;
  const typed = new Map(fieldsOf(part).filter(changed).map((field) => [keyOf(field), field]));
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const focusKey = focused && (focused.name ? keyOf(focused) : focused.getAttribute("href") ?? focused.form?.getAttribute("action"));
  const open = new Set([...part.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
  part.innerHTML = html;
  shown.set(part, news);
  for (const field of fieldsOf(part)) {
    const old = typed.get(keyOf(field));
    if (old && /radio|checkbox/.test(field.type)) field.checked = old.checked;
    else if (old) field.value = old.value;
  }
  for (const summary of part.querySelectorAll("details > summary")) if (open.has(summary.textContent)) summary.parentElement.open = true;
  if (focused) {
    const again = [...part.querySelectorAll("a, button, input, summary")].find((one) =>
      (one.name ? keyOf(one) : one.getAttribute("href") ?? one.form?.getAttribute("action")) === focusKey);
    again?.focus();
  }
}
