// What modules of the page ask of a browser as they are loaded; import this first.

Object.defineProperty(globalThis, 'navigator', { value: { languages: ['en-GB'] }, configurable: true });
globalThis.localStorage = { getItem: () => null, setItem: () => {} };
