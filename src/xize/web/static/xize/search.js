// The search box by keyboard: "/" goes to it, arrows through what it offers, Escape closes that.

const box = document.getElementById("topbar-text");
const offered = document.getElementById("topbar-found");

function links() {
  return [...offered.querySelectorAll("a")];
}

function close() {
  offered.replaceChildren();
}

function step(by) {
  const all = [box, ...links()];
  const here = all.indexOf(document.activeElement);
  all[(here + by + all.length) % all.length].focus();
}

function isTyping(element) {
  return element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
}

if (box && offered) {
  document.addEventListener("keydown", (event) => {
    const inside = event.target === box || offered.contains(event.target);
    if (event.key === "/" && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (inside && event.key === "Escape") {
      close();
      box.focus();
    } else if (inside && !event.isComposing && ["ArrowDown", "ArrowUp"].includes(event.key) && links().length) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".topbar-search")) close();
  });
}
