// Deutsch: Rahmen der Seite, Verlauf, Speicher, Probleme.

/** @type {Record<string, string>} */
const nouns = { image: 'Unbenanntes Bild', audio: 'Unbenannte Audiodatei', video: 'Unbenanntes Video', text: 'Text' };

/**
 * @param {number} n
 * @param {string} [shown]
 */
const results = (n, shown = String(n)) => (n === 1 ? '1 Ergebnis' : `${shown} Ergebnisse`);

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
    guestHint: 'Gäste dieses Rechners teilen sich einen Verlauf',
    loading: 'Wird geladen …',
    offline: 'Keine Verbindung. Was zu sehen ist, kann veraltet sein.',
    online: 'Die Verbindung ist wieder da.',
    again: 'Noch einmal versuchen',
    pages: {
      analyse: 'Prüfen', history: 'Verlauf', storage: 'Speicher', account: 'Konto', admin: 'Verwaltung',
      api: 'API', result: 'Ergebnis', entry: 'Anmelden', invitation: 'Konto anlegen', password: 'Neues Passwort wählen',
      verify: 'Gespeicherten Bericht prüfen', shared: 'Ein Ergebnis', compare: 'Vergleichen', cases: 'Fälle', case: 'Fall',
    },
  },

  shortcuts: {
    title: 'Tastenkürzel',
    open: 'Tastatur',
    single: 'Diese Tasten benutzen',
    singleHint: 'Schalten Sie das aus, wenn Sie mit Ihrem Rechner sprechen oder die Tasten stören.',
    close: 'Schließen',
    keys: { help: 'Diese Liste zeigen', search: 'Im Verlauf suchen', next: 'Nächstes Ergebnis der Liste', previous: 'Ergebnis davor', close: 'Einen Dialog schließen' },
  },

  kinds: { image: 'Bilder', audio: 'Audio', video: 'Videos', text: 'Texte' },

  history: {
    title: 'Verlauf',
    filters: 'Suchen und filtern',
    filter: { q: 'Name', kind: 'Art', verdict: 'Antwort', labelled: 'Ihr Urteil', retain: 'Behalten', from: 'Von', to: 'Bis' },
    any: 'Alle',
    verdicts: {
      synthetic: 'Anzeichen, dass es synthetisch ist', no_signs: 'Keine Anzeichen, dass es erzeugt wurde',
      authentic: 'Signiert oder früher echt genannt', uncertain: 'Wir können es nicht sagen', not_applicable: 'Nicht geeignet',
    },
    labelled: { false: 'Fehlt noch', true: 'Gegeben' },
    retained: { keep: 'Behalten', ephemeral: 'Nicht behalten', held: 'Wartet auf Platz' },
    export: 'Als Tabelle laden',
    labels: { real: 'Sie: echt.', synthetic: 'Sie: synthetisch.', manipulated: 'Sie: bearbeitet.', unknown: 'Sie: unbekannt.' },
    chance: (n) => `synthetisch: ${n} von 100`,
    table: {
      show: 'Dichte Tabelle',
      label: 'Ergebnisse als Tabelle',
      hint: 'In einer Zeile: j und k gehen zur nächsten und vorigen, 1 bis 4 beurteilen (echt, synthetisch, bearbeitet, ' +
        'unbekannt), x wählt aus. Spalten sortieren, was gezeigt ist.',
      tick: 'Ausgewählt',
      columns: {
        name: 'Name', answer: 'Antwort', chance: 'Synthetisch, von 100', created: 'Wann', size: 'Datei', label: 'Ihr Urteil',
      },
    },
    saveTable: 'Als CSV sichern',
    saveLines: 'Als JSON-Zeilen sichern',
    saveZip: 'Als Zip sichern',
    packing: (n, all) => `${n} von ${all} …`,
    missing: (n) => (n === 1 ? 'Eine Datei ist nicht mehr da: Das Zip hat nur ihren Bericht.'
      : `${n} Dateien sind nicht mehr da: Das Zip hat nur ihre Berichte.`),
    compare: 'Diese zwei vergleichen',
    intoCase: 'In einen Fall legen',
    all: 'Alle gezeigten auswählen',
    selection: 'Was ausgewählt ist',
    select: (name) => `${name} auswählen`,
    selected: (n, shown) => `${shown} ausgewählt`,
    selectNone: 'Nichts auswählen',
    delete: (name) => `${name} löschen`,
    confirmTitle: 'Dieses Ergebnis löschen?',
    confirm: (name) => `${name} und der Bericht dazu werden von diesem Server entfernt.`,
    confirmMany: (n) => (n === 1 ? 'Dieses Ergebnis löschen?' : `Diese ${n} Ergebnisse löschen?`),
    confirmManyHint: 'Dateien und Berichte werden von diesem Server entfernt. Das lässt sich nicht rückgängig machen.',
    deleted: 'Gelöscht.',
    more: 'Ältere zeigen',
    none: 'Noch nichts geprüft',
    noneHint: 'Was Sie prüfen, erscheint hier mit seiner Antwort.',
    first: 'Etwas prüfen',
    noMatch: 'Nichts passt',
    noMatchHint: 'Kein Ergebnis passt zu diesen Filtern.',
    showAll: 'Alle zeigen',
    unnamed: (kind) => nouns[kind] ?? 'Unbenannte Datei',
  },

  feedbackShort: { real: 'Echt', synthetic: 'Synthetisch', manipulated: 'Bearbeitet', unknown: 'Unbekannt' },

  storage: {
    title: 'Speicher',
    used: (used, limit) => `${used} von ${limit} belegt`,
    share: (share) => `${share} des Speichers sind belegt.`,
    files: (n, most) => `${n} von ${most} Ergebnissen`,
    results,
    transient: (amount) => `Weitere ${amount} werden nicht behalten oder warten auf Platz. Sie werden von selbst gelöscht und zählen nicht.`,
    none: 'Noch nichts behalten',
    noneHint: (limit) => `Platz ist für ${limit}.`,
    room: 'Platz schaffen',
    roomHint: 'Vorschläge, um ein Viertel des Belegten frei zu machen. Nichts wird gelöscht, bevor Sie es sagen.',
    clear: 'Diese löschen',
    choose: 'Selbst wählen, im Verlauf',
    cleared: (n, amount) => `${results(n)} gelöscht, ${amount} frei.`,
    waiting: 'Wartet auf Platz',
    waitingHint: 'Diese kamen, als der Speicher voll war. Behalten Sie sie, sonst werden sie gelöscht.',
    until: (time) => `wird am ${time} gelöscht`,
  },

  store: {
    fullTitle: 'Ihr Speicher ist voll',
    full: (used, limit, needed) => `${used} von ${limit} sind belegt, und diese Datei braucht ${needed}.`,
    fullByCount: (files, most) => `Sie haben ${files} von ${most} Ergebnissen: Eines mehr passt nicht, so klein seine Datei ist.`,
    waits: (until) => `Sie wird trotzdem geprüft, und ihr Ergebnis wartet ${until ? `bis ${until}` : 'einen Tag'}.`,
    choose: 'Um es zu behalten, wählen Sie, was gelöscht werden darf:',
    none: 'Auch ohne alle früheren Ergebnisse wäre für dieses nicht genug Platz.',
    later: 'Nicht jetzt',
    clear: 'Diese löschen und das neue behalten',
    rule: {
      oldest: (n) => (n === 1 ? 'Das älteste Ergebnis' : `Die ${n} ältesten Ergebnisse`),
      largest: (n) => (n === 1 ? 'Das größte Ergebnis' : `Die ${n} größten Ergebnisse`),
      inconclusive: (n) => (n === 1 ? 'Das älteste Ergebnis ohne klare Antwort' : `${n} Ergebnisse ohne klare Antwort`),
    },
    frees: (amount) => `gibt ${amount} frei`,
    cleared: (n, amount) => `${results(n)} gelöscht, ${amount} frei. Dieses wird behalten.`,
  },

  confirm: { keep: 'Behalten', delete: 'Löschen' },

  problem: {
    network: ['Der Server ist nicht zu erreichen', 'Prüfen Sie die Verbindung und versuchen Sie es noch einmal.'],
    expired: ['Sie wurden abgemeldet', 'Melden Sie sich wieder an. Nichts ist verloren: Was unterwegs war, geht dann weiter.'],
    expired_to_guest: ['Sie wurden abgemeldet', 'Melden Sie sich wieder an, um Ihre Ergebnisse zu sehen. Bis dahin sind Sie ' +
      'Gast, und Gäste dieses Rechners teilen sich einen Verlauf.'],
    unexpected: ['Etwas ist schiefgegangen', 'Versuchen Sie es noch einmal. Bleibt es so, sagen Sie es dem Betreiber.'],
    internal: ['Etwas ist schiefgegangen', 'Versuchen Sie es noch einmal. Bleibt es so, sagen Sie es dem Betreiber.'],
    invalid_request: ['So geht es nicht', 'Ändern Sie es und versuchen Sie es noch einmal.'],
    unauthenticated: ['Sie sind nicht angemeldet', 'Prüfen Sie Ihre Eingaben, oder legen Sie ein Konto an.'],
    forbidden: ['Das dürfen Sie hier nicht', 'Prüfen Sie Ihre Eingaben, oder fragen Sie den Betreiber.'],
    not_found: ['Das gibt es hier nicht', 'Vielleicht wurde es gelöscht, oder es gehört zu einem anderen Konto.'],
    conflict: ['Das passt nicht zu dem, was da ist', 'Sehen Sie nach, was jetzt da ist, und entscheiden Sie neu.'],
    too_large: ['Das ist zu groß', 'Nehmen Sie eine kleinere Datei oder einen kürzeren Text.'],
    unsupported_media: ['Dieses Format lässt sich nicht prüfen', 'Nehmen Sie eines der genannten Formate oder einen Text. ' +
      'Rohdateien einer Kamera als JPEG exportieren, Texte als UTF-8 speichern.'],
    content_mismatch: [
      'Die Datei ist nicht, was ihr Name sagt', 'Geben Sie ihr die richtige Endung oder speichern Sie sie neu.',
    ],
    zip_too_large: ['Das ist zu viel für ein Zip', 'Ein Zip fasst zusammen 1 GiB. Wählen Sie weniger aus.'],
    disk_full: ['Die Festplatte des Servers ist voll', 'Sagen Sie es der Person, die den Server betreibt, und versuchen Sie es dann noch einmal. Auch was Sie löschen, schafft Platz.'],
    quota_exceeded: ['Ihr Speicher ist voll', 'Löschen Sie Ergebnisse, die Sie nicht mehr brauchen.'],
    rate_limited: ['Zu viele Versuche', 'Warten Sie einen Augenblick und versuchen Sie es noch einmal.'],
    busy: ['Der Server ist beschäftigt', 'Warten Sie einen Augenblick und versuchen Sie es noch einmal.'],
    empty_file: ['In dieser Datei ist nichts', 'Wählen Sie eine andere.'],
    unreadable: ['Die Datei lässt sich nicht lesen', 'Wählen Sie sie noch einmal.'],
    range_outside: ['Diesen Teil hat die Datei nicht', 'Laden Sie die Seite neu.'],
    unprocessable_media: ['Die Datei lässt sich nicht öffnen',
      'Vielleicht ist sie beschädigt. Nehmen Sie das Original, oder speichern Sie sie neu.'],
    gave_up: ['Der Server hat es aufgegeben', 'Mehrere Versuche blieben ohne Ergebnis; wer den Server betreibt, sieht warum. ' +
      'Versuchen Sie es später noch einmal.'],
    cancelled: ['Es wurde abgebrochen', 'Versuchen Sie es noch einmal, um eine Antwort zu bekommen.'],
    duplicate_media: ['Das wurde schon geprüft', 'Öffnen Sie es im Verlauf.'],
    gone: ['Das gibt es hier nicht mehr', 'Wählen Sie die Datei noch einmal.'],
    method_not_allowed: ['Seite und Server passen nicht zusammen', 'Laden Sie diese Seite neu.'],
    precondition_failed: ['Seite und Server passen nicht zusammen', 'Laden Sie diese Seite neu.'],
    idempotency_key_reused: ['Seite und Server passen nicht zusammen', 'Laden Sie diese Seite neu.'],
    offset_mismatch: ['Das Senden geht in einem anderen Tab weiter', 'Sehen Sie dort nach, oder senden Sie neu.'],
    checksum_mismatch: ['Die Datei kam nicht so an, wie sie gesendet wurde', 'Wählen Sie sie noch einmal.'],
  },

  inList: (list, certificate) => (certificate ? `${list}, Zertifikat ${certificate}.` : `${list}.`),

  cause: {
    email_invalid: ['Das ist keine E-Mail-Adresse', 'Sie sieht aus wie anna@example.org.'],
    email_taken: ['Mit dieser Adresse gibt es schon ein Konto', 'Melden Sie sich an, oder nehmen Sie eine andere.'],
    password_length: ['Das Passwort ist zu kurz oder zu lang', 'Es muss 8 bis 128 Zeichen haben.'],
    password_common: ['Dieses Passwort gehört zu den ersten, die ausprobiert werden', 'Wählen Sie ein anderes.'],
    password_similar: ['Dieses Passwort ist zu leicht zu erraten',
      'Es ähnelt Ihrer Adresse oder dem Namen dieses Programms zu sehr.'],
    password_wrong: ['Das Passwort ist falsch', 'Geben Sie es noch einmal ein.'],
    password_needed: ['Dafür wird Ihr Passwort gebraucht', 'Geben Sie es ein und versuchen Sie es noch einmal.'],
    credentials_wrong: ['Die Adresse oder das Passwort ist falsch', 'Prüfen Sie beides, oder legen Sie ein Konto an.'],
    invitation_needed: ['Dafür braucht es eine Einladung', 'Bitten Sie einen Administrator, Ihre Adresse einzuladen. Eine Einladung endet nach einer Woche.'],
    ticket_ended: ['Dieser Link wurde benutzt oder ist abgelaufen', 'Bitten Sie einen Administrator um einen neuen.'],
    session_ended: ['Sie wurden abgemeldet', 'Melden Sie sich wieder an. Nichts ist verloren: Was unterwegs war, geht dann weiter.'],
    key_name: ['Dieser Name geht nicht', 'Er muss aus 1 bis 80 gewöhnlichen Zeichen bestehen.'],
    key_limit: ['Es gibt zu viele Schlüssel', 'Löschen Sie einen, den Sie nicht mehr brauchen.'],
    webhook_address: ['Diese Adresse geht nicht', 'Sie beginnt mit https:// und enthält kein Passwort.'],
    webhook_limit: ['Es gibt zu viele Adressen', 'Löschen Sie eine, die Sie nicht mehr brauchen.'],
    link_absent: ['Diesen Link gibt es nicht, oder er wurde widerrufen', 'Bitten Sie um einen neuen.'],
    link_expired: ['Dieser Link ist abgelaufen', 'Bitten Sie um einen neuen.'],
    link_limit: ['Zu viele Links führen zu diesem Ergebnis', 'Widerrufen Sie einen, der nicht mehr gebraucht wird.'],
    case_limit: ['Es gibt zu viele Fälle', 'Löschen Sie einen, den Sie nicht mehr brauchen.'],
    case_changed: ['Dieser Fall wurde anderswo geändert', 'Ein anderer Tab oder ein anderes Gerät hat ihn inzwischen gesichert. Was Sie geschrieben haben, steht noch hier: Kopieren Sie es und laden Sie die Seite neu.'],
    analysis_ended: ['Diese Prüfung ist schon zu Ende', 'Laden Sie die Seite neu, um zu sehen, wie.'],
    not_repeatable: ['Das lässt sich nicht noch einmal prüfen', 'Die Datei ist nicht mehr da, oder es läuft gerade.'],
    upload_elsewhere: ['Das Senden geht in einem anderen Tab weiter', 'Sehen Sie dort nach.'],
    trust_list_empty: ['In dieser Liste steht kein Zertifikat', 'Wählen Sie eine PEM-Datei mit „BEGIN CERTIFICATE“.'],
    trust_list_cut: ['Diese Liste ist abgeschnitten', 'Einem Zertifikat fehlt Anfang oder Ende. Kopieren Sie die Datei noch einmal.'],
    trust_list_damaged: ['Ein Zertifikat dieser Liste ist beschädigt', 'Kopieren Sie es neu, oder nehmen Sie es heraus.'],
    trust_list_size: ['Die Listen sind zu groß', 'Lassen Sie weg, was nicht nötig ist: Zusammen dürfen sie 4 MiB haben.'],
    trust_list_fixed: ['Die Vertrauensliste steht in den Einstellungen des Servers', 'Ändern Sie sie dort.'],
    trust_list_absent: ['Die veröffentlichten Listen sind nicht installiert', 'Führen Sie auf dem Server ./setup aus.'],
    upload_expired: ['Das Senden hat zu lange gewartet', 'Wählen Sie die Datei noch einmal.'],
  },
};
