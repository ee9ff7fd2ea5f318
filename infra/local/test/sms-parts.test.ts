import { describe, expect, it } from '@jest/globals';
import { smsParts } from '../messaging/sms-parts.ts';

describe('an SMS', () => {
  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    [`${'€'.repeat(80)}a`, 2],
    ['\u2013'.repeat(70), 1],
    ['\u2013'.repeat(71), 2],
    ['\u{1F600}'.repeat(36), 2],
  ])('of this length goes in so many parts: %s', (body, parts) => {
    expect(smsParts(body)).toBe(parts);
  });
});
