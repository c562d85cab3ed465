// Which tab of this browser sends an upload. Browsers without locks do without: the server lets the newest one write.

const name = (/** @type {string} */ upload) => `touchstone-upload-${upload}`;

/** Does some work while no other tab sends this upload. */
export async function holding(/** @type {string} */ upload, /** @type {() => Promise<void>} */ work) {
  await (navigator.locks ? navigator.locks.request(name(upload), work) : work());
}

/** Tells for an upload whether a tab is sending it. */
export async function held() {
  const locks = await navigator.locks?.query();
  const names = new Set(locks?.held?.map((lock) => lock.name));
  return { has: (/** @type {string} */ upload) => names.has(name(upload)) };
}
