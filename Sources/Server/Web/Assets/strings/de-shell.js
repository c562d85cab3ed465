// Deutsch: Rahmen der Seite, Anmelden, Verlauf, Speicher, Konto, Verwaltung, Probleme.

/** @type {Record<string, string>} */
const nouns = { image: 'Unbenanntes Bild', audio: 'Unbenannte Aufnahme', video: 'Unbenanntes Video', text: 'Text' };

/** @param {number} n */
const checks = (n) => (n === 1 ? '1 Prüfung' : `${n} Prüfungen`);

/** @type {typeof import('./en-shell.js').shell} */
export const shell = {
  title: (about) => (about ? `${about} – Touchstone` : 'Touchstone'),

  frame: {
    skip: 'Zum Inhalt springen',
    nav: 'Seiten',
    language: 'Sprache',
    signIn: 'Anmelden',
    signOut: 'Abmelden',
    guest: 'Gast',
    loading: 'Wird geladen …',
    offline: 'Keine Verbindung. Was zu sehen ist, kann veraltet sein.',
    online: 'Die Verbindung ist wieder da.',
    again: 'Noch einmal versuchen',
    pages: {
      analyse: 'Prüfen', history: 'Verlauf', storage: 'Speicher', account: 'Konto', admin: 'Verwaltung',
      api: 'API', result: 'Ergebnis', entry: 'Anmelden',
    },
  },

  account: {
    signIn: 'Anmelden',
    create: 'Konto anlegen',
    newHere: 'Neu hier?',
    known: 'Schon ein Konto?',
    email: 'E-Mail',
    password: 'Passwort',
    passwordHint: 'Mindestens 8 Zeichen.',
  },

  history: {
    title: 'Frühere Prüfungen',
    open: (name, answer) => `${name} öffnen: ${answer}`,
    delete: (name) => `${name} löschen`,
    confirmTitle: 'Diese Prüfung löschen?',
    confirm: (name) => `${name} und der Bericht dazu werden von diesem Server entfernt.`,
    deleted: 'Gelöscht.',
    more: 'Ältere zeigen',
    none: 'Noch nichts. Was Sie prüfen, erscheint hier.',
    unnamed: (kind) => nouns[kind] ?? 'Unbenanntes Medium',
  },

  store: {
    used: (used, limit, n) => `${checks(n)} behalten, ${used} von ${limit}`,
    fullTitle: 'Ihr Speicher ist voll',
    full: (used, limit, needed) =>
      `${used} von ${limit} sind belegt, und diese Prüfung braucht ${needed}. Sie läuft trotzdem, und ihr Bericht ` +
      'wartet einen Tag. Um sie zu behalten, wählen Sie, was gehen darf:',
    none: 'Frühere Prüfungen zu löschen, schüfe nicht genug Platz für diese.',
    later: 'Nicht jetzt',
    clear: 'Diese löschen und die neue behalten',
    rule: {
      oldest: (n) => (n === 1 ? 'Die älteste Prüfung' : `Die ${n} ältesten Prüfungen`),
      largest: (n) => (n === 1 ? 'Die größte Prüfung' : `Die ${n} größten Prüfungen`),
      inconclusive: (n) => (n === 1 ? 'Die älteste Prüfung ohne klare Antwort' : `${n} Prüfungen ohne klare Antwort`),
    },
    frees: (amount) => `gibt ${amount} frei`,
    cleared: (n, amount) => `${checks(n)} gelöscht, ${amount} frei. Diese ist behalten.`,
  },

  confirm: { keep: 'Behalten', delete: 'Löschen' },

  problem: {
    network: ['Der Server ist nicht zu erreichen', 'Prüfen Sie die Verbindung und versuchen Sie es noch einmal.'],
    expired: ['Sie wurden abgemeldet', 'Melden Sie sich wieder an. Was schon angenommen war, ist noch da.'],
    unexpected: ['Etwas ist schiefgegangen', 'Versuchen Sie es noch einmal. Bleibt es so, sagen Sie es dem Betreiber.'],
    internal: ['Etwas ist schiefgegangen', 'Versuchen Sie es noch einmal. Bleibt es so, sagen Sie es dem Betreiber.'],
    invalid_request: ['So geht es nicht', 'Ändern Sie es und versuchen Sie es noch einmal.'],
    unauthenticated: ['Sie sind nicht angemeldet', 'Prüfen Sie Ihre Eingaben oder legen Sie ein Konto an.'],
    too_large: ['Das ist zu groß', 'Nehmen Sie eine kleinere Datei oder einen kürzeren Text.'],
    unsupported_media: ['Dieses Format lässt sich nicht prüfen', 'Nehmen Sie eines der genannten Formate oder einen Text.'],
    content_mismatch: [
      'Die Datei ist nicht, was ihr Name sagt', 'Geben Sie ihr die richtige Endung oder speichern Sie sie neu.',
    ],
    quota_exceeded: ['Ihr Speicher ist voll', 'Löschen Sie Prüfungen, die Sie nicht mehr brauchen.'],
    rate_limited: ['Zu viele Versuche', 'Warten Sie einen Augenblick und versuchen Sie es noch einmal.'],
  },
};
