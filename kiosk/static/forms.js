// Forms as entries of the queue, and entries put back into their forms.

import { newId } from "./pieces.js";

/** Where a form goes, by the button that was pressed. */
export const pathOf = (form, submitter) => submitter?.getAttribute("formaction") ?? form.getAttribute("action");

/** What a form says, under a fresh request id. The token against forgery is added when it is sent. */
export function takeFields(form, submitter) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrf_token", "request"].includes(name));
  if (submitter?.name && !fields.some(([name, value]) => name === submitter.name && value === submitter.value)) {
    fields.push([submitter.name, submitter.value]);
  }
  return [...fields, ["request", newId()]];
}

/** How the queue calls an entry: the name that was typed, and the number; else the button's word. */
export function labelOf(form, submitter) {
  const said = new FormData(form);
  const words = [said.get("name"), said.get("people_typed") || said.get("people")].filter(Boolean);
  if (form.id === "register") return words.join(" ") || "";
  return (submitter ?? form.querySelector("button"))?.textContent.trim().slice(0, 40) ?? "";
}

/** Puts what an entry said back into its form on this page. False when the form is not here. */
export function fillAgain(entry) {
  const form = [...document.forms].find((one) => (entry.form && one.id === entry.form) || one.getAttribute("action") === entry.path);
  if (!form) return false;
  form.reset();
  for (const field of form.elements) {
    const values = entry.fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (!values.length || ["csrf_token", "request"].includes(field.name) || field.tagName === "BUTTON") continue;
    if (/radio|checkbox/.test(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0];
  }
  if (entry.since) form.dataset.since = entry.since;
  form.scrollIntoView({ block: "nearest" });
  form.querySelector("input:not([type=hidden])")?.focus();
  return true;
}
