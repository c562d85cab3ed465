// Building elements. Strings always become text nodes, so nothing a user or the server wrote is read as markup.

/** @typedef {import('./model').Child} Child */

/**
 * An element with attributes (null and false are left out, `on…` are listeners) and children.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  append(node, children);
  return node;
}

/**
 * Puts other children into an element.
 *
 * @param {Element} node
 * @param {Child[]} children
 */
export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
}

/**
 * @param {Element} node
 * @param {Child[]} children
 */
function append(node, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(node, child);
    else if (child !== null && child !== undefined && child !== false && child !== '') {
      node.append(child instanceof Node ? child : String(child));
    }
  }
}

/**
 * Sets CSS custom properties of an element, such as the place of a mark on a strip.
 *
 * @template {HTMLElement} Element
 * @param {Element} node
 * @param {Record<string, string | number>} properties
 */
export function place(node, properties) {
  for (const [name, value] of Object.entries(properties)) node.style.setProperty(name, String(value));
  return node;
}

/** An element that index.html has. */
export function byId(/** @type {string} */ id) {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page has no element ${id}.`);
  return node;
}

/** Tells people who listen to the page rather than look at it. */
export function announce(/** @type {string} */ sentence) {
  byId('announcer').textContent = sentence;
}
