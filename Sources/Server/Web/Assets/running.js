// Whether an analysis still runs.

/** Whether it waits for its turn or is under way. */
export const isRunning = (/** @type {{ state: import('./model').State }} */ { state }) =>
  state === 'queued' || state === 'running';
