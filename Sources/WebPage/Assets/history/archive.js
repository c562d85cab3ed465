// What is selected in the history, to take along: files, signed reports and a table, in one zip.

import { nameOf } from '../names.js';
import { Problem } from '../problem.js';
import { entryName, largest, TooLarge, zip } from '../zip.js';
import { tableOf } from './export.js';

/** @typedef {import('../model').AnalysisSummary | import('../model').Analysis} Item */

/** Files that are no longer there have one of these. */
const absent = [404, 410];

/**
 * The archive of some results, and how many files were no longer there. Each is fetched when its turn comes; `say` hears which
 * it is, from 1.
 *
 * @param {import('../api.js').API} api
 * @param {Item[]} items
 * @param {(n: number) => void} say
 * @param {AbortSignal} signal
 * @param {import('../zip.js').Entry[]} [more] what goes with them
 * @throws {Problem} `zip_too_large`, for the files alone before anything is fetched
 */
export async function archiveOf(api, items, say, signal, more = []) {
  const tooLarge = () => new Problem(413, { code: 'zip_too_large' });
  if (items.reduce((sum, { media }) => sum + media.bytes, 0) > largest) throw tooLarge();
  let missing = 0;
  async function* files() {
    yield* more;
    yield { name: 'results.csv', blob: new Blob([tableOf(items)], { type: 'text/csv' }) };
    for (const [index, item] of items.entries()) {
      say(index + 1);
      const { links, report } = await api.analysis(item.id, signal);
      const link = links.media ?? links.text;
      const blob = link && await api.media(link, signal).catch((problem) => {
        if (absent.includes(problem.status)) return null;
        throw problem;
      });
      const name = entryName(index + 1, fileName(item));
      if (blob) yield { name, blob };
      else missing += 1;
      if (report) yield { name: `${name}.report.json`, blob: new Blob([JSON.stringify(report)], { type: 'application/json' }) };
    }
  }
  try {
    const blob = await zip(files());
    return { blob, missing };
  } catch (problem) {
    throw problem instanceof TooLarge ? tooLarge() : problem;
  }
}

/** The name of an item's file; one without a name ends as its format does. */
function fileName(/** @type {Item} */ item) {
  return item.name ?? `${nameOf(item)}.${item.media.format === 'text' ? 'txt' : item.media.format}`;
}
