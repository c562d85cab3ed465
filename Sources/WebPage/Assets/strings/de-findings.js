// Deutsch: was Detektoren gefunden haben, und warum sie keine Antwort haben.

import { count, number } from '../format.js';

/**
 * @param {number} step von -2, stark für echt, bis 2, stark für synthetisch
 * @param {string} synthetic wem es gleicht, wenn es synthetisch ist, im Dativ
 * @param {string} authentic wem sonst
 */
function like(step, synthetic, authentic) {
  if (step === 0) return 'Das sagt in beide Richtungen wenig.';
  return `Die Ähnlichkeit mit ${step > 0 ? synthetic : authentic} ist ${Math.abs(step) > 1 ? 'viel ' : ''}größer.`;
}

const voice = (/** @type {number} */ step, /** @type {{ places: number }} */ { places }) =>
  'Der feine Klang der Stimme wurde mit aufgenommenen und synthetischen Stimmen verglichen' +
  `${places > 1 ? `, an ${count(places)} Stellen` : ''}. ${like(step, 'synthetischen Stimmen', 'aufgenommenen Stimmen')}`;

const families = ['', 'Stable Diffusion 1', 'Stable Diffusion 2', 'SDXL', 'FLUX'];
const planted = 'Absichtlich kann jeder eine solche Marke setzen, aus Versehen tut es niemand.';

const faces = 'Die Ränder von Gesichtern wurden mit unberührten und manipulierten verglichen';

const read = (/** @type {{ read_percent?: number }} */ { read_percent: share }) =>
  (share ? ` Der Text ist lang: Gelesen wurden Teile, über ihn verteilt, zusammen ${share} %.` : '');

/** @param {Record<string, number>} figures */
function traces({ marks, phrases: voice, habits, invisible, look_alikes: alike, styled }) {
  return [
    marks && `Der Text enthält, was Chatprogramme in kopiertem Text zurücklassen, an ${places(marks)}.`,
    voice && `Er spricht oder verlinkt, wie es Assistenten tun und Menschen kaum, an ${places(voice)}.`,
    habits && 'Er hat Gewohnheiten von Chatprogrammen, etwa Überschriften in Markdown: gezeigt, ohne Gewicht.',
    invisible && `Er enthält ${count(invisible)} unsichtbare Zeichen.`,
    alike && `${count(alike)} Buchstaben stammen aus einer anderen Schrift und sehen wie lateinische aus.`,
    styled && `${count(styled)} Buchstaben haben eine besondere Form, etwa fett oder vollbreit.`,
    (invisible || alike || styled) && 'Beurteilt wurde er, als wäre er in einfachen Buchstaben geschrieben.',
  ].filter(Boolean).join(' ') || 'Er beginnt mit der Kennzeichnung, die Generatoren in China schreiben müssen.';
}

const places = (/** @type {number} */ n) => (n === 1 ? '1 Stelle' : `${count(n)} Stellen`);

const notes = 'Sie sagen etwas über die Herkunft: siehe „Woher es kommt“. Jeder kann sie schreiben oder entfernen, deshalb ' +
  'entscheiden sie nie.';

/** @type {typeof import('./en-findings.js').findings} */
export const findings = {
  found: {
    'image.clip': (step) => 'Die Mitte des Bildes wurde mit Fotos und erzeugten Bildern verglichen. ' +
      like(step, 'erzeugten Bildern', 'Fotos'),
    'face.blend': (step) => `${faces}. ${like(step, 'manipulierten Gesichtern', 'unberührten Gesichtern')}`,
    'audio.speech': voice,
    'audio.mark': (step, { stretches }) => `An jeder von ${count(stretches)} Stellen klingt es, als trüge es die Marke, die manche ` +
      'Generatoren von Stimmen setzen (Chatterbox, NeuTTS Air). Zu hören ist sie auch in mancher Musik ohne Marke, deshalb ' +
      'entscheidet sie nicht.',
    'audio.music': (step, { spacing }) => 'Im Spektrum stehen schwache Linien bei genauen Vielfachen von ' +
      `${number(spacing ?? 0)} Hz, wie die Decoder von Musikgeneratoren sie hinterlassen. Ein leises Brummen oder Pfeifen in einer ` +
      'Aufnahme kann genauso aussehen, deshalb entscheidet das nicht.',
    'video.frames': (step, { places }) =>
      `${places === 1 ? 'Ein Einzelbild wurde' : `${count(places)} Einzelbilder wurden`} mit Fotos und erzeugten ` +
      `Bildern verglichen. ${like(step, 'erzeugten Bildern', 'Fotos')}`,
    'video.faces': (step, { places }) => `${faces}, in ${count(places)} Einzelbildern. ` +
      like(step, 'manipulierten Gesichtern', 'unberührten Gesichtern'),
    'video.sound': voice,
    'text.smollm2': (step, figures) => 'Die Schreibweise wurde mit Texten von Menschen und von Sprachmodellen ' +
      `verglichen. ${like(step, 'Texten von Sprachmodellen', 'Texten von Menschen')}${read(figures)}`,
    'text.ngrams': (step, figures) => 'Wahl und Folge der Wörter wurden mit Texten von Menschen und von ' +
      `Sprachmodellen verglichen. ${like(step, 'Texten von Sprachmodellen', 'Texten von Menschen')}${read(figures)}`,
    'image.mark': (step, { family }) => `In den Pixeln steht die offene Marke von ${families[family ?? 0] || 'einem Generator'}: von ` +
      `einem Programm dieser Familie gemacht oder verändert. ${planted}`,
    'text.traces': (step, figures) => traces(figures),
    'image.metadata': () => notes,
    'audio.metadata': () => notes,
    'video.metadata': () => notes,
  },
  foundOther: (step) => 'Ein Modell, das diesem Server hinzugefügt wurde: '
    + `${step === 0 ? 'keine Neigung' : `Es spricht für ${step > 0 ? 'synthetisch' : 'echt'}`}.`,
  foundUncalibrated: () => 'Ein Modell, das diesem Server hinzugefügt wurde. Was es sagt, wurde hier nicht gemessen, ' +
    'deshalb zählt es nicht.',

  reason: {
    no_face: 'Es wurde kein Gesicht gefunden. Ein Bild, das ein Gesicht zeigt, würde helfen.',
    face_too_small: 'Das Gesicht ist zu klein. Ein größeres oder näheres Bild würde helfen.',
    image_too_small: 'Das Bild ist zu klein. Das Original, bevor es verkleinert wurde, würde helfen.',
    not_photograph: 'Es sieht eher wie ein Bildschirmfoto, ein Scan oder eine Seite aus als wie ein Foto, deshalb urteilen ' +
      'die Detektoren nicht. Was hilft: das Bild darin für sich, am besten als ursprüngliche Datei.',
    duration_too_short: 'Die Aufnahme ist zu kurz. Eine längere würde helfen.',
    speech_too_short: 'Es wird zu wenig gesprochen. Ein längeres Stück Sprache würde helfen.',
    silence: 'Es ist nichts zu hören.',
    music: 'Es ist Musik. Stimmen wurden nicht verglichen, nur Linien eines Generators wurden gesucht.',
    text_too_short: 'Der Text ist zu kurz. Ein längerer Abschnitt desselben Textes würde helfen.',
    language_unsupported: 'Der Text liest sich nicht wie Englisch, die einzige Sprache, an der die Detektoren gemessen wurden.',
    format_unsupported: 'Die Detektoren können dieses Format nicht lesen. Eine Kopie als JPEG oder PNG kann helfen.',
    model_missing: 'Das Modell dafür ist auf diesem Server nicht eingerichtet.',
    decoder_failed: 'Das Programm, das die Datei liest, brach mittendrin ab. Versuchen Sie es noch einmal. Geschieht es ' +
      'wieder, ist die Datei vielleicht beschädigt: Nehmen Sie das Original.',
    inference_failed: 'Das Modell ist daran gescheitert. Versuchen Sie es noch einmal.',
    limit_exceeded: 'Das braucht mehr Speicher oder Zeit, als dieser Server erlaubt. Eine kleinere Kopie würde helfen.',
    no_traces: 'Im Text steht nichts, was Chatprogramme zurücklassen. Daraus folgt nichts.',
    no_mark: 'Es wurde keine Marke eines Generators gefunden. Daraus folgt nichts.',
    marked: `In den Pixeln steht eine Marke, die das Programm eines Generators in allem hinterlässt, was es macht oder verändert. ${planted}`,
    no_metadata: 'Es gibt keine unsignierten Metadaten zur Herkunft. Daraus folgt nichts.',
    cancelled: 'Es wurde abgebrochen, bevor es fertig war.',
    signals_conflict: 'Zwei Befunde widersprechen einander. Was hilft: die ursprüngliche Datei, und wer sie zuerst ' +
      'veröffentlicht hat.',
    unstable: 'Die Antwort schlägt in ihr Gegenteil um, wenn die Datei weiterverbreitet wird (verkleinert, beschnitten, neu ' +
      'komprimiert). Was hilft: die ursprüngliche Datei.',
    between_thresholds: 'Die Signale sind in beide Richtungen zu schwach. Was hilft: die ursprüngliche Datei, und wer sie ' +
      'zuerst veröffentlicht hat.',
    not_measured: 'Es liegt außerhalb dessen, woran die Detektoren gemessen wurden. Was hilft: wer es zuerst veröffentlicht hat.',
    table_missing: 'Die Detektoren haben geantwortet, aber die Tabelle fehlt, die ihre Antworten zu einer macht. Wer diesen ' +
      'Server betreibt, kann sie neu installieren (Models/fusion).',
    not_measured_enough: 'Nichts darin spricht dagegen, aber von synthetischen Dateien dieser Art wurden zu wenige gemessen, um ' +
      'zu beruhigen. Nehmen Sie das nicht als Zeichen, dass es echt ist.',
    detector_off: 'Der Detektor für Stimmen ist ein Versuch und ausgeschaltet, weil er fast alle synthetischen Stimmen der ' +
      'letzten Jahre übersieht. Signatur und Metadaten wurden gelesen. Wer diesen Server betreibt, kann ihn mit „serve ' +
      '--experimental“ einschalten.',
    signed: 'Eine Signatur, der hier vertraut wird, sagt, wie es gemacht wurde.',
  },

  unknownReason: 'Der Server nannte einen Grund, den diese Seite nicht kennt: Laden Sie die Seite neu.',

  /** Die Zahlen eines Grundes. */
  measured: {
    image_too_small: ({ least, least_area: area }) => (area ? `Es muss im Ganzen mindestens ${count(area)} Bildpunkte haben.`
      : `Jede Seite muss mindestens ${count(least)} Bildpunkte haben.`),
    speech_too_short: ({ seconds, least }) =>
      `${number(seconds)} Sekunden klingen nach einer Stimme; mindestens ${number(least)} sind nötig.`,
    text_too_short: ({ words, least }) =>
      `Er hat ${words === 1 ? '1 Wort' : `${count(words)} Wörter`}; mindestens ${count(least)} sind nötig.`,
  },
};
