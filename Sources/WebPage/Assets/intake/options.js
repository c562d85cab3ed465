// How careful, how thorough, kept or not: the choices for one check, in plain words.

import { h } from '../dom.js';
import { option } from '../fields.js';
import { number } from '../format.js';
import { words } from '../strings.js';

/** @typedef {import('../model').Options} Options */

/** The form part of the choices, and what is chosen in it. */
export class ChoiceOfOptions {
  #keepsByDefault;
  #thorough = h('input', { id: 'thorough', type: 'checkbox' });
  #forget;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.#keepsByDefault = app.session.account?.retention.mode !== 'ephemeral';
    this.#forget = h('input', { id: 'forget', type: 'checkbox', checked: !this.#keepsByDefault });
    this.view = h('section', { class: 'options', 'aria-label': words.options.title },
      rates(app.capabilities.operating_points),
      h('div', { class: 'switches' },
        option(this.#thorough, words.options.thorough, words.options.thoroughHint),
        option(this.#forget, words.options.forget, words.options.forgetHint)));
  }

  /** @returns {Options} */
  get chosen() {
    const rate = /** @type {HTMLInputElement | null} */ (this.view.querySelector('input[name=rate]:checked'));
    const keeps = !this.#forget.checked;
    return {
      ...(rate && { max_fpr: Number(rate.value) }),
      ...(this.#thorough.checked && { thorough: true }),
      ...(keeps !== this.#keepsByDefault && { retention: keeps ? 'keep' : 'ephemeral' }),
    };
  }
}

/** The measured rates that this server offers; nothing where there is no choice. */
function rates(/** @type {Record<string, import('../model').OperatingPoint[]>} */ points) {
  const offers = Object.entries(points).flatMap(([kind, list]) => list.map((point) => ({ kind, rate: point.max_fpr })));
  const all = [...new Set(offers.map((offer) => offer.rate))].sort((a, b) => a - b);
  const kinds = [...new Set(offers.map((offer) => offer.kind))];
  const kindsOf = (/** @type {number} */ rate) => offers.filter((each) => each.rate === rate).map((each) => each.kind);
  const usual = all.find((rate) => kindsOf(rate).length === kinds.length) ?? all[0];
  return h('fieldset', { class: 'rates', hidden: all.length < 2 }, h('legend', {}, words.rates.legend),
    all.map((rate) => {
      const only = kindsOf(rate).length < kinds.length && words.rates.only(kindsOf(rate));
      const look = rate === all[all.length - 1] ? 'alert' : 'careful';
      const input = h('input', { type: 'radio', name: 'rate', value: rate, checked: rate === usual });
      const title = words.rates.label(words.rates.name[look], words.often.exactly(number(rate * 100)));
      return option(input, title, [words.rates[look], only].filter(Boolean).join(' '));
    }));
}
