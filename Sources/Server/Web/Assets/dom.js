// Building elements. Strings always become text nodes, so nothing a user or the server wrote is read as markup.

/** An element with attributes (null and false are left out, `on…` are listeners) and children. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Sets CSS custom properties of an element, such as the place of a mark on a strip. */
export function place(node, properties) {
  for (const [name, value] of Object.entries(properties)) node.style.setProperty(name, value);
  return node;
}

/** The element with an id of the page. */
export const byId = (id) => document.getElementById(id);

/** Tells people who listen to the page rather than look at it. */
export function announce(sentence) {
  byId('announcer').textContent = sentence;
}
