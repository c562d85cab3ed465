// The SHA-256 of a file, by which it is known again whatever it is called.

/** In hexadecimal, as reports have it. Over plain HTTP browsers compute none, and it throws. */
export async function digest(/** @type {Blob} */ file) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
