import type { Lang } from './request.ts';
import type { Refusal } from '../refusal.ts';
import { refusalStatus, type FieldError, type RefusalCode } from '../refusal.ts';
import { busyTitle, faultTitle, reasonText, titles } from './problem-words.ts';

/** RFC 9457 problem details, with the fields that are wrong. `code` is what programs match on. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: (FieldError & { message: string })[];
};

/** Says a refusal as problem details, in the reader's language. */
export const problemOf = (refusal: Refusal, lang: Lang): Problem => {
  const errors = refusal.errors.map((error) => ({
    ...error,
    message: reasonText(error.reason, lang, error.facts),
  }));
  const detail = errors.map((error) => `${error.field}: ${error.message}`).join('; ');
  return {
    ...problemHead(refusal.code, lang),
    ...(errors.length > 0 && { detail, errors }),
  };
};

const problemHead = (code: RefusalCode, lang: Lang) => ({
  type: `urn:netral:problem:${code}`,
  title: titles[code][lang],
  status: refusalStatus[code],
  code,
});

/** The problem of a fault that the caller should try again after a while. */
export const busyProblem = (status: 429 | 503, lang: Lang): Problem => ({
  type: 'urn:netral:problem:busy',
  title: busyTitle[lang],
  status,
  code: 'busy',
});

/** The problem of a fault: it says nothing of the inside. */
export const faultProblem = (lang: Lang): Problem => ({
  type: 'urn:netral:problem:fault',
  title: faultTitle[lang],
  status: 500,
  code: 'fault',
});
