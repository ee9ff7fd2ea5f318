import { describe, expect, it } from '@jest/globals';
import { readSwornAt } from '../../functions/pledges/register/sworn-at.ts';
import { Refusal } from '../../shared/refusal.ts';

const now = Date.parse('2026-11-23T01:00:00Z');
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const reasonOf = (said: number): string | undefined => {
  try {
    readSwornAt(said, now);
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error.errors[0]?.reason : String(error);
  }
};

describe('the moment of a pledge that was made without a connection', () => {
  it('is none where the form does not say one', () => {
    expect(readSwornAt(undefined, now)).toBeUndefined();
  });

  it('is what the phone says, up to seven days back', () => {
    expect(readSwornAt(now - 2 * minuteMs, now)).toBe(now - 2 * minuteMs);
    expect(readSwornAt(now - 7 * dayMs, now)).toBe(now - 7 * dayMs);
    expect(reasonOf(now - 7 * dayMs - 1)).toBe('too-long-ago');
  });

  it('is none for what arrived as it was pressed, give or take the clock of a phone', () => {
    expect(readSwornAt(now - 2 * minuteMs + 1, now)).toBeUndefined();
    expect(readSwornAt(now + 2 * minuteMs, now)).toBeUndefined();
    expect(reasonOf(now + 2 * minuteMs + 1)).toBe('in-the-future');
  });
});
