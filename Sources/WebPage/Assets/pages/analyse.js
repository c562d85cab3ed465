// Handing something in: choose, drop, photograph or paste files, type or paste a text.

import { announce, fill, h } from '../dom.js';
import { apart, listed, size } from '../format.js';
import { ChoiceOfOptions } from '../intake/options.js';
import { TextForm } from '../intake/textform.js';
import { notice } from '../notice.js';
import { mediumOfFile } from '../shelf.js';
import { formatName, words } from '../strings.js';

/** What may be chosen; systems do not count every sound and video among the first three. */
const accepted = 'image/*,audio/*,video/*,text/*,.mka,.mkv,.ts,.m2ts,.mts,.mpg,.mpeg,.vob,.wma,.wmv,.asf,.flv,.aif,.aiff,'
  + '.caf,.amr,.awb,.mp2,.ogv,.bwf,.rf64,.w64,.docx,.docm,.dotx,.odt,.ott,.pdf,.eml';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../intake/deliveries.js').SizedMedium} SizedMedium */

/** @type {import('../app.js').OpenPage} */
export const open = async (app, visit) => {
  const options = new ChoiceOfOptions(app);
  const give = (/** @type {SizedMedium[]} */ media) => send(app, media, options.chosen);
  const giveFiles = async (/** @type {File[]} */ files) => {
    const fitting = files.filter((file) => accepts(app, file));
    await give(await Promise.all(fitting.map(mediumOfFile)));
  };
  const choose = chooser(giveFiles);
  const writer = app.session.account?.id ?? 'guest';
  const text = new TextForm(give, app.drafts.get(writer) ?? '', (draft) => app.drafts.set(writer, draft));
  fill(visit.root,
    h('div', { class: 'intro' }, h('h1', {}, words.intake.question), h('p', {}, words.intake.promise),
      h('p', { class: 'hint' }, words.intake.limits),
      app.session.account === null && h('p', { class: 'hint' }, words.intake.guest)),
    onItsWay(app, visit.signal, () => choose({ multiple: false })),
    h('div', { class: 'intake' }, dropPanel(app, choose), text.view),
    options.view);
  app.arrivals.takeWith((arrival) => {
    if ('files' in arrival) giveFiles(arrival.files);
    else text.take(arrival.text);
  }, visit.signal);
  app.deliveries.addEventListener('accepted', () => turnToResult(app), { signal: visit.signal });
  loadEarly(visit.signal);
  await app.deliveries.recall();
};

/**
 * The place of the list of deliveries, which is loaded with the first of them.
 *
 * @param {App} app
 * @param {AbortSignal} signal
 * @param {() => void} choose
 */
function onItsWay(app, signal, choose) {
  const place = h('div', { hidden: true });
  const show = async () => {
    if (!app.deliveries.all.length) return;
    const { deliveryList } = await listOfDeliveries();
    if (!signal.aborted && place.isConnected) place.replaceWith(deliveryList(app, signal, choose));
  };
  // What could not be loaded is asked for again at the next change.
  const tryToShow = () => show().catch(() => {});
  app.deliveries.addEventListener('change', tryToShow, { signal });
  queueMicrotask(tryToShow);
  return place;
}

const listOfDeliveries = () => import('../intake/list.js');

/** Loads what sending needs as soon as somebody touches the page, so that it is there when they send, connected or not. */
function loadEarly(/** @type {AbortSignal} */ signal) {
  const touched = new AbortController();
  signal.addEventListener('abort', () => touched.abort());
  const load = () => {
    touched.abort();
    // What is not there now is asked for again when it is needed.
    Promise.all([import('../intake/sending.js'), listOfDeliveries()]).catch(() => {});
  };
  for (const kind of ['pointerdown', 'keydown', 'dragenter', 'paste']) {
    document.addEventListener(kind, load, { signal: touched.signal });
  }
}

/**
 * @param {App} app
 * @param {(how: { multiple?: boolean, camera?: boolean }) => void} choose
 */
function dropPanel(app, choose) {
  const { formats, max_bytes: limit } = app.capabilities;
  const names = listed([...new Set(formats.filter((format) => format !== 'text').map((format) => apart(formatName(format))))]);
  return h('div', { class: 'panel drop' },
    h('span', { class: 'frame', 'aria-hidden': 'true' }),
    h('p', { class: 'lead for-mice' }, words.intake.drop),
    h('p', { class: 'hint for-mice' }, words.intake.paste),
    h('p', { class: 'lead for-fingers' }, words.intake.touch),
    h('div', { class: 'row centred' },
      h('button', { id: 'choose', type: 'button', onclick: () => choose({ multiple: true }) }, words.intake.choose),
      h('button', { type: 'button', class: 'quiet for-fingers', onclick: () => choose({ camera: true }) },
        words.intake.camera)),
    h('p', { class: 'hint' }, words.intake.formats(names, size(limit))));
}

/** Opens the device's own way to choose files or to take a picture. */
function chooser(/** @type {(files: File[]) => void} */ give) {
  return (/** @type {{ multiple?: boolean, camera?: boolean }} */ { multiple = false, camera = false }) => {
    const input = h('input', {
      type: 'file', multiple, accept: camera ? 'image/*' : accepted,
      capture: camera && 'environment',
      onchange: () => { if (input.files?.length) give([...input.files]); },
    });
    input.click();
  };
}

/** Whether a file may be sent; says why not. */
function accepts(/** @type {App} */ app, /** @type {File} */ file) {
  const limit = app.capabilities.max_bytes;
  if (file.size > limit) notice(words.intake.tooLarge(file.name, size(limit)));
  else if (file.size === 0) notice(words.intake.nothingIn(file.name));
  return file.size > 0 && file.size <= limit;
}

/**
 * @param {App} app
 * @param {SizedMedium[]} media
 * @param {import('../model').Options} options
 */
async function send(app, media, options) {
  if (!media.length) return;
  announce(words.state.sending(listed(media.map((medium) => medium.name))));
  await app.attempt(() => app.deliveries.send(media, options));
}

/** One medium alone leads to its result as soon as it is accepted; with several, the list stays in view. */
function turnToResult(/** @type {App} */ app) {
  const [only, ...others] = app.deliveries.all;
  if (!only?.accepted || others.length) return;
  const { id, shortage } = only.accepted;
  app.deliveries.remove(only);
  app.router.go(`/result/${id}`);
  if (shortage) app.makeRoom(id, shortage);
}
