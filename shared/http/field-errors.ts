import type * as z from 'zod/mini';
import type { FieldError } from '../refusal.ts';

/** Names each field a schema refused and the reason, in words a program can match on. */
export const fieldErrors = (issues: readonly z.core.$ZodIssue[]): FieldError[] =>
  issues.slice(0, 50).flatMap((issue) => {
    const field = issue.path.map(String).join('.') || 'body';
    if (issue.code === 'unrecognized_keys') {
      return issue.keys
        .slice(0, 20)
        .map((key) => ({ field: key.slice(0, 80), reason: 'unknown-field' }));
    }
    const facts = lengthsOf(issue);
    return [{ field, reason: reasonOf(issue), ...(facts && { facts }) }];
  });

/** How long a text may be, and how long it was. */
const lengthsOf = (issue: z.core.$ZodIssue): Record<string, string> | undefined => {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return undefined;
  if (issue.origin !== 'string' || typeof issue.input !== 'string') return undefined;
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  return { limit: String(limit), came: String(issue.input.length) };
};

const reasonOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.message === 'required' ? 'required' : 'wrong-type';
    case 'too_small':
      return issue.origin === 'string' ? 'too-short' : 'too-small';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'too-large';
    case 'invalid_value':
      return issue.input === undefined ? 'required' : 'not-one-of';
    case 'custom':
      return issue.message;
    default:
      return isReason(issue.message) ? issue.message : 'malformed';
  }
};

/** A schema may say its own reason where "malformed" would not help: `z.regex(…, 'not-a-link')`. */
const isReason = (message: string): boolean => /^[a-z]+(-[a-z]+)+$/.test(message);
