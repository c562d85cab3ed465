// Reading server-sent events from an answer: EventSource could not send the visitor's token along.

/** @typedef {{ id: string, name: string, data: string }} ServerEvent */

/**
 * The events of a `text/event-stream`, as the HTML standard has them; comments are left out.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<ServerEvent, void>}
 */
export async function* eventsOf(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split(/\r?\n\r?\n/u);
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = eventOf(block);
        if (event.data) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** One event from its lines. */
function eventOf(/** @type {string} */ block) {
  const event = { id: '', name: 'message', data: '' };
  for (const line of block.split(/\r?\n/u)) {
    const [field, value] = split(line);
    if (field === 'id') event.id = value;
    else if (field === 'event') event.name = value;
    else if (field === 'data') event.data += (event.data && '\n') + value;
  }
  return event;
}

/** @returns {[string, string]} */
function split(/** @type {string} */ line) {
  const at = line.indexOf(':');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).replace(/^ /u, '')];
}
