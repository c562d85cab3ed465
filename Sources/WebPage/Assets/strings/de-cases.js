// Deutsch: Fälle.

/** @param {number} n */
const files = (n) => (n === 0 ? 'keine Datei' : n === 1 ? '1 Datei' : `${n} Dateien`);

/** @type {typeof import('./en-cases.js').cases} */
export const cases = {
  hint: 'Ein Fall hält zusammen, was zusammengehört: Dateien mit ihren Antworten, Ihre Notiz und einen Bericht über alles.',
  none: 'Es gibt noch keinen Fall',
  noneHint: 'Legen Sie hier einen an, oder wählen Sie Ergebnisse im Verlauf aus und legen Sie sie in einen.',
  search: 'Titel oder Schlagwort',
  new: 'Ein neuer Fall',
  title: 'Titel',
  make: 'Fall anlegen',
  untitled: 'Fall ohne Titel',
  files,
  which: 'Welcher Fall?',
  put: (n) => `${files(n)} in einen Fall legen`,
  putThere: 'Dorthin legen',
  cancel: 'Jetzt nicht',
  added: 'Es liegt im Fall.',
  full: 'Ein Fall fasst 200 Dateien. Nehmen Sie welche heraus oder legen Sie einen weiteren an.',
  tags: 'Schlagwörter',
  tagsHint: 'Bis zu 20, durch Kommas getrennt.',
  note: 'Notiz',
  noteHint: 'Was Sie wissen und folgern. Sie wird mit dem Bericht gedruckt.',
  save: 'Sichern',
  saved: 'Gesichert.',
  unsaved: 'Noch nicht gesichert.',
  changed: 'Geändert',
  inIt: 'Was darin liegt',
  empty: 'Noch nichts: Wählen Sie Ergebnisse im Verlauf aus und legen Sie sie hierher, oder tun Sie es unter einem Ergebnis.',
  gone: 'Eine Datei, die inzwischen gelöscht wurde',
  takeOut: 'Herausnehmen',
  takeOutThis: (name) => `${name} aus dem Fall nehmen`,
  compare: 'Vergleichen',
  compareThis: (name) => `${name} mit einer anderen Datei des Falls vergleichen`,
  delete: 'Fall löschen',
  confirm: (title) => `Den Fall „${title}“ löschen?`,
  confirmHint: 'Notiz und Schlagwörter gehen verloren. Dateien und Ergebnisse bleiben im Verlauf.',
  deleted: 'Der Fall ist gelöscht.',
};
