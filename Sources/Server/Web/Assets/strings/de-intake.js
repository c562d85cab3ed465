// Deutsch: etwas abgeben.

import { join } from './de-kinds.js';

/** @type {typeof import('./en-intake.js').intake} */
export const intake = {
  rates: {
    legend: 'Wie vorsichtig soll die Antwort sein?',
    name: { careful: 'Vorsichtig', alert: 'Wachsam' },
    label: (name, often) => `${name}: höchstens ${often} echten fälschlich synthetisch genannt`,
    careful: 'Weniger Fehlalarme, aber mehr Synthetisches bleibt unentdeckt.',
    alert: 'Findet mehr Synthetisches, schlägt aber öfter falschen Alarm.',
    only: (these) => `Nur bei ${join(these)}: Von anderem wurde zu wenig gemessen.`,
  },

  options: {
    title: 'Wie geprüft wird',
    thorough: 'Gründlich hinsehen',
    thoroughHint: 'Auch verkleinert, beschnitten und neu komprimiert: Hält die Antwort? Dauert mehrmals so lange.',
    forget: 'Nicht behalten',
    forgetHint: 'Die Datei wird gelöscht, sobald die Prüfung zu Ende ist, der Bericht einen Tag später.',
  },

  intake: {
    question: 'Hat das eine Maschine gemacht?',
    promise: 'Touchstone sucht in einem Bild, einer Aufnahme, einem Video oder einem Text nach Anzeichen synthetischer ' +
      'Medien, zeigt, was es gefunden hat, und sagt es, wenn es keine Antwort hat. Was Sie abgeben, bleibt auf ' +
      'diesem Server.',
    drop: 'Bilder, Aufnahmen oder Videos auf die Seite ziehen',
    paste: 'oder ein Bild einfügen oder',
    touch: 'Ein Bild, eine Aufnahme oder ein Video',
    choose: 'Dateien wählen',
    camera: 'Foto aufnehmen',
    text: 'Oder einen Text einfügen',
    checkText: 'Diesen Text prüfen',
    formats: (names, limit) => `${names}. Je bis ${limit}.`,
    words: (n, shown) => (n === 1 ? '1 Wort' : `${shown} Wörter`),
    empty: 'Längere Texte geben sicherere Antworten.',
    link: 'Links werden nicht abgerufen. Speichern Sie die Datei oder kopieren Sie den Text und geben Sie das ab.',
    tooLarge: (name, limit) => `${name} ist größer, als dieser Server annimmt (${limit}).`,
    nothingIn: (name) => `${name} ist leer.`,
    noText: 'Es gibt noch keinen Text zu prüfen.',
    pasted: 'Eingefügter Text',
  },

  delivery: {
    title: 'Unterwegs',
    progress: (name) => `Wie viel von ${name} gesendet ist`,
    state: {
      waiting: (_share, size) => `Wartet, bis es an der Reihe ist · ${size}`,
      sending: (share, size) => `Wird gesendet · ${share} von ${size}`,
      broken: (share) => `Keine Verbindung. Es geht von selbst bei ${share} weiter.`,
      paused: (share, size) => `Pausiert · ${share} von ${size} gesendet`,
      missing: (share) => `${share} ist schon da. Wählen Sie dieselbe Datei noch einmal, dann folgt der Rest.`,
      accepted: () => 'Gesendet',
      refused: () => '',
    },
    action: {
      pause: 'Pausieren', resume: 'Weiter', retry: 'Noch einmal versuchen', choose: 'Noch einmal wählen',
      remove: 'Entfernen',
    },
    open: 'Zum Ergebnis',
    openNamed: (name) => `Zum Ergebnis von ${name}`,
  },
};
