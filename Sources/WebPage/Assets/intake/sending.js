// What sending needs, in one place: it is loaded when something is about to be sent.

export { Delivery } from './delivery.js';
export { fingerprint } from './fingerprint.js';
export { held } from './tablock.js';
export { offsetOf } from './tus.js';
