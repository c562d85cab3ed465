// Reports as the server answers with them.

/** What was measured where an answer may reassure. */
export const point = {
  max_fpr: 0.01, threshold: 2, measured_fpr: 0.008, measured_tpr: 0.274, max_miss_rate: 0.1, no_signs_threshold: -1,
  measured_miss_rate: 0.093, measured_no_signs_rate: 0.6, on: 'images-2026-11', n_authentic: 520, n_synthetic: 246,
};

/** A report of an image, with other members in place of these. */
export const report = (members = {}) => ({
  id: 'a', created: '2026-11-30T12:00:00Z', finished: '2026-11-30T12:00:01Z',
  media: { kind: 'image', format: 'jpeg', bytes: 1000, sha256: '' }, verdict: 'uncertain', evidence: [], coverage: 1,
  engine: { version: '0.2.0', models: {} }, ...members,
});

/** A deciding piece of evidence. */
export const evidence = (contribution, members = {}) => ({
  detector: 'image.clip', version: '1', state: 'done', contribution, llr: contribution, weight: 1, explanation: '',
  milliseconds: 1, ...members,
});

/** The signature that OpenAI puts into images, with this state. */
export const signedByOpenAI = (state, members = {}) => ({
  metadata: [],
  c2pa: {
    state, signer: 'Truepic Lens CLI in Sora', issuer: 'OpenAI', made_with: 'GPT-4o',
    digital_source_type: 'trainedAlgorithmicMedia', actions: ['c2pa.created', 'c2pa.converted', 'c2pa.opened'],
    ingredients: 0, failures: [], ...members,
  },
});
