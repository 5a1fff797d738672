// One household's panel, opened in place.

/** on failure `failed()` is called; token(): the token against forgery. */
export class Panel {
  constructor({ token, failed }) {
    this.here = document.getElementById("panel");
    this.token = token;
    this.failed = failed;
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-panel], a[data-close]");
      if (!link || !this.here || event.ctrlKey || event.metaKey || event.button) return;
      event.preventDefault();
      if (link.dataset.close !== undefined) this.close(true);
      else this.open(link.getAttribute("href"));
    });
  }

  /** Shows the household of a link. quiet: it was open already, so nothing scrolls and nothing is focused. */
  async open(path, quiet = false) {
    if (!this.here) return;
    const open = quiet ? [...this.here.querySelectorAll("details[open] > summary")].map((one) => one.textContent) : [];
    const told = await this.#ask(path, {});
    if (told?.status === 404) this.close();
    else if (told) this.#show(told.html, quiet, open);
  }

  /** Sends one of the panel's own forms (opening a hidden household) and shows what comes. */
  async post(form, submitter) {
    const fields = new URLSearchParams(new FormData(form, submitter));
    fields.set("csrf_token", this.token());
    const told = await this.#ask(form.getAttribute("action"), { method: "POST", body: fields });
    if (told?.html) this.#show(told.html, false, []);
  }

  async #ask(path, options) {
    this.turn = (this.turn ?? 0) + 1;
    const turn = this.turn;
    try {
      const answer = await fetch(path, { ...options, headers: { Accept: "application/json" } });
      const told = await answer.json();
      if (turn !== this.turn) return null; // another family was opened meanwhile
      if (answer.ok || answer.status === 404) return { ...told, status: answer.status };
      if (answer.status === 401) location.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
    } catch { /* told below */ }
    this.failed();
    return null;
  }

  #show(html, quiet, open) {
    this.here.innerHTML = html;
    for (const summary of this.here.querySelectorAll("details > summary")) if (open.includes(summary.textContent)) summary.parentElement.open = true;
    document.documentElement.classList.add("panel-open");
    if (quiet) return;
    const first = this.here.querySelector("[data-focus]") ?? this.here.querySelector("[role=alert] button") ?? this.here.querySelector("h2");
    if (first.tagName === "H2") first.tabIndex = -1;
    first.focus({ preventScroll: true });
    this.here.scrollIntoView({ block: "nearest" });
  }

  /** Closes it. back: the field for the next family has the focus again. */
  close(back = false) {
    this.turn = (this.turn ?? 0) + 1;
    this.here?.replaceChildren();
    document.documentElement.classList.remove("panel-open");
    if (back) document.getElementById("text")?.focus();
  }
}
