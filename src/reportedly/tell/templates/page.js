// Reading needs none of this: it only lights up passages, keeps the page still, and filters.
(() => {
  "use strict";
  const numberOf = (node) => node.dataset.claim || node.id.split("-")[1];   // a card has its number in its id
  const help = document.getElementById("keys");
  const claimOf = (node) => node.closest ? node.closest("[data-claim],.claim") : null;

  for (const story of document.querySelectorAll(".story")) {
    const pane = story.querySelector(".sources");
    const lit = new Set();
    let known = null;   // claim -> its elements; made when it is first asked for, so that the page opens at once
    const of = (claim) => {
      if (!known) {
        known = new Map();
        const add = (name, node) => known.get(name)?.push(node) ?? known.set(name, [node]);
        for (const node of story.querySelectorAll("[data-claim],.claim")) add(numberOf(node), node);
        for (const node of story.querySelectorAll("[data-c]")) for (const name of node.dataset.c.split(" ")) add(name, node);
      }
      return known.get(claim) || [];
    };

    const light = (claims) => {
      for (const node of lit) node.classList.remove("lit");
      lit.clear();
      for (const claim of claims) for (const node of of(claim)) { node.classList.add("lit"); lit.add(node); }
    };
    const paneScrolls = () => getComputedStyle(pane).overflowY === "auto";
    const show = (node) => {
      if (!node || !paneScrolls()) return;
      const top = node.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      if (top < 60 || top > pane.clientHeight - 80) pane.scrollTop += top - pane.clientHeight * 0.35;
    };
    const passage = (claim) => of(claim).find((node) => pane.contains(node));
    const over = (event, scroll) => {
      const claim = claimOf(event.target);
      const piece = event.target.closest ? event.target.closest("[data-c]") : null;
      if (claim) { light([numberOf(claim)]); if (scroll) show(passage(numberOf(claim))); }
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
        const card = of(piece.dataset.c.split(" ")[0]).find((node) => node.classList.contains("claim"));
        if (card && paneScrolls()) { open(card); card.scrollIntoView({ block: "center" }); }
      }
    });
    filters(story);
  }

  function open(node) {
    for (let up = node.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  }

  // The filters are plain CSS; what they leave is opened, and a field and the reports' keys narrow it further.
  function filters(story) {
    const bar = story.querySelector(".finder");
    const cards = [...story.querySelectorAll(".claim")];
    if (!bar || cards.length < 4) return;
    const rows = [...story.querySelectorAll(".matrix tbody [data-claim]")];
    const keysOf = (card) => [...card.querySelectorAll("b,.k")].map((key) => key.textContent);
    const chosen = new Set();
    let text = "";
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = "Find in claims";
    field.setAttribute("aria-label", "Find in claims");
    field.addEventListener("input", () => { text = field.value.trim().toLowerCase(); apply(); });
    bar.append(field);
    const reports = [...story.querySelectorAll(".report")];
    for (const report of reports.length > 14 ? [] : reports) {
      const key = report.dataset.key, made = document.createElement("button");
      made.type = "button";
      made.textContent = key;
      made.setAttribute("aria-label", `Only claims in report ${key}`);
      made.setAttribute("aria-pressed", "false");
      made.addEventListener("click", () => {
        const on = made.getAttribute("aria-pressed") !== "true";
        made.setAttribute("aria-pressed", String(on));
        if (on) chosen.add(key); else chosen.delete(key);
        apply();
      });
      bar.append(made);
    }
    const told = document.createElement("output");
    told.setAttribute("aria-live", "polite");
    bar.append(told);
    if (help) {
      const ask = document.createElement("button");
      ask.type = "button";
      ask.textContent = "Keys ?";
      ask.className = "keys";
      ask.setAttribute("aria-haspopup", "dialog");
      ask.addEventListener("click", () => help.showModal());
      bar.append(ask);
    }
    bar.hidden = false;

    const isAll = () => story.querySelector(".f-all")?.checked ?? true;
    const fits = (card) => (!chosen.size || [...chosen].every((keys => (key) => keys.includes(key))(keysOf(card))))
      && (!text || card.textContent.toLowerCase().includes(text));
    function apply() {
      const kept = new Set();
      for (const card of cards) {
        card.hidden = !fits(card);
        if (!card.hidden) kept.add(numberOf(card));
      }
      for (const row of rows) row.hidden = !kept.has(row.dataset.claim);
      for (const group of story.querySelectorAll(".group"))
        group.classList.toggle("none", !group.querySelector(".claim:not([hidden])"));
      const plain = !text && !chosen.size && isAll();
      const left = cards.filter((card) => getComputedStyle(card).display !== "none");
      if (!plain) left.forEach(open);
      told.textContent = plain ? "" : `${left.length} of ${cards.length} claims`;
    }
    story.addEventListener("change", (event) => { if (event.target.closest(".filters")) apply(); });
    if (!isAll()) apply();
  }

  // Single keys, off while something is typed and wherever the reader has turned them off.
  const on = document.getElementById("keys-on");
  const go = (node) => { if (node) { open(node); node.scrollIntoView({ block: "start" }); (node.querySelector("a") || node).focus({ preventScroll: true }); } };
  const step = (by) => {
    const seen = [...document.querySelectorAll(".claims .claim")].filter((card) => card.checkVisibility());
    const at = seen.indexOf(document.activeElement.closest?.(".claim"));
    const card = seen[at < 0 ? 0 : Math.min(Math.max(at + by, 0), seen.length - 1)];
    if (card) { const link = card.querySelector("a"); link.focus({ preventScroll: true }); card.scrollIntoView({ block: "center" }); }
  };
  const section = (name) => go(document.querySelector(`section[id$="${name}"]`));
  const keys = {
    j: () => step(1), k: () => step(-1), m: () => section("matrix"), a: () => section("claims"), t: () => section("timeline"),
    q: () => section("questions"), p: () => section("plans"),
    f: () => document.querySelector(".filters input:checked")?.focus(), "/": () => document.querySelector(".finder input")?.focus(),
    s: () => go(document.querySelector(".sources")), "?": () => help.showModal(),
  };
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=radio]):not([type=checkbox]),textarea,select,[contenteditable]");
    if (!help || typing || help.open || event.ctrlKey || event.metaKey || event.altKey || (!on.checked && event.key !== "?")) return;
    if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
  });
  const button = document.querySelector(".ask-keys");
  if (help && button) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
    help.querySelector(".close").addEventListener("click", () => help.close());
  }

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const node of closed) node.open = true;
  });
  addEventListener("afterprint", () => { for (const node of closed) node.open = false; });
})();
