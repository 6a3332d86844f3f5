/**
 * Let what `element` shows now fade away above what it shows next, as the style sheet says for `.leaving`.
 * The copy is out of reach for everyone but the eye, and gone when its animation is.
 */
export function fadeAway(element: HTMLElement | null): void {
  if (!element) return;
  const copy = element.cloneNode(true) as HTMLElement;
  copy.setAttribute("aria-hidden", "true");
  copy.inert = true;
  for (const heading of copy.querySelectorAll("h1")) heading.replaceWith(asWords(heading)); // there is one h1: the new one
  copy.classList.add("leaving");
  element.after(copy);
  const animations = copy.getAnimations?.() ?? [];
  void Promise.allSettled(animations.map(({ finished }) => finished)).then(() => copy.remove());
}

function asWords(heading: Element): Element {
  const words = document.createElement("p");
  words.className = "question";
  words.append(...heading.childNodes);
  return words;
}
