// The list of what is on its way, and how each check comes out.

import { fill, h } from '../dom.js';
import { words } from '../strings.js';
import { deliveryRow } from './item.js';

/** @typedef {import('./delivery.js').Delivery} Delivery */

/**
 * A list that follows the visitor's deliveries as long as they stay on the page.
 *
 * @param {import('../app.js').App} app
 * @param {AbortSignal} signal
 * @param {(delivery: Delivery) => void} choose
 */
export function deliveryList(app, signal, choose) {
  const { deliveries } = app;
  const list = h('ul', { class: 'deliveries' });
  const banner = h('div', { class: 'notice', role: 'status', hidden: true });
  const view = h('section', { class: 'on-its-way', 'aria-labelledby': 'deliveries' },
    h('h2', { id: 'deliveries' }, words.delivery.title), banner, list);
  /** @type {Map<Delivery, ReturnType<typeof deliveryRow>>} */
  const rows = new Map();

  const rowOf = (/** @type {Delivery} */ delivery) => {
    const known = rows.get(delivery);
    if (known) return known;
    const made = deliveryRow(delivery, {
      resume: () => deliveries.resume(delivery),
      choose: () => choose(delivery),
      remove: () => deliveries.remove(delivery),
    });
    rows.set(delivery, made);
    return made;
  };
  const update = () => {
    fill(list, deliveries.all.map((each) => rowOf(each).row));
    view.hidden = deliveries.all.length === 0;
  };
  /** @type {Set<Delivery>} */
  const held = new Set();
  /** Says once for all how many found no room. */
  const warn = () => {
    const n = deliveries.all.filter((each) => held.has(each)).length;
    banner.hidden = n === 0;
    fill(banner, n > 0 && [h('p', {}, words.delivery.heldAll(n)),
      h('p', {}, h('a', { href: '#/storage' }, words.delivery.heldRoom))]);
  };
  deliveries.addEventListener('change', () => { update(); warn(); }, { signal });
  update();
  followOutcomes(app, signal, (delivery, analysis) => {
    rows.get(delivery)?.show(analysis);
    if (analysis.retention.mode === 'held') held.add(delivery);
    else held.delete(delivery);
    warn();
  });
  return view;
}

/**
 * Follows one analysis after the other: they end in about the order they were accepted in, and the server is asked for
 * one at a time only.
 *
 * @param {import('../app.js').App} app
 * @param {AbortSignal} signal
 * @param {(delivery: Delivery, analysis: import('../model').Analysis) => void} show
 */
async function followOutcomes(app, signal, show) {
  /** @type {Set<Delivery>} */
  const seen = new Set();
  while (!signal.aborted) {
    const next = app.deliveries.all.find((each) => each.accepted && !seen.has(each));
    if (!next?.accepted) {
      await new Promise((resolve) => { setTimeout(resolve, 500); });
      continue;
    }
    seen.add(next);
    try {
      for await (const analysis of app.api.watch(next.accepted.id, signal)) show(next, analysis);
    } catch {
      // The row keeps its link: the result page says what is wrong.
    }
  }
}
