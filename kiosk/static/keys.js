// The desk by keyboard alone: / to the field, F2 to a family without a phone, F4 takes back, Esc closes.

const isTyping = (place) => place?.matches?.("input:not([type=radio], [type=checkbox]), textarea, select");

/** Listens for the desk's keys, which the tab "This shelter" lists. */
export function watchKeys({ panel, search, register }) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "/" && !isTyping(document.activeElement)) go(event, document.getElementById("text"));
    else if (event.key === "F2") go(event, register?.elements.people[0]);
    else if (event.key === "F4") takeBack(event);
    else if (event.key === "Escape") {
      search.clear();
      panel.close(true);
    }
  });
}

function go(event, place) {
  if (!place) return;
  event.preventDefault();
  place.focus();
}

function takeBack(event) {
  const button = document.querySelector("#answer form[data-act] button, .actions form[data-act] button");
  if (!button) return;
  event.preventDefault();
  button.click();
}
