export function element(tag: string, text = '', look = ''): HTMLElement {
  const made = document.createElement(tag)
  if (text !== '') made.textContent = text
  if (look !== '') made.className = look
  return made
}

/** @throws when the page and its script do not belong together */
export function one<T extends HTMLElement>(selector: string, root: ParentNode = document): T {
  const found = root.querySelector<T>(selector)
  if (found === null) throw new Error(`${selector} is not on this page`)
  return found
}

export function all<T extends HTMLElement>(selector: string, root: ParentNode = document): readonly T[] {
  return [...root.querySelectorAll<T>(selector)]
}

export function formatNumber(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
