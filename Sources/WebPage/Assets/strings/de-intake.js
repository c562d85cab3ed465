// Deutsch: etwas abgeben.

import { join } from './de-kinds.js';

/** @type {typeof import('./en-intake.js').intake} */
export const intake = {
  rates: {
    legend: 'Welcher Irrtum ist schlimmer?',
    name: { careful: 'Fehlalarme vermeiden', alert: 'Mehr finden' },
    label: (name, often) => `${name}: höchstens ${often} echten fälschlich synthetisch genannt`,
    careful: 'Weniger Fehlalarme, aber mehr Synthetisches bleibt unentdeckt.',
    alert: 'Findet mehr Synthetisches, schlägt aber öfter falschen Alarm.',
    only: (these) => `Nur bei ${join(these)}: Von anderem wurde zu wenig gemessen.`,
  },

  options: {
    title: 'Wie geprüft wird',
    thorough: 'Hält die Antwort dem Weiterverbreiten stand?',
    thoroughHint: 'Prüft auch verkleinerte, beschnittene und neu komprimierte Kopien. Dauert mehrmals so lange.',
    forget: 'Nicht behalten',
    forgetHint: 'Die Datei wird gelöscht, sobald die Prüfung zu Ende ist, der Bericht einen Tag später.',
  },

  intake: {
    question: 'Hat das eine Maschine gemacht?',
    promise: 'Touchstone sucht in einem Bild, einer Audiodatei, einem Video oder einem Text nach Anzeichen synthetischer ' +
      'Medien, zeigt, was es gefunden hat, und sagt es, wenn es keine Antwort hat. Ihre Dateien bleiben auf diesem Server.',
    limits: 'Gesucht wird, was als Ganzes erzeugt ist. Nach Bearbeitungen, vertauschten Gesichtern und falschen ' +
      'Bildunterschriften wird nicht gesucht. Texte brauchen mindestens 50 Wörter Englisch.',
    guest: 'Sie sind Gast. Gäste dieses Rechners teilen sich einen Verlauf; ein Konto hält Ihren getrennt.',
    drop: 'Bilder, Audiodateien oder Videos auf die Seite ziehen',
    paste: 'oder ein Bild einfügen oder',
    touch: 'Ein Bild, eine Audiodatei oder ein Video',
    choose: 'Dateien wählen',
    camera: 'Foto aufnehmen',
    text: 'Oder einen Text einfügen',
    checkText: 'Diesen Text prüfen',
    formats: (names, limit) => `${names}. Je bis ${limit}.`,
    words: (n, shown) => (n === 1 ? '1 Wort' : `${shown} Wörter`),
    tooFew: (n, shown, least) => `${n === 1 ? '1 Wort' : `${shown} Wörter`} von mindestens ${least}`,
    empty: (least) => `Mindestens ${least} Wörter auf Englisch. Längere Texte geben sicherere Antworten.`,
    link: 'Links werden nicht abgerufen. Speichern Sie die Datei oder kopieren Sie den Text und prüfen Sie das.',
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
      known: () => 'Von genau dieser Datei gibt es schon ein Ergebnis.',
      accepted: () => 'Gesendet, wartet, bis es an der Reihe ist',
      refused: () => '',
    },
    held: (until) => `Wird am ${until} gelöscht, wenn Sie keinen Platz schaffen`,
    heldAll: (n) => (n === 1 ? 'Ihr Speicher ist voll: Eines dieser Ergebnisse wird gelöscht.'
      : `Ihr Speicher ist voll: ${n} dieser Ergebnisse werden gelöscht.`),
    heldRoom: 'Platz schaffen',
    action: {
      pause: 'Pausieren', resume: 'Weiter', retry: 'Noch einmal versuchen', choose: 'Noch einmal wählen',
      again: 'Noch einmal prüfen', remove: 'Entfernen',
    },
    open: 'Zum Ergebnis',
    openNamed: (name) => `Zum Ergebnis von ${name}`,
  },
};
