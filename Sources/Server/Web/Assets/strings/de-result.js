// Deutsch: Ergebnisse.

import { named } from './de-kinds.js';

/** @type {typeof import('./en-result.js').result} */
export const result = {
  line: {
    synthetic: (often, kind) =>
      `Bei dieser Einstellung wurden ${often} ${named(kind).real} unserer Testmenge synthetisch genannt.`,
    syntheticNone: (n, kind) =>
      `Bei dieser Einstellung wurde von den ${n} ${named(kind).real} unserer Testmenge ${named(kind).none} synthetisch ` +
      'genannt.',
    authentic: (often, kind) =>
      `Das beweist nicht, dass es echt ist. Die Detektoren übersehen ${often} ${named(kind).synthetic} unserer ` +
      'Testmenge.',
    authenticNone: (n, kind) =>
      `Das beweist nicht, dass es echt ist, obwohl von den ${n} ${named(kind).synthetic} unserer Testmenge ` +
      `${named(kind).none} diese Antwort bekam.`,
    plainAuthentic: 'Das beweist nicht, dass es echt ist.',
    between: (alarms, misses, kind) =>
      `Die Signale sind in beide Richtungen zu schwach. Würden wir solche ${named(kind).all} synthetisch nennen, könnte das ` +
      `${alarms} echten treffen; fänden wir darin keine Anzeichen, könnten uns ${misses} synthetischen entgehen.`,
  },

  warning: {
    first_frame_only: 'Es ist animiert: Nur das erste Bild wurde angesehen.',
    beginning_only: 'Der Ton ist lang: Nur der Anfang wurde angehört.',
    voices_experimental: 'Der Detektor für Stimmen ist ein Versuch: Er übersieht fast alle synthetischen Stimmen.',
    motion_not_measured:
      'Die Zahlen gelten für Videos aus Bildern: Bewegung, die ein Generator gemacht hat, wurde nicht gemessen.',
    language_model_missing: 'Das Sprachmodell fehlt: Die Antwort beruht allein auf Wortmustern.',
    model_missing: 'Ein Modell fehlt: Nicht jeder Detektor konnte hinsehen.',
    decoder_failed: 'Die Datei wurde nicht ganz gelesen: Nicht jeder Detektor konnte hinsehen.',
    signature_invalid: 'Es trägt eine Signatur, die nicht hält.',
  },

  step: {
    '-2': 'spricht stark für echt',
    '-1': 'spricht für echt',
    0: 'spricht für keins von beiden',
    1: 'spricht für synthetisch',
    2: 'spricht stark für synthetisch',
  },

  detector: {
    'audio.speech': 'Wie die Stimme für ein Hörmodell klingt',
    'image.clip': 'Wie das Bild für ein Bildmodell aussieht',
    'image.metadata': 'Angaben in der Datei',
    'audio.metadata': 'Angaben in der Datei',
    'video.metadata': 'Angaben in der Datei',
    'provenance.c2pa': 'Die Signatur',
    'face.blend': 'Nähte um Gesichter',
    'video.frames': 'Wie seine Einzelbilder aussehen',
    'video.faces': 'Nähte um Gesichter in seinen Einzelbildern',
    'video.sound': 'Wie die Stimme darin klingt',
    'text.smollm2': 'Wie ein Sprachmodell den Text liest',
    'text.ngrams': 'Muster aus Wörtern und Wendungen',
  },

  evidence: {
    undecided: 'Nur gezeigt, zählt nicht mit',
    answered: 'Hat geantwortet',
    waiting: 'Sieht noch hin …',
    failed: 'Fehlgeschlagen',
    not_applicable: 'Nicht anwendbar',
  },

  claim: {
    synthetic: 'sagt, eine Maschine habe es gemacht',
    camera: 'sagt, es komme aus einer Kamera',
    edited: 'sagt, es sei bearbeitet',
  },

  claimNote: 'Solche Angaben kann jeder schreiben oder entfernen. Sie werden gezeigt, entscheiden aber nie allein.',

  signature: {
    by: (names, day) => `Signiert von ${names}${day ? ` am ${day}` : ''}`,
    nameless: 'jemandem ohne Namen',
    program: (name) => `mit ${name}`,
    trusted: 'Die Vertrauensliste kennt, wer signiert hat, und die Datei ist noch so, wie sie signiert wurde.',
    valid_untrusted: 'Die Datei ist noch so, wie sie signiert wurde, aber keine Vertrauensliste hier kennt, wer ' +
      'signiert hat: eine Behauptung, kein Beweis.',
    invalid: (why) =>
      `Die Datei ist noch so, wie sie signiert wurde, aber das Zertifikat hält nicht (${why}): eine Behauptung, ` +
      'kein Beweis.',
    mismatch: (why) => `Die Signatur passt nicht zu dieser Datei (${why}). Was sie sagt, zählt nicht.`,
    elsewhere: 'Ihre Signatur liegt auf einem anderen Rechner. Nichts wurde abgerufen.',
    unavailable: 'Signaturen lassen sich auf diesem Server nicht prüfen.',
    unreadable: 'Ob sie signiert ist, ließ sich nicht lesen: Die Datei oder ihre Signatur ist beschädigt.',
    ingredients: (n, shown) => (n === 1 ? 'Aus 1 anderen Datei gemacht' : `Aus ${shown} anderen Dateien gemacht`),
    made: (how) => `Zuerst ${how}`,
    action: {
      created: 'Erzeugt', opened: 'Geöffnet', edited: 'Bearbeitet', cropped: 'Beschnitten', resized: 'Skaliert',
      converted: 'Umgewandelt', color_adjustments: 'Farben geändert', filtered: 'Gefiltert',
      published: 'Veröffentlicht', placed: 'Etwas hineingesetzt', transcoded: 'Umkodiert', redacted: 'Geschwärzt',
    },
    origin: {
      trainedAlgorithmicMedia: 'von einer Maschine gemacht',
      algorithmicMedia: 'von einer Maschine gemacht',
      compositeWithTrainedAlgorithmicMedia: 'zum Teil von einer Maschine gemacht',
      compositeSynthetic: 'zum Teil von einer Maschine gemacht',
      digitalCapture: 'mit einer Kamera aufgenommen',
      computationalCapture: 'mit einer Kamera aufgenommen',
      negativeFilm: 'mit einer Kamera aufgenommen',
      positiveFilm: 'mit einer Kamera aufgenommen',
      algorithmicallyEnhanced: 'bearbeitet',
      humanEdits: 'bearbeitet',
      minorHumanEdits: 'bearbeitet',
      compositeCapture: 'bearbeitet',
      composite: 'bearbeitet',
    },
  },

  strip: {
    ends: ['echt', 'synthetisch'],
    between: 'unklar',
    zones: { authentic: 'im Bereich „keine Anzeichen“', uncertain: 'im Bereich „unklar“',
      synthetic: 'im Bereich „Anzeichen, dass es synthetisch ist“' },
    legend: 'Der Strich zeigt, wo alle Signale zusammen liegen, das Band, wie weit das danebenliegen kann. Die Zahlen ' +
      'darunter: Wahrscheinlichkeit, von 100.',
    label: (zone) => `Gemeinsame Stärke der Signale: ${zone}.`,
  },

  probability: {
    label: 'Geschätzte Wahrscheinlichkeit, dass es synthetisch ist',
    range: (low, high) => ` Zu dem, was gemessen wurde, passen ${low} bis ${high} von 100.`,
  },

  heading: {
    why: 'Warum', moments: 'Welche Stellen', where: 'Woher es kommt', sure: 'Wie sicher sind wir?',
    medium: 'Was geprüft wurde',
  },

  noPreview: 'Dieser Browser kann das Format nicht zeigen.',

  sure: {
    falseAlarms: 'Fehlalarme',
    falseAlarmsValue: (k, n, share, kind) => `${k} von ${n} ${named(kind).real} wurden synthetisch genannt (${share})`,
    caught: 'Gefunden',
    caughtValue: (k, n, share, kind) => `${k} von ${n} ${named(kind).synthetic} wurden synthetisch genannt (${share})`,
    missed: 'Übersehen',
    missedValue: (k, n, share, kind) => `${k} von ${n} ${named(kind).synthetic} bekamen „keine Anzeichen“ (${share})`,
    testSet: 'Testmenge',
    setting: 'Einstellung',
    settingValue: (share, kind) => `höchstens ${share} von ${named(kind).real} synthetisch genannt`,
    stability: 'Wenn es weitergeschickt wird',
    stabilityValue: (flips, views, points) =>
      `in ${flips === 0 ? 'keiner' : flips} von ${views} weitergeschickten Fassungen schlug die Antwort um; ` +
      `die Wahrscheinlichkeit bewegte sich um bis zu ${points} Punkte`,
    notLooked: 'Nicht angesehen. „Gründlich hinsehen“ tut das.',
    models: 'Genaue Zahlen, Modelle und Prüfsummen',
    coverage: 'Detektoren, die geantwortet haben',
    coverageValue: (share) =>
      `${share >= 1 ? 'alle' : share > 0 ? 'einige von denen' : 'keiner von denen'}, die entscheiden können`,
    conflicts: 'Im Widerspruch',
    digest: 'SHA-256 der Datei',
    program: 'Programm',
    probability:
      'Die Wahrscheinlichkeit ist an der Testmenge kalibriert. Wenn nichts anderes eingestellt ist, gelten ' +
      'synthetisch und echt vorher als gleich wahrscheinlich.',
    technical: 'Der ganze Bericht als JSON',
  },

  numbers: {
    llr: 'Natürlicher Logarithmus des Likelihood-Quotienten',
    weight: 'Gewicht',
    score: 'Rohwert',
    reason: 'Code des Grundes',
    explanation: 'In den Worten des Detektors',
    time: 'Dauer',
    milliseconds: (n) => `${n} ms`,
    digest: 'Prüfsumme des Modells',
    thresholds: 'Schwellen, echt / synthetisch',
  },

  marks: {
    legend: ['Spricht für', 'echt', 'synthetisch'],
    hint: 'Zeigen Sie auf einen markierten Satz oder gehen Sie mit den Pfeiltasten von Satz zu Satz. Einzelne Sätze ' +
      'schwanken: Nur das Ganze zählt.',
    label: 'Der Text mit markierten Sätzen',
    strength: (strength) => `Dieser Satz ${strength}.`,
  },

  timeline: {
    label: 'Signale im Verlauf der Zeit',
    hint: 'Zeigen Sie auf einen Abschnitt, klicken Sie, um dorthin zu springen, oder gehen Sie mit den Pfeiltasten ' +
      'weiter. Einzelne Abschnitte schwanken: Nur das Ganze zählt.',
    strength: (time, strength) => `Die Stelle bei ${time} ${strength}.`,
  },

  frames: { title: 'Die Bilder, die am meisten sagen' },

  boxes: {
    show: (n) => `${n === 1 ? 'Das Gesicht' : 'Die Gesichter'} zeigen`,
    legend: 'Ein Kasten ist ein Gesicht, das angesehen wurde. Bernstein und gestrichelt spricht für synthetisch, ' +
      'Blaugrün für echt.',
  },

  heatmap: {
    slider: (name) => `Überlagerung: ${name}`,
    legend: 'Bernstein spricht für synthetisch, Blaugrün für echt. Es zeigt, wohin der Detektor sah, nicht, was ' +
      'verändert wurde.',
  },

  lifecycle: { cancel: 'Abbrechen', retry: 'Noch einmal versuchen', rerun: 'Mit den heutigen Modellen neu prüfen' },

  changes: {
    title: (since) => `Seit dem Bericht vom ${since}`,
    sameVerdict: 'Die Antwort ist dieselbe.',
    verdict: (before, now) => `Die Antwort war „${before}“ und ist jetzt „${now}“.`,
    probability: (before, now) => `Die geschätzte Wahrscheinlichkeit war ${before} und ist jetzt ${now}.`,
    detectors: (names) => `Anders als vorher: ${names.join(', ')}.`,
  },

  feedback: {
    question: 'Wissen Sie, was es ist?',
    label: {
      real: 'Es ist echt', synthetic: 'Es ist synthetisch', manipulated: 'Es wurde bearbeitet',
      unknown: 'Ich weiß es nicht',
    },
    more: 'Sagen, woher Sie es wissen',
    note: 'Bis zu 1.000 Zeichen. Nur Sie sehen es.',
    send: 'Diese Notiz behalten',
    thanks: 'Bei dieser Prüfung vermerkt.',
  },

  download: { print: 'Drucken oder als PDF sichern', html: 'Als HTML sichern', json: 'Als JSON sichern' },

  action: { another: '← Etwas anderes prüfen', delete: 'Löschen' },
};
