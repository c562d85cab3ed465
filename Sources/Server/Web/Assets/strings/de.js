// Deutsch: alle Wörter der Seite. Die Schlüssel sind die des englischen Katalogs.

import { intake } from './de-intake.js';
import { shell } from './de-shell.js';

/** @type {typeof import('./en.js').words} */
export const words = {
  ...shell,
  ...intake,

  often: {
    exactly: (n) => `${n} von 100`,
    fewerThan: (n) => `weniger als ${n} von 100`,
    moreThan: (n) => `mehr als ${n} von 100`,
    about: (n) => `etwa ${n} von 100`,
  },

  headline: {
    signed: 'Als maschinell erzeugt signiert',
    synthetic: 'Anzeichen, dass es synthetisch ist',
    authentic: 'Keine Anzeichen von Manipulation gefunden',
    uncertain: 'Wir können es nicht sagen',
    not_applicable: 'Hier gibt es nichts, was wir prüfen können',
  },

  format: {
    webp: 'WebP', ogg: 'Ogg', mkv: 'Matroska', ts: 'MPEG-TS', mpg: 'MPEG', flv: 'Flash', mka: 'Matroska-Ton',
    awb: 'AMR-WB', text: 'Text',
  },

  state: {
    sending: (name) => `${name} wird gesendet …`,
    progress: 'Wie viele Detektoren geantwortet haben',
    queued: 'Wartet, bis es an der Reihe ist …',
    running: 'Sucht nach Anzeichen …',
    failed: 'Das ließ sich nicht prüfen',
    cancelled: 'Abgebrochen, bevor es fertig war',
    ahead: (n) => (n === 1 ? '1 andere Prüfung ist davor.' : `${n} andere Prüfungen sind davor.`),
    answered: (done, all) => `${done} von ${all} Detektoren haben geantwortet.`,
    done: (headline, line) => `${headline}. ${line}`,
  },

  stateShort: { queued: 'Wartet', running: 'Läuft', failed: 'Ließ sich nicht prüfen',
    cancelled: 'Abgebrochen' },

  retention: {
    title: { keep: 'Wird behalten', ephemeral: 'Wird nicht behalten', held: 'Wartet auf Platz' },
    line: {
      keep: (until) => (until ? `Bleibt bis ${until} und wird dann gelöscht.` : 'Bleibt, bis Sie es löschen.'),
      ephemeral: (until) => `Die Datei wird nicht behalten. Dieser Bericht bleibt bis ${until}.`,
      held: (until) => `Ihr Speicher ist voll. Die Datei und dieser Bericht warten bis ${until}.`,
    },
    action: { keep: 'Behalten', discard: 'Nicht behalten' },
    changed: { keep: 'Wird behalten.', discard: 'Wird nicht behalten.' },
  },
};
