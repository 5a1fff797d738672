// Loads the front page again when a phone has come, or when this machine has another address.
"use strict";
(() => {
  const before = document.querySelector("[data-standing]").dataset.standing;
  const typing = () => [...document.querySelectorAll("input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);

  async function look() {
    try {
      const answer = await fetch("/standing", { headers: { Accept: "application/json" } });
      if (answer.ok && (await answer.json()).standing !== before && !typing()) {
        location.reload();
        return;
      }
    } catch {
      // The server is away for a moment; the next look tells.
    }
    setTimeout(look, 4000);
  }
  setTimeout(look, 4000);
})();
