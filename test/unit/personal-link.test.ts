import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailText, smsText } from '../../functions/satgas/alerts/messages.ts';
import { makeLink, officerTag, readLink } from '../../functions/satgas/alerts/personal-link.ts';

const key = Buffer.alloc(32, 7);
const bound = { region: '18.09', alertId: '01795397400-Zk3o0nXb1m9c', officerId: 'petugas-1' };

describe('a personal link', () => {
  it('says again which alert, whose, and until when', () => {
    expect(readLink(key, makeLink(key, bound, 86_400_000))).toEqual({
      ok: true,
      region: '18.09',
      alertId: bound.alertId,
      officerTag: officerTag('petugas-1'),
      expiresAt: 86_400_000,
    });
  });

  it.each(['ID', '18', '18.09', '96.71', '00.99', '00'])('leads to %s and nowhere else', (region) =>
    expect(readLink(key, makeLink(key, { ...bound, region }, 86_400_000))).toMatchObject({
      region,
    }),
  );

  it('fails with any character changed', () => {
    const link = makeLink(key, bound, 86_400_000);
    fc.assert(
      fc.property(
        fc.nat(link.length - 1),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '-', '_'),
        (at, char) => {
          fc.pre(link[at] !== char);
          expect(readLink(key, link.slice(0, at) + char + link.slice(at + 1)).ok).toBe(false);
        },
      ),
    );
  });

  it('fails under another key', () => {
    expect(readLink(Buffer.alloc(32, 8), makeLink(key, bound, 1))).toEqual({
      ok: false,
      reason: 'forged',
    });
  });

  it('fits one SMS at an address of API Gateway, with no name in it', () => {
    const token = makeLink(key, bound, 86_400_000);
    const link = `https://abcdefghij.execute-api.ap-southeast-3.amazonaws.com/live/a/${token}`;
    const message = { region: '18.09', caseNumber: 'LP-7F3K2Q', severity: 5, link };
    expect(smsText(message).length).toBeLessThanOrEqual(160);
    expect(emailText(message)).toContain(link);
  });
});
