// Deutsch: alle Wörter der Seite. Die Schlüssel sind die des englischen Katalogs.

import { intake } from './de-intake.js';
import { shell } from './de-shell.js';

/** @type {Record<string, (program: string) => string>} */
const made = {
  synthetic: (program) => (program ? `mit ${program} gemacht` : 'von einer Maschine gemacht'),
  ai_edited: (program) => `${program ? `von ${program} ` : ''}mit KI bearbeitet`,
  edited: (program) => `${program ? `mit ${program} ` : ''}bearbeitet`,
  camera: (program) => `mit ${program ? `der Kamera ${program}` : 'einer Kamera'} aufgenommen`,
};

/** @type {Record<string, string>} */
const kinds = {
  graph: 'ein ComfyUI-Ablauf', settings: 'die Einstellungen eines Bildgenerators',
  label: 'eine Kennzeichnung, die Generatoren in China schreiben müssen', term: 'der Begriff der Presseagenturen dafür (IPTC)',
};

/** @type {Record<string, string>} */
const worth = { unknown: 'unversehrt, Unterzeichner hier unbekannt', expired: 'unversehrt, Zertifikat abgelaufen' };

/**
 * Woher eine Datei nach eigenen Angaben kommt, in einem Satz.
 *
 * @param {import('../origin.js').Origin} origin
 */
function origin({ standing, making, program, signer, place, kind, mark }) {
  const by = signer || 'jemandem ohne Namen';
  const how = made[making]?.(program);
  const where = place ? `: ${[place, kinds[kind ?? '']].filter(Boolean).join(', ')}` : '';
  const tool = !program || program === 'a language model' ? 'ein Sprachmodell' : program;
  if (mark) return `Der Text enthält „${mark}“, was ${tool} in kopiertem Text zurücklässt`;
  switch (standing) {
    case 'proved': return `Signiert von ${by}${how ? `: ${how}` : ''}`;
    case 'altered': return 'Diese Datei wurde nach dem Signieren verändert';
    case 'refused': return 'Diese Datei ist mit einem ungültigen Zertifikat signiert';
    case 'unsigned': return `Die Datei sagt, sie sei ${how ?? 'gemacht worden'} (unsignierte Metadaten${where})`;
    default: return how ? `Die Datei sagt, sie sei ${how} (signiert von ${by}; ${worth[standing]})`
      : `Die Datei ist von ${by} signiert (${worth[standing]}), ohne zu sagen, wie sie entstand`;
  }
}

/** @type {typeof import('./en.js').words} */
export const words = {
  ...shell,
  ...intake,

  comma: ', ',

  units: ['h', 'min', 's'],

  often: {
    exactly: (n) => `${n} von 100`,
    fewerThan: (n) => `weniger als ${n} von 100`,
    moreThan: (n) => `mehr als ${n} von 100`,
    about: (n) => `etwa ${n} von 100`,
  },

  headline: {
    signed: 'Als maschinell erzeugt signiert',
    signed_edit: 'Als mit KI bearbeitet signiert',
    marked: 'In den Pixeln steht die Marke eines Generators',
    synthetic: 'Anzeichen, dass es synthetisch ist',
    no_signs: 'Keine Anzeichen, dass es erzeugt wurde',
    no_signs_in_part: 'Keine Anzeichen, dass es erzeugt wurde, in dem Teil, der geprüft wurde',
    authentic: 'Als Aufnahme einer Kamera signiert',
    former: 'Eine frühere Version nannte das echt, allein aus Statistik',
    uncertain: 'Wir können es nicht sagen',
    incomplete: 'Keine Antwort: Diese Installation ist unvollständig',
    not_applicable: 'Für diese Prüfung nicht geeignet',
  },

  unknownVerdict: (code) => `Eine Antwort, die diese Seite nicht kennt (${code})`,

  origin,

  byDetectors: (answer) => `Die Detektoren für sich: ${answer}`,

  format: {
    webp: 'WebP', ogg: 'Ogg', ogv: 'Ogg-Video', mkv: 'Matroska', ts: 'MPEG-TS', mpg: 'MPEG', flv: 'Flash', mka: 'Matroska-Audio',
    awb: 'AMR-WB', text: 'Text', docx: 'Word', odt: 'OpenDocument', pdf: 'PDF',
  },

  state: {
    sending: (name) => `${name} wird gesendet …`,
    progress: 'Wie viele Detektoren geantwortet haben',
    queued: 'Wartet, bis es an der Reihe ist …',
    running: 'Sucht nach Anzeichen …',
    failed: 'Die Prüfung ist fehlgeschlagen',
    cancelled: 'Abgebrochen, bevor es fertig war',
    given_up: 'Nach mehreren Versuchen aufgegeben',
    again: (when) => `Der Server kam nicht bis zum Ende. Der nächste Versuch ist um ${when}.`,
    ahead: (n) => (n === 1 ? '1 andere Prüfung ist davor.' : `${n} andere Prüfungen sind davor.`),
    answered: (done, all) => `${done} von ${all} Detektoren haben geantwortet.`,
    done: (headline, line) => `${headline}. ${line}`,
  },

  stateShort: { queued: 'Wartet', running: 'Läuft', failed: 'Fehlgeschlagen',
    cancelled: 'Abgebrochen', given_up: 'Aufgegeben' },

  retention: {
    title: { keep: 'Wird behalten', ephemeral: 'Die Datei ist gelöscht', held: 'Wartet auf Platz' },
    line: {
      keep: (until) => (until ? `Bleibt bis ${until} und wird dann gelöscht.` : 'Bleibt, bis Sie es löschen.'),
      ephemeral: (until) => `Die Datei ist gelöscht. Ihr Bericht bleibt bis ${until}, wenn Sie ihn nicht behalten.`,
      held: (until) => `Ihr Speicher ist voll. Die Datei und ihr Bericht warten bis ${until}.`,
    },
    action: { keep: 'Behalten', keepReport: 'Bericht behalten', discard: 'Nicht behalten' },
    changed: { keep: 'Wird behalten.', discard: 'Die Datei ist gelöscht.' },
    discardTitle: 'Die Datei löschen?',
    discardHint: (name) =>
      `${name} wird jetzt von diesem Server entfernt, der Bericht einen Tag später. Den Bericht können Sie noch behalten, ` +
      'die Datei nicht zurückholen.',
  },
};
