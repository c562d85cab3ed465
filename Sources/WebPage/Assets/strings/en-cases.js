// English: cases.

import { phrases } from './phrases.js';

/** @param {number} n */
const files = (n) => (n === 0 ? 'no file' : n === 1 ? '1 file' : `${n} files`);

export const { cases } = phrases({
  cases: {
    hint: 'A case holds what belongs together: files with their answers, your note, and one report about all of it.',
    none: 'There is no case yet',
    noneHint: 'Make one here, or select results in the history and put them into one.',
    search: 'Title or tag',
    new: 'A new case',
    title: 'Title',
    make: 'Make the case',
    untitled: 'Untitled case',
    files,
    which: 'Which case?',
    put: (n) => `Put ${files(n)} into a case`,
    putThere: 'Put it there',
    cancel: 'Not now',
    added: 'It is in the case.',
    full: 'A case takes 200 files. Take some out first, or make another one.',
    tags: 'Tags',
    tagsHint: 'Up to 20, with commas between them.',
    note: 'Note',
    noteHint: 'What you know and conclude. It is printed with the report.',
    save: 'Save',
    saved: 'Saved.',
    unsaved: 'Not saved yet.',
    changed: 'Changed',
    inIt: 'What is in it',
    empty: 'Nothing yet: select results in the history and put them here, or do so under a result.',
    gone: 'A file that was deleted since',
    takeOut: 'Take out',
    takeOutThis: (name) => `Take ${name} out of the case`,
    compare: 'Compare',
    compareThis: (name) => `Compare ${name} with another file of the case`,
    delete: 'Delete the case',
    confirm: (title) => `Delete the case “${title}”?`,
    confirmHint: 'Its note and tags go. Files and results stay in the history.',
    deleted: 'The case is deleted.',
  },
});
