// What a file says about its own origin, and what that is worth: rules without words.

/** @typedef {import('./model').Provenance} Provenance */
/** @typedef {import('./model').Credentials} Credentials */
/** @typedef {import('./model').Claim} Claim */

/**
 * What a statement is worth: `proved` by a signer on the trust list; signed and intact, by an `unknown` signer or under
 * an `expired` certificate; signed, and `altered` since; `refused`, a certificate that was withdrawn or may not sign;
 * `unsigned` metadata.
 *
 * @typedef {'proved' | 'unknown' | 'expired' | 'altered' | 'refused' | 'unsigned'} Standing
 */

/**
 * How the file came about; empty where a signature does not say.
 *
 * @typedef {'synthetic' | 'ai_edited' | 'edited' | 'camera' | ''} Making
 */

/**
 * One statement about the origin; `program` and `signer` are names, empty where there are none. A note that accuses
 * has a `place` and the `kind` of thing that stands there; `mark` is what a chat tool left in a text.
 *
 * @typedef {{ standing: Standing, making: Making, program: string, signer: string, place?: string, kind?: string,
 *   mark?: string }} Origin
 */

/** @type {Record<string, Making>} */
const makings = {
  trainedAlgorithmicMedia: 'synthetic', algorithmicMedia: 'synthetic', compositeSynthetic: 'synthetic',
  compositeWithTrainedAlgorithmicMedia: 'ai_edited',
  algorithmicallyEnhanced: 'edited', humanEdits: 'edited', minorHumanEdits: 'edited', compositeCapture: 'edited',
  composite: 'edited',
  digitalCapture: 'camera', computationalCapture: 'camera', negativeFilm: 'camera', positiveFilm: 'camera',
};

/** How a term of the IPTC vocabulary says a file came about. */
export const makingOf = (/** @type {string | undefined} */ term) =>
  (term && Object.hasOwn(makings, term) ? makings[term] : '');

/** Codes by which an intact signature is no proof: nobody here knows the signer, or its time is over. */
const passing = /^(signingCredential\.(untrusted|expired)|timeStamp\.)/u;
/** Codes by which the file is not what was signed. */
const altering = /(mismatch|missing|malformed)/iu;

/** What a signature is worth; null where there is none that could be checked. */
export function standingOf(/** @type {Credentials | undefined} */ c2pa) {
  switch (c2pa?.state) {
    case 'trusted': return 'proved';
    case 'valid_untrusted': return 'unknown';
    case 'valid_expired': return 'expired';
    case 'invalid': return standingOfBroken(c2pa.failures);
    default: return null;
  }
}

/** Earlier versions called a signature invalid that had only expired, or whose signer nobody here knows. */
function standingOfBroken(/** @type {string[]} */ failures) {
  if (failures.length > 0 && failures.every((code) => passing.test(code))) {
    return failures.some((code) => !code.includes('untrusted')) ? 'expired' : 'unknown';
  }
  return failures.some((code) => altering.test(code)) || failures.length === 0 ? 'altered' : 'refused';
}

/** Whether what the signature says may be told: one that does not fit the file says nothing. */
export const isIntact = (/** @type {Credentials | undefined} */ c2pa) =>
  ['proved', 'unknown', 'expired'].includes(standingOf(c2pa) ?? '');

/** Whether a generator's signature fits the pixels. */
export const isSignedByGenerator = (/** @type {Provenance | undefined} */ provenance) =>
  provenance?.pixel_signature?.state === 'trusted';

/** @returns {Origin | null} */
function signed(/** @type {Credentials | undefined} */ c2pa) {
  const standing = standingOf(c2pa);
  if (!c2pa || !standing) return null;
  const signer = c2pa.issuer ?? c2pa.signer ?? '';
  if (!isIntact(c2pa)) return { standing, making: '', program: '', signer };
  const making = makingOf(c2pa.digital_source_type);
  const made = making === 'synthetic' || making === 'ai_edited';
  return { standing, making, program: c2pa.made_with ?? (made ? '' : c2pa.generator) ?? '', signer };
}

/** The name of what a chat tool left in a text; empty for notes of other places and for a label. */
export const markOf = (/** @type {string | undefined} */ place) =>
  (place?.startsWith('text:') && !place.startsWith('text:AIGC') ? place.slice(5) : '');

/** How the file came about by a note; an edit may have been made with a generator. */
export const claimed = (/** @type {Claim} */ { claim, with_ai: withAI }) =>
  (claim === 'edited' && withAI ? 'ai_edited' : claim);

/** What may stand before a program's name. */
const making = /^(made|generated|created|imagined|edited|enhanced) (with|by|using) /iu;

/** @returns {Origin} */
function unsigned(/** @type {Claim} */ claim) {
  const how = claimed(claim);
  const program = valueKind(claim) === 'name' ? claim.value.replace(making, '') : '';
  const kind = /:aigc$/iu.test(claim.path) ? 'label' : valueKind(claim);
  const accuses = how === 'synthetic' || how === 'ai_edited';
  return { standing: 'unsigned', making: how, program, signer: '', ...accuses && { place: claim.path, kind, mark: markOf(claim.path) } };
}

/** What accuses comes before what does not; a signature before what anyone can write. */
const order = ['synthetic', 'ai_edited', 'edited', 'camera', ''];

/**
 * The statement that stands first; null for a file that says nothing about itself.
 *
 * @param {Provenance | undefined} provenance
 * @returns {Origin | null}
 */
export function originOf(provenance) {
  if (isSignedByGenerator(provenance)) {
    return { standing: 'proved', making: 'synthetic', program: '', signer: provenance?.pixel_signature?.signer ?? '' };
  }
  const own = signed(provenance?.c2pa);
  if (own && (own.standing === 'proved' ? own.making !== '' : !isIntact(provenance?.c2pa))) return own;
  const all = [...(own ? [own] : []), ...(provenance?.metadata ?? []).map(unsigned)];
  const named = (/** @type {Origin} */ each) => (each.program ? 0 : 1);
  return all.sort((a, b) => order.indexOf(a.making) - order.indexOf(b.making)
    || Number(a.standing === 'unsigned') - Number(b.standing === 'unsigned') || named(a) - named(b))[0] ?? null;
}

/**
 * How a statement looks: `proof`; a `claim` that accuses, but anyone could have made; a `warning`; or a `note` that
 * neither proves nor accuses.
 *
 * @param {Origin} origin
 * @returns {'proof' | 'claim' | 'warning' | 'note'}
 */
export function lookOf({ standing, making }) {
  if (standing === 'altered' || standing === 'refused') return 'warning';
  if (standing === 'proved') return 'proof';
  return making === 'synthetic' || making === 'ai_edited' ? 'claim' : 'note';
}

/** Whether a statement stands in place of the statistics' headline: it accuses, warns or proves where a file is from. */
export const leads = (/** @type {Origin | null} */ origin) => origin !== null && lookOf(origin) !== 'note'
  && (origin.standing !== 'proved' || !['', 'edited'].includes(origin.making));

/** A name is short; settings of a generator are not told as one. */
const longestName = 60;

/**
 * What kind of thing a note's value is: data of a program are told, not printed.
 *
 * @param {Claim} claim
 * @returns {'graph' | 'settings' | 'label' | 'term' | 'name' | 'text'}
 */
export function valueKind({ path, value }) {
  const text = value.trim();
  const isData = /^(\{\s*"|\[\s*["{[])/u.test(text);
  if (/^(workflow|prompt):\s*\{/iu.test(text)) return 'graph';
  if (isData && (/:(prompt|workflow)$/iu.test(path) || /"(class_type|nodes|links|inputs)"/u.test(text))) return 'graph';
  if (isData && /"Label"/u.test(text)) return 'label';
  if (isData || /\b(Steps|Sampler|CFG scale|Model hash): /u.test(text)) return 'settings';
  if (makingOf(text.split(/[\s/]/u).pop())) return 'term';
  return text.length <= longestName && text !== '' ? 'name' : 'text';
}
