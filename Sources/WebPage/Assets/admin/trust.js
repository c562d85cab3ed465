// The trust list in force: whose signatures are proof on this server. Seen, replaced and removed by administrators.

import { line, section } from '../account/section.js';
import { announce, h } from '../dom.js';
import { field, form, option } from '../fields.js';
import { count, day, time } from '../format.js';
import { confirmDeletion } from '../notice.js';
import { words } from '../strings/account-words.js';

/** @typedef {import('../model').TrustList} TrustList */

/**
 * @param {import('../app.js').App} app
 * @param {import('../account/api-client.js').AccountAPI} api
 * @param {AbortSignal} signal
 */
export function trust(app, api, signal) {
  const say = words.trust;
  return section({ title: say.title, hint: say.hint, signal, load: async (reload) => {
    const list = await api.trustList();
    const put = (/** @type {{ public: boolean, lists: { name: string, pem: string }[] }} */ request) =>
      app.attempt(async () => {
        await api.replaceTrustList(request);
        announce(say.inForce);
        await reload();
      });
    const remove = async () => {
      if (!(await confirmDeletion(say.removeTitle, say.removeHint, signal))) return;
      await app.attempt(async () => {
        await api.deleteTrustList();
        announce(say.none);
        await reload();
      });
    };
    return [
      list.source === 'none' ? h('p', {}, say.none) : facts(list),
      list.holders.length > 0 && h('details', {}, h('summary', {}, say.holders),
        h('ul', { class: 'lines small' }, list.holders.map(holder))),
      list.replaceable ? chooser(list, put) : h('p', { class: 'hint' }, say.fixed),
      list.replaceable && list.source !== 'none' && h('div', { class: 'row' },
        h('button', { type: 'button', class: 'quiet', onclick: remove }, say.remove)),
    ];
  } });
}

function facts(/** @type {TrustList} */ list) {
  const say = words.trust;
  const stamps = list.holders.filter((each) => each.stamps_time).length;
  const from = {
    none: '', file: say.file(list.name ?? ''), public: say.public(noon(list.copied)), uploaded: say.uploaded,
  }[list.source];
  const rows = [
    [say.source, from],
    [say.since, time(list.since)],
    [say.certificates, say.certificatesValue(count(list.certificates), stamps, count(stamps))],
    [say.digest, h('code', {}, list.digest)],
  ];
  return h('dl', { class: 'facts', id: 'trust-list' },
    rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

/** A day without a time is the same day everywhere. */
const noon = (/** @type {string | undefined} */ date) => (date ? day(`${date}T12:00:00`) : '');

function holder(/** @type {TrustList['holders'][number]} */ { name, ends, stamps_time: stampsTime }) {
  const say = words.trust;
  const isOver = ends !== undefined && new Date(`${ends}T23:59:59Z`) < new Date();
  return line(name, [ends && (isOver ? say.ended(noon(ends)) : say.ends(noon(ends))), stampsTime && say.stamps]
    .filter(Boolean).join(' · '));
}

/**
 * The form for other lists.
 *
 * @param {TrustList} list
 * @param {(request: { public: boolean, lists: { name: string, pem: string }[] }) => Promise<unknown>} put
 */
function chooser(list, put) {
  const say = words.trust;
  const files = h('input', { type: 'file', multiple: true, accept: '.pem,.crt,.cer,.txt,application/x-pem-file' });
  const published = h('input', { type: 'checkbox' });
  return h('details', { open: list.source === 'none' },
    h('summary', {}, list.source === 'none' ? say.choose : say.chooseOther),
    form(async () => {
      const lists = await Promise.all([...files.files ?? []].map(async (file) => ({ name: file.name, pem: await file.text() })));
      await put({ public: published.checked, lists });
    }, field(say.files, files, say.filesHint),
    list.public_available && option(published, say.withPublic, say.withPublicHint),
    h('button', { class: 'quiet' }, say.put)));
}
