// Filters, keys, and folding. The page reads in full without it.
"use strict";

(() => {
  const $ = (id) => document.getElementById(id);
  const filters = $("filters");
  if (!filters) return; // no finding, nothing to filter

  const findings = [...document.querySelectorAll(".finding")];
  const groups = [...document.querySelectorAll(".group")];
  const stories = [...document.querySelectorAll(".story")];
  const entries = [...document.querySelectorAll("nav li")];
  const texts = new Map(); // of the findings, in lower case, once they are searched

  const textOf = (finding) => {
    if (!texts.has(finding)) texts.set(finding, finding.textContent.toLowerCase());
    return texts.get(finding);
  };

  // Filters

  const checked = (name) =>
    new Set([...filters.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value));

  const plural = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

  function apply() {
    const relations = checked("relation");
    const severities = checked("severity");
    const standings = checked("standing");
    const hasStandings = filters.querySelector('input[name="standing"]');
    const attribute = $("attribute").value;
    const article = $("document").value;
    const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      const { relation, severity, standing, attribute: own, documents } = finding.dataset;
      const fits =
        relations.has(relation) &&
        severities.has(severity) &&
        (!hasStandings || standings.has(standing)) &&
        (!attribute || own === attribute) &&
        (!article || documents.split(" ").includes(article)) &&
        words.every((word) => textOf(finding).includes(word));
      finding.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const part of [...groups, ...stories])
      part.hidden = !part.querySelector(".finding:not([hidden])");
    stories.forEach((story, i) => {
      if (entries[i]) entries[i].hidden = story.hidden;
    });
    $("shown").textContent =
      shown === findings.length
        ? plural(shown, "finding")
        : `${shown} of ${plural(findings.length, "finding")}`;
    $("none").hidden = shown > 0;
  }

  let waiting = 0;
  filters.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  filters.addEventListener("reset", () => setTimeout(apply));
  filters.addEventListener("submit", (event) => event.preventDefault());

  // Folding

  const fold = (finding) => finding.querySelector(".fold");
  const setAll = (open) => {
    for (const finding of findings) if (!finding.hidden) fold(finding).open = open;
  };
  $("unfold").addEventListener("click", () => setAll(true));
  $("fold").addEventListener("click", () => setAll(false));

  // A link to a finding opens it.
  function openTarget() {
    const target = $(decodeURIComponent(location.hash.slice(1)));
    if (target?.classList.contains("finding")) {
      fold(target).open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", openTarget);

  // Paper has no way to open what is folded.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });

  // Keys

  function current() {
    const focused = document.activeElement?.closest(".finding");
    if (focused && !focused.hidden) return focused;
    return null;
  }

  // The finding after or before the focused one; without one, the first that is on the screen.
  function step(by) {
    const visible = findings.filter((finding) => !finding.hidden);
    if (!visible.length) return;
    const from = visible.indexOf(current());
    let to = from + by;
    if (from < 0) to = visible.findIndex((finding) => finding.getBoundingClientRect().bottom > 0);
    const target = visible[Math.min(Math.max(to, 0), visible.length - 1)];
    const summary = target.querySelector("summary");
    summary.focus({ preventScroll: true });
    summary.scrollIntoView({ block: "start" });
  }

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    o: () => {
      const finding = current();
      if (finding) fold(finding).open = !fold(finding).open;
      else step(1);
    },
    f: () => {
      $("panel").open = true;
      $("search").focus();
      $("search").select();
    },
    "?": () => $("help").showModal(),
  };

  const typing = (element) =>
    element.matches("select, textarea, input:not([type=checkbox]), [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    if (event.key === "Escape" && event.target === $("search")) {
      $("search").blur();
      return;
    }
    if (typing(event.target) || !$("shortcuts").checked || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });
  $("keys").addEventListener("click", () => $("help").showModal());

  $("panel").hidden = false;
  if (matchMedia("(max-width: 56rem)").matches) $("panel").open = false;
  // A browser that comes back to the page keeps what was chosen.
  apply();
  openTarget();
})();
