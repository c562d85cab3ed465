// Whether an analysis still runs, or was given up.

/** Whether it waits for its turn or is under way. */
export const isRunning = (/** @type {{ state: import('./model').State }} */ { state }) =>
  state === 'queued' || state === 'running';

/** Whether the server tried it as often as it does, without a result. */
export const isGivenUp = (/** @type {{ state: import('./model').State, error?: { code: string } }} */ { state, error }) =>
  state === 'failed' && error?.code === 'gave_up';
