// What to call an analysis.

import { words } from './strings.js';

/** The name of its file; a text or a nameless file gets a name for what it is. */
export function nameOf(/** @type {{ name?: string, media?: { kind: string }, report?: { verdict?: string, media?: { kind: string } } }} */ item) {
  const kind = (item.media ?? item.report?.media)?.kind ?? '';
  return item.name || (kind === 'text' ? words.intake.pasted : words.history.unnamed(kind));
}
