// Reading needs none of this: it only lights up passages, keeps the page still, and filters.
(() => {
  "use strict";
  const claimOf = (node) => node.closest ? node.closest("[data-claim]") : null;

  for (const story of document.querySelectorAll(".story")) {
    const pane = story.querySelector(".sources");
    const lit = new Set();
    const byClaim = new Map();
    const add = (claim, node) => byClaim.get(claim)?.push(node) ?? byClaim.set(claim, [node]);
    for (const node of story.querySelectorAll("[data-claim]")) add(node.dataset.claim, node);
    for (const node of story.querySelectorAll("[data-c]")) for (const claim of node.dataset.c.split(" ")) add(claim, node);

    const light = (claims) => {
      for (const node of lit) node.classList.remove("lit");
      lit.clear();
      for (const claim of claims) for (const node of byClaim.get(claim) || []) { node.classList.add("lit"); lit.add(node); }
    };
    const paneScrolls = () => getComputedStyle(pane).overflowY === "auto";
    const show = (node) => {
      if (!node || !paneScrolls()) return;
      const top = node.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      if (top < 60 || top > pane.clientHeight - 80) pane.scrollTop += top - pane.clientHeight * 0.35;
    };
    const passage = (claim) => (byClaim.get(claim) || []).find((node) => pane.contains(node));
    const over = (event, scroll) => {
      const claim = claimOf(event.target);
      const piece = event.target.closest ? event.target.closest("[data-c]") : null;
      if (claim) { light([claim.dataset.claim]); if (scroll) show(passage(claim.dataset.claim)); }
      else if (piece) light(piece.dataset.c.split(" "));
      else light([]);
    };
    story.addEventListener("pointerover", (event) => over(event, false));
    story.addEventListener("focusin", (event) => over(event, true));
    story.addEventListener("pointerleave", () => light([]));
    story.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const there = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (link && there && pane.contains(there) && paneScrolls() && !link.closest(".sources")) {
        const still = window.scrollY;   // the browser would scroll the page, too
        requestAnimationFrame(() => { window.scrollTo({ top: still, behavior: "instant" }); show(there); });
      }
      const piece = event.target.closest("[data-c]");
      if (piece && !String(getSelection())) {
        const card = (byClaim.get(piece.dataset.c.split(" ")[0]) || []).find((node) => node.classList.contains("claim"));
        if (card && paneScrolls()) { open(card); card.scrollIntoView({ block: "center" }); }
      }
    });
    filters(story);
  }

  function open(node) {
    for (let up = node.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  }

  function filters(story) {
    const bar = story.querySelector(".filters");
    const cards = [...story.querySelectorAll(".claim")];
    if (!bar || cards.length < 4) return;
    const chosen = new Set();
    let text = "", coming = false;
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = "Find in claims";
    field.setAttribute("aria-label", "Find in claims");
    field.addEventListener("input", () => { text = field.value.trim().toLowerCase(); apply(); });
    bar.append(field);
    const button = (label, aria, toggle) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = label;
      made.setAttribute("aria-label", aria);
      made.setAttribute("aria-pressed", "false");
      made.addEventListener("click", () => {
        const on = made.getAttribute("aria-pressed") !== "true";
        made.setAttribute("aria-pressed", String(on));
        toggle(on);
        apply();
      });
      bar.append(made);
    };
    for (const report of story.querySelectorAll(".report")) {
      const key = report.dataset.key;
      button(key, `Only claims in report ${key}`, (on) => on ? chosen.add(key) : chosen.delete(key));
    }
    button("still to come", "Only planned, conditional or speculated", (on) => { coming = on; });
    const told = document.createElement("output");
    told.setAttribute("aria-live", "polite");
    bar.append(told);
    bar.hidden = false;

    const fits = (card) => {
      const keys = [...card.querySelectorAll(".key")].map((key) => key.textContent);
      return [...chosen].every((key) => keys.includes(key))
        && (!coming || card.querySelector(".facts .planned, .facts .conditional, .facts .speculated"))
        && (!text || card.textContent.toLowerCase().includes(text));
    };
    function apply() {
      const active = text || coming || chosen.size;
      let shown = 0;
      for (const card of cards) {
        const keep = fits(card);
        card.hidden = !keep;
        if (keep) { shown += 1; if (active) open(card); }
      }
      for (const group of story.querySelectorAll(".group"))
        group.classList.toggle("none", !group.querySelector(".claim:not([hidden])"));
      told.textContent = active ? `${shown} of ${cards.length} claims` : "";
    }
  }

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const node of closed) node.open = true;
  });
  addEventListener("afterprint", () => { for (const node of closed) node.open = false; });
})();
