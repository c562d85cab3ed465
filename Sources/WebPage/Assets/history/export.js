// What is selected in the history, for other programs: pure functions.

/** @typedef {import('../model').AnalysisSummary | import('../model').Analysis} Analysis */

const columns = [
  'id', 'created', 'name', 'kind', 'format', 'bytes', 'sha256', 'state', 'verdict', 'probability', 'label', 'note',
];

/** Analyses as a table (RFC 4180), with the columns of the server's table as far as a row has them, and the visitor's judgement. */
export const tableOf = (/** @type {Analysis[]} */ items) => [columns, ...items.map((item) => [
  item.id, item.created, item.name, item.media.kind, item.media.format, item.media.bytes, item.media.sha256, item.state,
  item.report?.verdict, item.report?.probability, item.feedback?.label, item.feedback?.note,
])].map((row) => `${row.map(field).join(',')}\r\n`).join('');

/** Reports, one a line, each as it was signed. */
export const linesOf = (/** @type {import('../model').Report[]} */ reports) =>
  reports.map((report) => `${JSON.stringify(report)}\n`).join('');

/** A field in quotes; one that a spreadsheet would take for a formula begins with an apostrophe. */
function field(/** @type {string | number | null | undefined} */ value) {
  const text = value == null ? '' : String(value);
  const isFormula = typeof value === 'string' && /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/u.test(text);
  return `"${isFormula ? "'" : ''}${text.replaceAll('"', '""')}"`;
}
