// Deutsch: Ergebnisse.

import { count, span } from '../format.js';
import { named } from './de-kinds.js';

/** Was hilft, wo die Detektoren keine Antwort haben. */
const elsewhere = 'Was hilft: die ursprüngliche Datei, und wer sie zuerst veröffentlicht hat.';

/** @type {Record<string, string>} */
const makings = {
  synthetic: 'von einer Maschine gemacht', ai_edited: 'mit KI bearbeitet', edited: 'bearbeitet',
  camera: 'mit einer Kamera aufgenommen',
};

/**
 * Wonach gesucht wurde und wonach nicht.
 *
 * @param {string} kind
 * @param {boolean} hasFaces ob nach vertauschten Gesichtern gesucht wurde
 */
function sought(kind, hasFaces) {
  const faces = hasFaces ? '' : ', vertauschten Gesichtern';
  switch (kind) {
    case 'image':
      return `Wir haben nach einem ganz erzeugten Bild gesucht. Nach Bearbeitungen${faces} und falschen Bildunterschriften ` +
        'wurde nicht gesucht.';
    case 'text':
      return 'Wir haben nach englischer Prosa eines Sprachmodells gesucht. Nach gemischten, umformulierten oder übersetzten ' +
        'Stellen und falschen Aussagen wurde nicht gesucht.';
    case 'audio':
      return 'Wir haben nach einer ganz synthetischen Stimme und nach Linien gesucht, die Musikgeneratoren hinterlassen. Nach ' +
        'Schnitten und falschen Aussagen wurde nicht gesucht.';
    case 'video':
      return `Wir haben einzelne Bilder danach angesehen, ob sie erzeugt sind. Nach Bearbeitungen${faces}, Bewegung und ` +
        'falschen Beschriftungen wurde nicht gesucht.';
    default:
      return 'Wir haben nach Anzeichen gesucht, dass alles erzeugt ist. Nach Bearbeitungen wurde nicht gesucht.';
  }
}

/** @type {typeof import('./en-result.js').result} */
export const result = {
  line: {
    synthetic: (often, kind) =>
      `Bei dieser Einstellung wurden ${often} der gemessenen ${named(kind).real} synthetisch genannt.`,
    syntheticNone: (n, kind) =>
      `Bei dieser Einstellung wurde von den ${n} gemessenen ${named(kind).real} ${named(kind).none} synthetisch genannt.`,
    noSigns: (kind, hasFaces) => `${sought(kind, hasFaces)} Das beweist nicht, dass es echt ist.`,
    former: 'Statistik allein zeigt nie, dass eine Datei echt ist: Heute sagt sie höchstens, dass es keine Anzeichen gibt, ' +
      'dass sie erzeugt wurde. Prüfen Sie sie neu, um die heutige Antwort zu bekommen.',
    ofHundred: (found, open, pass, kind) =>
      `Von 100 ${named(kind).synthetic} wie den gemessenen werden ${found} gefunden, ${open} offen gelassen und ` +
      `${pass} durchgelassen wie hier.`,
    shares: ['gefunden', 'offen gelassen', 'durchgelassen'],
    between: (alarms, misses, kind) =>
      `Die Signale sind in beide Richtungen zu schwach. Würden wir solche ${named(kind).all} synthetisch nennen, könnte das ` +
      `${alarms} echten treffen${misses && `; fänden wir darin keine Anzeichen, könnten uns ${misses} synthetischen entgehen`}` +
      `. ${elsewhere}`,
    notMeasuredEnough: (kind) =>
      `Nichts darin spricht dagegen, aber von ${named(kind).synthetic} wurden zu wenige gemessen, um zu beruhigen. Nehmen ` +
      `Sie das nicht als Zeichen, dass es echt ist. ${elsewhere}`,
    signedPixels: (signer) => `Bewiesen: ${signer} hat genau diese Pixel signiert.`,
    signed: {
      synthetic: (kind) => `Bewiesen: Der Unterzeichner steht auf der Vertrauensliste dieses Servers, und ${named(kind).one} ` +
        'ist noch so wie beim Signieren.',
      authentic: (kind) => `Bewiesen: Der Unterzeichner steht auf der Vertrauensliste dieses Servers, und ${named(kind).one} ` +
        'ist noch so wie beim Signieren. Gestellt oder falsch beschriftet kann es trotzdem sein.',
    },
    unknownVerdict: 'Der Server ist neuer als diese Seite: Laden Sie die Seite neu.',
  },

  examined: {
    seconds: (amount, of) => `Nur ${span(amount)} von ${span(of)} wurden angehört.`,
    frames: (amount, of) => `Nur ${count(amount)} von ${count(of)} Einzelbildern wurden angesehen.`,
    words: (amount, of) => `Nur ${count(amount)} von ${count(of)} Wörtern wurden gelesen.`,
  },

  document: {
    form: { word: 'eines Word-Dokuments', open_document: 'eines OpenDocument-Textes', email: 'einer E-Mail, soweit ihr Absender ihn schrieb',
      pdf: 'eines PDF-Dokuments' },
    other: 'eines Dokuments',
    judged: (form, words, pages) => `Gelesen wurde der Text ${form}, ${words === 1 ? '1 Wort' : `${count(words)} Wörter`}${pages}.`,
    pages: (read, all) => (read < all ? ` auf den ersten ${count(read)} von ${count(all)} Seiten`
      : ` auf ${all === 1 ? '1 Seite' : `${count(all)} Seiten`}`),
    scans: (pages) => `${pages === 1 ? '1 Seite ist eingescannt' : `${count(pages)} Seiten sind eingescannt`}: Ihre Wörter sind die, die ein Programm darin erkannte.`,
    part: {
      attachments: 'Anhänge', comments: 'Kommentare', deletions: 'gelöschte Stellen', endnotes: 'Endnoten', fields: 'Formularfelder', footers: 'Fußzeilen',
      footnotes: 'Fußnoten', headers: 'Kopfzeilen', hidden: 'verborgener Text', macros: 'Makros', objects: 'eingebettete Objekte',
      pictures: 'Bilder', quotes: 'zitierte Zeilen', scripts: 'Skripte', sideways: 'quer Geschriebenes',
    },
    leftOut: (parts) => `Nicht beurteilt: ${parts.join(', ')}.`,
    attached: (/** @type {string[]} */ names) => `Anhänge lassen sich einzeln prüfen: ${names.map((name) => `„${name}“`).join(', ')}.`,
  },

  conflict: {
    pixels: 'die Signatur eines Generators über den Pixeln sagt, er habe sie gemacht',
    between: (one, other) => `Zwei Befunde widersprechen einander: ${one}; ${other}. ${elsewhere}`,
    detector: (name, isSynthetic) => `„${name}“ spricht für ${isSynthetic ? 'synthetisch' : 'echt'}`,
    signature: (making) => `die Signatur sagt, es sei ${makings[making] ?? 'anders gemacht'}`,
    note: (making) => `unsignierte Metadaten sagen, es sei ${makings[making] ?? 'anders gemacht'}`,
  },

  warning: {
    first_frame_only: 'Es hat mehrere Bilder oder Seiten: Nur das erste wurde angesehen.',
    one_track_only: 'Es hat mehrere Ton- oder Bildspuren: Nur je eine wurde angesehen.',
    beginning_only: 'Der Ton ist lang: Nur sein Anfang wurde angehört.',
    read_as_windows_1252: 'Der Text sagt nicht, in welcher Kodierung er ist: Er wurde als Windows-1252 gelesen.',
    partly_read: 'Der Text ist lang: Nur Teile davon wurden gelesen.',
    voices_experimental: 'Der Detektor für Stimmen ist ein Versuch: Er übersieht fast alle synthetischen Stimmen.',
    motion_not_measured: 'Die Zahlen wurden an Videos aus Standbildern gemessen: Erzeugte Bewegung wurde nicht gemessen.',
    language_model_missing: 'Das Sprachmodell fehlt: Die Antwort beruht allein auf Wortmustern.',
    model_missing: 'Ein Modell fehlt: Nicht jeder Detektor konnte hinsehen.',
    decoder_failed: 'Die Datei wurde nicht ganz gelesen: Nicht jeder Detektor konnte hinsehen.',
    signature_invalid: 'Es trägt eine ungültige Signatur.',
  },

  step: {
    '-2': 'spricht stark für echt',
    '-1': 'spricht für echt',
    0: 'keine Neigung',
    1: 'spricht für synthetisch',
    2: 'spricht stark für synthetisch',
  },

  detector: {
    'audio.mark': 'Marke eines Stimmgenerators',
    'audio.music': 'Linien im Spektrum',
    'audio.speech': 'Klang der Stimme',
    'image.clip': 'Aussehen des Bildes',
    'image.mark': 'Marke eines Generators',
    'text.traces': 'Was Chatprogramme in Texten zurücklassen',
    'image.metadata': 'Unsignierte Metadaten',
    'audio.metadata': 'Unsignierte Metadaten',
    'video.metadata': 'Unsignierte Metadaten',
    'provenance.c2pa': 'Die Signatur',
    'face.blend': 'Nähte um Gesichter',
    'video.frames': 'Aussehen einzelner Bilder',
    'video.faces': 'Nähte um Gesichter in seinen Einzelbildern',
    'video.sound': 'Klang der Stimme darin',
    'text.smollm2': 'Vorhersagbarkeit für ein Sprachmodell',
    'text.ngrams': 'Wahl und Folge der Wörter',
  },

  about: {
    'audio.music': 'Gut bei Musikgeneratoren, die Linien im Spektrum hinterlassen, wie die meisten; blind für die anderen und für ' +
      'Musik, die schneller oder langsamer abgespielt wurde.',
    'audio.speech': 'Ein Sprachmodell für Ton. Gut bei Stimmen wie in seinem Training; blind für die meisten Stimmen der letzten ' +
      'Jahre.',
    'image.clip': 'Ein Bildmodell. Gut bei Bildern, die als Ganzes erzeugt sind; blind für Bearbeitungen, vertauschte Gesichter ' +
      'und alles, was außerhalb der Mitte liegt.',
    'face.blend': 'Gut bei Gesichtern, die in ein Foto eingesetzt sind; blind für Gesichter, die mit dem ganzen Bild erzeugt sind.',
    'video.frames': 'Ein Bildmodell. Gut bei Bildern, die als Ganzes erzeugt sind; blind für Bewegung, Bearbeitungen und ' +
      'vertauschte Gesichter.',
    'video.faces': 'Gut bei Gesichtern, die in ein Bild eingesetzt sind; blind für Gesichter, die mit dem ganzen Bild erzeugt ' +
      'sind.',
    'video.sound': 'Ein Sprachmodell für Ton. Gut bei Stimmen wie in seinem Training; blind für die meisten Stimmen der letzten ' +
      'Jahre.',
    'text.smollm2': 'Gut bei einfacher englischer Prosa von Chatmodellen; blind für umformulierte und gemischte Texte, unsicher bei ' +
      'förmlichem Stil.',
    'text.ngrams': 'Gut bei einfacher englischer Prosa von Chatmodellen; blind für umformulierte und gemischte Texte, unsicher bei ' +
      'förmlichem Stil.',
  },

  evidence: {
    undecided: 'Nur gezeigt, zählt nicht mit',
    answered: 'Hat geantwortet',
    waiting: 'Sieht noch hin …',
    failed: 'Fehlgeschlagen',
    not_applicable: 'Nicht geeignet',
    nothing: 'Nichts gefunden',
    off: 'Aus',
  },

  unsigned: 'Unsignierte Metadaten',
  claim: {
    synthetic: 'sagt, eine Maschine habe es gemacht',
    camera: 'sagt, es komme aus einer Kamera',
    edited: 'sagt, es sei bearbeitet',
    ai_edited: 'sagt, es sei mit KI bearbeitet',
  },

  leftBy: (writer) => `steht da, wo ${writer === 'a language model' ? 'ein Sprachmodell' : writer} es in kopiertem Text zurücklässt. ` +
    'Wer über solche Spuren schreibt, zitiert sie vielleicht.',

  remark: {
    possibly_generated: 'sagt, eine Maschine habe es vielleicht gemacht, wie eine Plattform vermutet',
    suspected_generated: 'sagt, eine Plattform habe den Verdacht, eine Maschine habe es gemacht',
    service_job: 'nennt einen Auftrag bei einem Dienst für maschinelles Lernen',
  },

  value: {
    graph: 'ein ComfyUI-Ablauf',
    settings: 'die Einstellungen eines Bildgenerators',
    label: 'eine Kennzeichnung, die Generatoren in China schreiben müssen',
    term: 'der Begriff der Presseagenturen dafür (IPTC)',
  },

  claimNote: 'Unsignierte Metadaten kann jeder schreiben oder entfernen. Sie werden gezeigt, entscheiden aber nie allein.',

  signature: {
    by: (names, day) => `signiert von ${names}${day ? ` am ${day}` : ''}`,
    then: ' → ',
    nameless: 'jemandem ohne Namen',
    pixels: {
      trusted: (signer, path) => `Bewiesen: ${signer} hat genau diese Pixel signiert (${path}).`,
      altered: (signer, path) => `Die Datei trägt eine Signatur von ${signer} über andere Pixel (${path}): Sie wurden danach verändert, oder die ` +
        'Signatur gehört zu einem anderen Bild. Sie zählt nicht.',
    },
    proved: 'Bewiesen: Der Unterzeichner steht auf der Vertrauensliste dieses Servers, und die Datei ist noch so wie beim ' +
      'Signieren.',
    unknown: 'Unversehrt, Unterzeichner hier unbekannt: Die Datei ist noch so wie beim Signieren, aber keine Vertrauensliste ' +
      'auf diesem Server nennt den Unterzeichner. Eine Behauptung, kein Beweis.',
    expired: (why) => 'Unversehrt, Zertifikat abgelaufen: Die Datei ist noch so wie beim Signieren, aber die Signatur lässt sich ' +
      `nicht bis zum Ende prüfen (${why}). Eine Behauptung, kein Beweis.`,
    altered: (why) => `Nach dem Signieren verändert: Die Signatur passt nicht zu dieser Datei (${why}). Was sie sagt, zählt ` +
      'nicht.',
    refused: (why) => `Das Zertifikat ist ungültig (${why}). Was die Signatur sagt, zählt nicht.`,
    failure: {
      'signingCredential.untrusted': 'der Unterzeichner steht hier auf keiner Vertrauensliste',
      'signingCredential.expired': 'das Zertifikat ist abgelaufen',
      'signingCredential.invalid': 'das Zertifikat ist ungültig',
      'signingCredential.revoked': 'das Zertifikat wurde zurückgezogen',
      'signingCredential.ocsp.revoked': 'das Zertifikat wurde zurückgezogen',
      'timeStamp.mismatch': 'der Zeitstempel passt nicht',
      'timeStamp.untrusted': 'der Zeitstempel kommt von einer unbekannten Stelle',
      'timeStamp.outsideValidity': 'der Zeitstempel liegt außerhalb der Zeit des Zertifikats',
      'timeStamp.malformed': 'der Zeitstempel ist nicht lesbar',
      'assertion.dataHash.mismatch': 'der Inhalt ist ein anderer als der signierte',
      'assertion.bmffHash.mismatch': 'der Inhalt ist ein anderer als der signierte',
      'assertion.boxesHash.mismatch': 'der Inhalt ist ein anderer als der signierte',
      'assertion.hashedURI.mismatch': 'eine Angabe darin wurde geändert',
      'assertion.missing': 'eine Angabe darin fehlt',
      'claimSignature.mismatch': 'die Signatur selbst passt nicht',
      'claimSignature.missing': 'die Signatur selbst fehlt',
    },
    elsewhere: 'Ihre Signatur liegt auf einem anderen Rechner. Nichts wurde abgerufen.',
    unavailable: 'Signaturen lassen sich auf diesem Server nicht prüfen.',
    unreadable: 'Ob sie signiert ist, ließ sich nicht lesen: Die Datei oder ihre Signatur ist beschädigt.',
    ingredients: (n, shown) => (n === 1 ? 'aus 1 anderen Datei gemacht' : `aus ${shown} anderen Dateien gemacht`),
    made: (making, program) => {
      const how = makings[making];
      const named = program && `mit ${program}`;
      return how ? [how, named].filter(Boolean).join(', ') : named && `${named} gemacht`;
    },
    action: {
      edited: 'bearbeitet', cropped: 'beschnitten', resized: 'skaliert', converted: 'umgewandelt',
      color_adjustments: 'Farben geändert', filtered: 'gefiltert', published: 'veröffentlicht',
      placed: 'etwas hineingesetzt', transcoded: 'umkodiert', redacted: 'geschwärzt',
    },
  },

  strip: {
    ends: ['spricht für echt', 'spricht für synthetisch'],
    legend: (hasLower) => 'Rechts vom oberen Strich sagen wir, dass es Anzeichen gibt' +
      `${hasLower ? ', links vom unteren, dass es keine gibt' : ''}.`,
    label: (number) => `${number} von 100, dass es synthetisch ist, auf einer Skala von echt bis synthetisch.`,
  },

  probability: {
    label: 'Geschätzte Wahrscheinlichkeit, dass es synthetisch ist',
    alone: 'Geschätzte Wahrscheinlichkeit, dass es synthetisch ist, allein nach den Detektoren',
    start: (often) => `Die Skala beginnt bei ${often}, bevor etwas angesehen wird.`,
    range: (low, high) => `Wahrscheinlicher Bereich ${low}–${high} von 100, wenn Ihre Datei den gemessenen gleicht.`,
  },

  heading: {
    why: 'Warum', moments: 'Welche Stellen', where: 'Woher es kommt', sure: 'Wie sicher sind wir?',
    medium: 'Die Datei',
  },

  noPreview: 'Dieser Browser kann das Format nicht zeigen.',

  sure: {
    falseAlarms: 'Fehlalarme',
    falseAlarmsValue: (k, n, share, kind) => `${k} von ${n} ${named(kind).real} wurden synthetisch genannt (${share})`,
    open: 'Offen gelassen',
    openValue: (k, n, share, kind) => `${k} von ${n} ${named(kind).synthetic} bekamen „Wir können es nicht sagen“ (${share})`,
    reassured: 'Echte ohne Anzeichen',
    reassuredValue: (k, n, share, kind) => `${k} von ${n} ${named(kind).real} bekamen „keine Anzeichen“ (${share})`,
    worst: 'Wo am meisten durchgeht',
    worstValue: (name, share, n) => `${name}: ${share} von ${n} bekamen „keine Anzeichen“`,
    caught: 'Gefunden',
    caughtValue: (k, n, share, kind) => `${k} von ${n} ${named(kind).synthetic} wurden synthetisch genannt (${share})`,
    missed: 'Durchgelassen',
    missedValue: (k, n, share, kind) => `${k} von ${n} ${named(kind).synthetic} bekamen „keine Anzeichen“ (${share})`,
    testSet: 'Gemessen an',
    testSetValue: (real, synthetic, kind) => `${real} ${named(kind).real} und ${synthetic} synthetischen`,
    setting: 'Von Ihnen gewählt',
    settingValue: (share, kind) => `höchstens ${share} von ${named(kind).real} dürfen synthetisch genannt werden`,
    stability: 'Nach dem Weiterverbreiten',
    stabilityValue: (same, views, points) =>
      `in ${same} von ${views} verkleinerten oder neu komprimierten Kopien schlug die Antwort nicht um; ` +
      `die Wahrscheinlichkeit bewegte sich um bis zu ${points} Punkte`,
    notLooked: 'Nicht versucht. „Hält die Antwort dem Weiterverbreiten stand?“ tut das, wenn Sie eine Datei prüfen.',
    models: 'Genaue Zahlen, Modelle und Prüfsummen',
    coverage: 'Detektoren, die geantwortet haben',
    coverageValue: (share) =>
      `${share >= 1 ? 'alle' : share > 0 ? 'einige von denen' : 'keiner von denen'}, die entscheiden können`,
    conflicts: 'Im Widerspruch',
    digest: 'SHA-256 der Datei',
    trustList: 'Vertrauensliste für Signaturen',
    trustListValue: (n) => (n === 1 ? '1 Zertifikat' : `${n} Zertifikate`),
    program: 'Programm',
    probability: 'Die Wahrscheinlichkeit ist an den gemessenen Dateien kalibriert: Sie gilt für Dateien wie diese.',
    technical: 'Der ganze Bericht als JSON',
  },

  numbers: {
    title: 'Zahlen',
    sum: 'Was alle Befunde beitragen (Logit)',
    contribution: 'Was es beiträgt (Logit)',
    contributionHint: 'Über 0 in Richtung synthetisch, unter 0 in Richtung echt; 0,7 verdoppelt das Verhältnis.',
    llr: 'Natürlicher Logarithmus des Likelihood-Quotienten',
    llrHint: 'für sich, bevor es mit den anderen gewichtet und kalibriert wird',
    weight: 'Gewicht',
    score: 'Rohwert',
    scoreHint: 'in der Einheit des Detektors; je größer, desto synthetischer',
    reason: 'Code des Grundes',
    explanation: 'In den Worten des Detektors',
    time: 'Dauer',
    milliseconds: (n) => `${n} ms`,
    digest: 'Prüfsumme des Modells',
    thresholds: 'Schwellen, keine Anzeichen / synthetisch (Logit)',
  },

  marks: {
    legend: ['Spricht für', 'echt', 'synthetisch'],
    hint: 'Zeigen Sie auf einen markierten Satz oder gehen Sie mit den Pfeiltasten von Satz zu Satz. Einzelne Sätze ' +
      'schwanken: Nur das Ganze zählt.',
    label: 'Der Text mit markierten Sätzen',
    strength: (strength, page) => `Dieser Satz${page ? ` auf Seite ${page}` : ''}: ${strength}.`,
    page: (number) => `Seite ${count(number)}`,
  },

  timeline: {
    label: 'Signale im Verlauf der Zeit',
    hint: 'Zeigen Sie auf einen Abschnitt, klicken Sie, um dorthin zu springen, oder gehen Sie mit den Pfeiltasten ' +
      'weiter. Einzelne Abschnitte schwanken: Nur das Ganze zählt.',
    strength: (time, strength) => `Bei ${time}: ${strength}.`,
    legend: { s4: 'spricht für synthetisch', s0: 'spricht für echt', s2: 'keine Neigung', none: 'nicht angesehen' },
  },

  frames: { title: 'Die verdächtigsten Bilder' },

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

  trail: {
    label: 'Ergebnisse der Liste',
    prev: '‹ Neueres',
    next: 'Älteres ›',
    place: (n, all) => `${n} von ${all}`,
  },

  masthead: {
    title: 'Touchstone-Bericht',
    file: 'Datei', digest: 'SHA-256', checked: 'Geprüft', by: 'Von', report: 'Bericht', address: 'Adresse',
    label: 'Ihr Urteil', note: 'Ihre Notiz',
    signed: 'Als JSON gesichert ist dieser Bericht signiert: „touchstone verify“ und alle mit dem öffentlichen Schlüssel des Servers können ihn prüfen.',
  },

  closer: {
    open: 'Genauer ansehen',
    title: (name) => `Genauer Blick auf ${name}`,
    stage: 'Das Bild: mit den Pfeiltasten verschieben, mit + und − vergrößern und verkleinern',
    view: 'Ansicht',
    original: 'Wie es ist',
    views: {
      error: 'Fehlerstufen', ghost: 'JPEG-Geister', noise: 'Rauschen', gradient: 'Helligkeitsgefälle',
      clone: 'Kopierte Teile', red: 'Rotkanal', green: 'Grünkanal', blue: 'Blaukanal',
    },
    hints: {
      error: 'Was sich ändert, wenn das Bild noch einmal als JPEG gesichert wird, 20-fach. Teile, die seltener gesichert ' +
        'wurden als der Rest, können hervortreten; Kanten und Muster tun es auch.',
      ghost: 'Verschieben Sie die Qualität: Teile, die einmal mit dieser Qualität gesichert wurden, werden dunkel.',
      noise: 'Was ein 3 × 3-Median wegnimmt, 8-fach. Teile von anderswo können anders rauschen; glatte rauschen wenig.',
      gradient: 'Richtung des Lichts in Rot und Grün, Steilheit in Blau. Licht, das nicht passt, zeigt sich hier am besten.',
      clone: 'Teile, die einander gleichen, obwohl sie auseinander liegen, in je einer Farbe für jeden Abstand. Auch Muster, die ' +
        'sich wiederholen, gleichen einander: Fenster, Wellen, Druck.',
      red: 'Eine Farbe allein.', green: 'Eine Farbe allein.', blue: 'Eine Farbe allein.',
    },
    noVerdict: 'Eine Ansicht für geübte Augen, kein Urteil.',
    keys: 'Rad, zwei Finger oder + und − vergrößern; Ziehen oder Pfeiltasten verschieben; 0 zeigt alles, 1 die wahre Größe. ' +
      'Still halten oder l drücken öffnet die Lupe: Pfeiltasten gehen von Pixel zu Pixel, mit Umschalt weiter, + und − ändern ihre ' +
      'Stärke.',
    loupe: 'Lupe',
    loupeTold: (x, y, colour, power) => `${x}, ${y} · ${colour} · ${power} ×`,
    quality: 'Qualität beim Sichern, 50 bis 98',
    nearer: 'Näher', farther: 'Weiter weg', whole: 'Alles', actual: 'Wahre Größe',
    computing: 'Diese Ansicht wird berechnet …',
    save: 'Datei sichern', close: 'Schließen',
  },

  tags: {
    title: 'Alle Metadaten',
    hint: 'Jede Angabe in der Datei, von Ihrem Browser gelesen. Jeder kann sie schreiben oder entfernen. Eine Ansicht für geübte Augen, ' +
      'kein Urteil.',
    search: 'Namen und Werte durchsuchen',
    shown: (n, all) => `${n} von ${all} Angaben`,
    copy: 'Kopieren, was zu sehen ist',
    none: 'In dieser Datei stehen keine Angaben, oder keine, die diese Seite lesen kann.',
    cut: 'Nicht alles ist zu sehen: Es sind mehr als 2.000 Angaben, eine ist sehr lang, oder ein Teil ist beschädigt.',
  },

  stills: {
    title: (n, shown) => (n === 1 ? 'Das Einzelbild, das angesehen wurde' : `Alle ${shown} Einzelbilder, die angesehen wurden`),
    hint: 'Die verdächtigsten zuerst, in voller Größe, wie Ihr Browser sie der Datei entnimmt. Ein Einzelbild allein wird als Bild ' +
      'beurteilt: Seine Antwort kann anders sein als die des Videos.',
    go: 'Dorthin', goTo: (moment) => `Zu ${moment} gehen`,
    save: 'Sichern', saveThis: (moment) => `Das Einzelbild bei ${moment} sichern`,
    check: 'Allein prüfen', checkThis: (moment) => `Das Einzelbild bei ${moment} allein prüfen`,
    saveAll: 'Alle als Zip sichern',
    taking: (n, all) => `${n} von ${all} …`,
    done: 'Gesichert. Die Namen beginnen mit der Reihenfolge, das verdächtigste zuerst, und enden mit der Stelle im Video.',
    impossible: 'Ihr Browser kann dieses Einzelbild der Datei nicht entnehmen.',
    tooLarge: 'Zusammen sind sie zu groß für ein Zip (1 GiB). Sichern Sie die nötigen einzeln.',
  },

  search: {
    title: 'Im Web danach suchen',
    titleStill: 'Im Web nach einem gesicherten Einzelbild suchen',
    leaves: 'Eine dieser Seiten zu öffnen sendet ihr nichts von Ihnen. Das Bild verlässt diesen Rechner, wenn Sie es dort einfügen oder ' +
      'hochladen; dann hat es, wer jene Seite betreibt.',
    copy: 'Bild kopieren',
    copied: 'Kopiert: Fügen Sie es dort ein.',
    notCopied: 'Der Browser hat es nicht kopiert. Sichern Sie die Datei und laden Sie sie dort hoch.',
    newTab: 'in einem neuen Tab',
  },

  compare: {
    open: 'Vergleichen mit …',
    with: (name) => `${name} vergleichen mit …`,
    back: 'Zurück zum Ergebnis',
    none: 'Es gibt nichts zum Vergleichen',
    noneHint: 'Kein anderes Ergebnis dieser Art passt.',
    title: 'Zwei Ergebnisse nebeneinander',
    of: (one, other) => `${one} und ${other}`,
    other: (name) => `${name} mit etwas anderem vergleichen`,
    pictures: 'Die beiden, gemeinsam vergrößert und verschoben',
    stage: (name) => `${name}: beide mit den Pfeiltasten verschieben, mit + und − vergrößern und verkleinern`,
    modes: { sides: 'Nebeneinander', slider: 'Übereinander', difference: 'Unterschied' },
    hints: {
      sides: 'Rad, zwei Finger oder + und − vergrößern beide; Ziehen oder Pfeiltasten verschieben beide; 0 zeigt alles, 1 die ' +
        'wahre Größe des größeren.',
      slider: (one, other) => `Links der Linie: ${one}. Rechts davon: ${other}. Ziehen Sie die Linie oder den Regler.`,
      difference: 'Schwarz ist in beiden gleich. Was nur neu gesichert oder verkleinert wurde, unterscheidet sich an den Kanten. ' +
        'Eine Ansicht für geübte Augen, kein Urteil.',
    },
    slider: 'Wie viel vom ersten zu sehen ist, in Hundertsteln',
    gain: 'Der Unterschied verstärkt, 1- bis 20-fach',
    differing: (share) => `${share} der Bildpunkte unterscheiden sich deutlich.`,
    otherShape: 'Ihre Seiten stehen in verschiedenem Verhältnis: Eines kann beschnitten sein. Beide sind ganz zu sehen, in der Mitte.',
    play: 'Beide abspielen', stop: 'Beide anhalten', time: 'Stelle in beiden',
    table: 'Was über sie bekannt ist',
    same: 'Beide sind genau dieselbe Datei.',
    differs: 'verschieden',
    nothing: 'Sie sagt nichts',
    rows: {
      answer: 'Antwort', origin: 'Was die Datei sagt', chance: 'Synthetisch, von 100', file: 'Datei', size: 'Größe',
      digest: 'SHA-256', checked: 'Geprüft', label: 'Ihr Urteil',
    },
  },

  spectrogram: {
    show: 'Spektrogramm zeigen',
    label: 'Spektrogramm: Zeit von links nach rechts, Frequenz von unten nach oben',
    hint: 'Lautstärke nach Frequenz, von 0 bis 24 kHz; ein Klick geht dorthin. Eine scharfe obere Kante zeigt die ' +
      'Bandbreite, mit der die Aufnahme gemacht oder gesendet wurde. Eine Ansicht für geübte Ohren und Augen, kein Urteil.',
    frequency: (kilohertz) => `${kilohertz} kHz`,
    computing: 'Das Spektrogramm wird berechnet …',
  },

  lifecycle: { cancel: 'Abbrechen', retry: 'Noch einmal versuchen', rerun: 'Neu prüfen',
    unchanged: 'Die Modelle haben sich seither nicht geändert.' },

  changes: {
    title: (since) => `Seit dem Bericht vom ${since}`,
    sameVerdict: 'Die Antwort ist dieselbe.',
    verdict: (before, now) => `Die Antwort war „${before}“ und ist jetzt „${now}“.`,
    probability: (before, now) => `Die geschätzte Wahrscheinlichkeit war ${before} und ist jetzt ${now}.`,
    detectors: (names) => `Anders als vorher: ${names.join(', ')}.`,
  },

  handOn: {
    title: 'Weitergeben',
    hint: 'Ein Link zeigt dieses Ergebnis allen, die ihn haben, ohne Konto. Ändern lässt sich damit nichts.',
    new: 'Link erstellen',
    lasts: 'Er gilt',
    life: (days) => (days === 365 ? 'ein Jahr' : `${days} Tage`),
    medium: 'Auch die Datei zeigen',
    mediumHint: 'Sonst ist nur das Ergebnis zu sehen, mit dem Namen der Datei.',
    make: 'Link erstellen',
    once: 'Kopieren Sie den Link jetzt: Er wird nur dieses eine Mal gezeigt.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    madeOn: (day) => `Link vom ${day}`,
    until: (day) => `gilt bis ${day}`,
    expired: (day) => `abgelaufen am ${day}`,
    withFile: 'mit der Datei',
    withoutFile: 'ohne die Datei',
    revoke: 'Widerrufen',
    revokeThis: (day) => `Link vom ${day} widerrufen`,
    revokeTitle: 'Diesen Link widerrufen?',
    revokeHint: 'Wer ihn hat, sieht dann nichts mehr. Das lässt sich nicht rückgängig machen.',
    revoked: 'Der Link ist widerrufen.',
    sentence: 'Ein Satz für einen Artikel',
    source: (version, day, digest) => `(Touchstone ${version}, ${day}; Datei mit SHA-256 ${digest}…)`,
    shown: (day) => `Dieses Ergebnis wurde Ihnen mit einem Link weitergegeben, der bis ${day} gilt.`,
    noFile: 'Die Datei selbst wird nicht gezeigt.',
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
    thanks: 'Beim Ergebnis vermerkt.',
  },

  download: { print: 'Drucken oder als PDF sichern', html: 'Als HTML sichern', json: 'Als JSON sichern',
    signed: 'Das JSON ist signiert. Wer es bekommt, kann sehen, dass nichts darin verändert wurde: ' },

  verify: {
    hint: 'Ein als JSON gespeicherter Bericht ist von dem Server signiert, der ihn gemacht hat. Ihr Browser prüft ihn hier und ' +
      'sendet ihn nirgendwohin.',
    report: 'Der Bericht',
    reportHint: 'Eine Datei, die auf .json endet.',
    other: 'Er kommt von einem anderen Server',
    keys: 'Die öffentlichen Schlüssel jenes Servers',
    keysHint: 'Die Datei touchstone-keys.json, die er unter /.well-known/touchstone-keys.json hat.',
    valid: 'Dieser Bericht ist echt',
    validHint: 'Wer den Schlüssel hat, hat ihn gemacht, und kein Wert darin wurde seither verändert.',
    invalid: 'Dieser Bericht hält nicht stand',
    unknown: 'Das lässt sich hier nicht prüfen',
    problem: {
      not_json: 'Die Datei ist kein JSON, oder eines, das zwei Leser verschieden verstehen könnten.',
      no_report: 'In dieser Datei ist kein Bericht.',
      unsigned: 'Der Bericht ist nicht signiert; jeder kann ihn geschrieben oder verändert haben.',
      malformed_signature: 'Die Signatur ist nicht so geschrieben, wie es sein muss.',
      unknown_key: 'Er nennt einen Schlüssel, der nicht von diesem Server ist. Kommt er von einem anderen, wählen Sie dessen ' +
        'Schlüssel.',
      altered: 'Er ist nicht das, was signiert wurde: Etwas darin wurde verändert.',
      unsupported: 'Dieser Browser kann solche Signaturen nicht prüfen, oder die Seite kam unverschlüsselt. Nehmen Sie die ' +
        'Befehlszeile: touchstone verify report.json --keys touchstone-keys.json',
    },
    answer: 'Antwort',
    medium: 'Datei',
    digest: 'SHA-256 der Datei',
    finished: 'Geprüft',
    id: 'Bericht',
    key: 'Schlüssel',
    shows: 'Das zeigt nicht, dass die Antwort stimmt, dass die Uhr des Servers richtig ging oder wer die Datei hergab.',
    compare: 'Eine Datei vergleichen',
    compareHint: 'Zeigt, ob eine Datei von Ihnen die geprüfte ist. Auch sie wird nicht gesendet.',
    same: 'Es ist genau die Datei, die geprüft wurde.',
    different: 'Es ist eine andere Datei, oder sie wurde seither verändert.',
  },

  action: { another: '← Etwas anderes prüfen', delete: 'Löschen' },
};
