import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import { trimEnd } from '../../../shared/trim-end.ts';
import { searchWithin, type Found } from './bounded-search.ts';
import { coerceAnswer } from './coerce-answer.ts';
import { questions } from '../intake/questions.ts';
import { schemeOf } from './schemes/list.ts';
import type { Source } from './source.ts';
import { readSlip, type Slip } from '../slips/slip.ts';

/** What a payload says, by the report's own fields. */
export type Mapped = {
  /** Only what was said: an empty answer is left out. */
  answers: Record<string, string>;
  /** At most five addresses, or `media:<id>` for what only the provider's API can show. */
  evidenceLinks: string[];
  /** What the form carried so that its report can be followed. */
  slip?: Slip | undefined;
};

/** Where a mapping, or a payload that is a report already, names the slip. */
export const slipField = 'slip';

/** The most characters an expression may have. */
export const maxExpressionLength = 500;
export const maxEvidenceLinks = 5;

/** What a mapping may name: every field of a report, where its evidence lies, and what lets it be followed. */
export const mappedFields: readonly string[] = [
  ...questions.filter(({ fromWebhooks }) => fromWebhooks).map(({ name }) => name),
  'evidenceLinks',
  slipField,
];

/**
 * Reads a payload by the source's mapping (JMESPath, jmespath.org): texts trimmed, moments as the region's own
 * date, choices by value or label. Throws Refusal 'invalid-fields' with `mapping.<field>` and 'bad-expression'
 * or 'result-too-large' where the mapping is wrong, with the field itself where what it found is.
 */
export const mapPayload = (
  payload: unknown,
  { mapping = {}, region, scheme }: Pick<Source, 'mapping' | 'region' | 'scheme'>,
): Mapped => {
  const errors: FieldError[] = [];
  const found = new Map<string, unknown>();
  for (const [field, expression] of Object.entries(mapping)) {
    const result = evaluate(expression, payload);
    if ('reason' in result) errors.push({ field: `mapping.${field}`, reason: result.reason });
    else found.set(field, result.value);
  }
  if (errors.length > 0) throw new Refusal('invalid-fields', errors);
  const links = found.get('evidenceLinks');
  // No report is refused for a slip that cannot be read: it is only not followed.
  const slip = readSlip(found.get(slipField));
  found.delete('evidenceLinks');
  found.delete(slipField);
  const answers = coerced(found, { region, zoneless: schemeOf(scheme).zoneless });
  return { answers, evidenceLinks: linksOf(links, payload), slip };
};

/**
 * Answers that came under the report's own names, as forms leave them: texts trimmed, moments as the region's own date,
 * what was left empty left out. Names that are none of the report's stay, to be refused: one may be misspelt.
 */
export const asAnswers = (
  said: Record<string, unknown>,
  { region, scheme }: Pick<Source, 'region' | 'scheme'>,
): Record<string, unknown> => {
  // An answer that came twice is a list: which of them is meant is for whoever looks.
  const isRead = (name: string, value: unknown): boolean =>
    name !== 'evidenceLinks' &&
    mappedFields.includes(name) &&
    (typeof value !== 'object' || value === null);
  const known = Object.entries(said).filter(([name, value]) => isRead(name, value));
  const { answers, wrong } = coercedApart(new Map(known), {
    region,
    zoneless: schemeOf(scheme).zoneless,
  });
  const others = Object.entries(said).filter(
    ([name, value]) => !isRead(name, value) || wrong.has(name),
  );
  return { ...answers, ...Object.fromEntries(others) };
};

/** Why an expression cannot be used, or undefined when it can. */
export const badExpression = (
  expression: string,
): 'bad-expression' | 'too-long' | 'result-too-large' | 'too-much-work' | undefined => {
  if (expression.length > maxExpressionLength) return 'too-long';
  const found = searchWithin(expression, null);
  // A function that wants another type than null says so only when it meets a payload.
  return found !== 'wants-another-type' && 'reason' in found ? found.reason : undefined;
};

type Evaluated = Exclude<Found, string> | { reason: string };

const evaluate = (expression: string, payload: unknown): Evaluated => {
  const bad = badExpression(expression);
  if (bad) return { reason: bad };
  const found = searchWithin(expression, payload);
  return found === 'wants-another-type' ? { reason: 'bad-expression' } : found;
};

type Place = { region: string | undefined; zoneless: 'utc' | 'local' };

const coerced = (found: Map<string, unknown>, place: Place): Record<string, string> => {
  const { answers, wrong } = coercedApart(found, place);
  const errors = [...wrong].map(([field, reason]): FieldError => ({ field, reason }));
  if (errors.length > 0) throw new Refusal('invalid-fields', errors);
  return answers;
};

/** The answers, and what can be none, by field and reason. */
const coercedApart = (found: ReadonlyMap<string, unknown>, place: Place) => {
  const answers: Record<string, string> = {};
  const wrong = new Map<string, string>();
  // The region comes first: the days of all else are counted in its zone.
  const said = coerceAnswer('region', found.get('region'), {
    zoneless: place.zoneless,
    region: '',
  });
  const region = place.region ?? ('text' in said ? (said.text ?? '') : '');
  for (const [field, value] of found) {
    const result = coerceAnswer(field, value, { zoneless: place.zoneless, region });
    if ('reason' in result) wrong.set(field, result.reason);
    else if (result.text !== undefined) answers[field] = result.text;
  }
  return { answers, wrong };
};

/**
 * Only addresses that stand in the payload as they are, alone or in a text that does (several in one answer, or among
 * words): one that an expression put together could carry what somebody answered to whoever's address it is, since we go
 * and fetch it.
 */
const linksOf = (value: unknown, payload: unknown): string[] => {
  const texts = [value].flat(3).filter((text): text is string => typeof text === 'string');
  if (!texts.some((text) => /https?:\/\//i.test(text))) return [];
  const said = textsOf(payload);
  const links = texts.filter((text) => said.has(text)).flatMap(linksIn);
  return [...new Set(links)].slice(0, maxEvidenceLinks);
};

/** The addresses in a text, without the signs that stand around them. */
const linksIn = (text: string): string[] =>
  (/^https?:\/\/\S+$/i.test(text) && !/,https?:/i.test(text) ? [text] : linksAmong(text)).filter(
    (link) => /^https?:\/\/\S+$/i.test(link) && link.length <= 2000,
  );

const linksAmong = (text: string): string[] =>
  text
    .split(/[\s<>"]+|,(?=https?:)/i)
    .map((word) => trimEnd(word.replace(/^[([{]+/, ''), /[.,;)\]}]/));

const textsOf = (payload: unknown): Set<string> => {
  const texts = new Set<string>();
  let level: unknown[] = [payload];
  while (level.length > 0) {
    for (const value of level) if (typeof value === 'string') texts.add(value);
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return texts;
};
