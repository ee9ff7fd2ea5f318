import { createContext, Script } from 'node:vm';
import { JMESPathError, search } from '@aws-lambda-powertools/jmespath';
import { wellFormed } from '../../../shared/well-formed.ts';
import { MappingFunctions } from './date-functions.ts';
import { measuredWithin } from './measured.ts';

/** The most characters an expression may yield, as JSON: more than the longest answer of the form. */
const maxResultLength = 16_000;

/** How long an expression may run. A pause of the whole machine looks the same: it is tried once more. */
const patienceMs = 400;
const tries = 2;

export type Found =
  { value: unknown } | { reason: 'bad-expression' | 'result-too-large' | 'too-much-work' };

/**
 * What an expression finds in a payload, within a bound of time and of size: lists of lists can double with each step,
 * and what is shared in memory is written out each time..
 */
export const searchWithin = (
  expression: string,
  payload: unknown,
): Found | 'wants-another-type' => {
  for (let tried = 1; ; tried += 1) {
    try {
      const functions = new MappingFunctions();
      const value = inTime(() =>
        search(expression, payload as Payload, { customFunctions: functions }),
      );
      if (functions.wasTooLarge || !measuredWithin(value, maxResultLength))
        return { reason: 'result-too-large' };
      // A function may take a character apart: reverse('😀').
      const whole = wellFormed(value);
      const length = JSON.stringify(whole ?? null).length;
      return length > maxResultLength ? { reason: 'result-too-large' } : { value: whole };
    } catch (error) {
      if (isTimeout(error)) {
        if (tried === tries) return { reason: 'too-much-work' };
        continue;
      }
      return error instanceof JMESPathError && error.name === 'JMESPathTypeError'
        ? 'wants-another-type'
        : { reason: 'bad-expression' };
    }
  }
};

type Payload = Parameters<typeof search>[1];

const place: { run: () => unknown } = { run: () => undefined };
const context = createContext(place);
const script = new Script('run()');

/** Runs something of our own, and ends it when its time is over. */
const inTime = (run: () => unknown): unknown => {
  place.run = run;
  return script.runInContext(context, { timeout: patienceMs }) as unknown;
};

const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
