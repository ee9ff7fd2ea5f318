import { describe, expect, it } from '@jest/globals';
import type { FoundDelivery } from '../../../functions/reports/sources/quarantined.ts';
import { readAgain } from '../../../functions/reports/sources/read-again.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';

const source: Source = {
  source: 'salah-tulis',
  scheme: 'jotform',
  secrets: ['rahasia-contoh-1'],
  api: { baseUrl: 'https://api.contoh.test', token: 'x', formId: '7' },
  active: true,
  changedAt: 0,
};
const body = Buffer.from('formID=7&submissionID=42');
const entry = (reason: string): FoundDelivery => ({
  source: 'salah-tulis',
  id: 'a'.repeat(32),
  reason,
  fields: [],
  receivedAt: 0,
  body,
  bodyBytes: body.length,
  headers: { 'content-type': ['application/x-www-form-urlencoded'] },
});

describe('a hint that waits in quarantine', () => {
  it('proves nothing where its source was unknown: whoever makes one of Jotform’s kind would have it', () => {
    expect(readAgain(entry('unknown-source'), source).verified).toBe(false);
  });

  it('is what it was where its source was known and paused', () => {
    expect(readAgain(entry('paused-source'), source)).toMatchObject({
      unreadable: [],
      verified: true,
      told: [{ deliveryId: '42', hintOnly: true }],
    });
  });
});
