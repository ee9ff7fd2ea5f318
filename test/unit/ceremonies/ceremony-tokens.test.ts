import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  codeLastsMs,
  makeCode,
  makeScreen,
  makeSheetLink,
  makeTicket,
  makeWitnessLink,
  readCode,
  readScreen,
  readSheetLink,
  readTicket,
  readWitnessLink,
} from '../../../functions/pledges/ceremonies/ceremony-tokens.ts';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { anyCharacter } from '../../support/any-character.ts';

const key = Buffer.alloc(32, 3);
const id = '18.09-abcdefghijkl';
const now = Date.parse('2026-11-23T00:30:00Z');
const second = 1000;

describe('the code a screen shows', () => {
  it('is good while it is shown and while the next one is, and for nobody after that', () => {
    const code = makeCode(key, id, now);
    expect(readCode(key, code, now + 29 * second)).toEqual({
      ok: true,
      ceremonyId: id,
      code: Math.floor(now / 15_000),
    });
    expect(readCode(key, code, now + 30 * second)).toEqual({ ok: false, reason: 'too-old' });
  });

  it('lives between fifteen and thirty seconds, whenever it was scanned', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.integer({ min: 0, max: 90_000 }),
        (at, later) => {
          const { ok } = readCode(key, makeCode(key, id, now + at), now + at + later);
          if (later < 15_000) expect(ok).toBe(true);
          if (later >= 30_000) expect(ok).toBe(false);
        },
      ),
    );
  });

  it('changes every fifteen seconds, and says when', () => {
    expect(codeLastsMs(now)).toBe(15_000);
    expect(codeLastsMs(now + 14_999)).toBe(1);
    expect(makeCode(key, id, now + 14_999)).toBe(makeCode(key, id, now));
    expect(makeCode(key, id, now + 15_000)).not.toBe(makeCode(key, id, now));
  });

  it('of a clock that runs ahead is refused', () => {
    const code = makeCode(key, id, now + 60 * second);
    expect(readCode(key, code, now)).toEqual({ ok: false, reason: 'from-the-future' });
  });

  it('fits a QR code that is read from the last row, behind a long address', () => {
    const address = `https://abcdefghij.execute-api.ap-southeast-3.amazonaws.com/live/ikrar/hadir/${makeCode(key, id, now)}`;
    expect(qrCode(address).version).toBeLessThanOrEqual(8);
  });
});

const aTicket = { ceremonyId: id, at: now, code: 119_693_163, id: 'ticket-1' };

describe('the ticket of a form', () => {
  it('lives for ten minutes by our clock, and says which one it is and by which code it came', () => {
    const ticket = makeTicket(key, aTicket);
    const said = { ok: true, ceremonyId: id, code: aTicket.code, id: 'ticket-1' };
    expect(readTicket(key, ticket, now + 600 * second)).toEqual({ ...said, lives: true });
    expect(readTicket(key, ticket, now + 601 * second)).toEqual({ ...said, lives: false });
  });
});

describe('a token', () => {
  const until = now + 86_400_000;
  const made = {
    screen: makeScreen(key, id),
    code: makeCode(key, id, now),
    ticket: makeTicket(key, aTicket),
    witness: makeWitnessLink(key, { ceremonyId: id, witnessId: 'w1', until }),
    unit: makeSheetLink(key, { ceremonyId: id, unit: 'DISDIK', until }),
  };
  const reads: Record<keyof typeof made, (token: string, k?: Uint8Array) => boolean> = {
    screen: (token, k = key) => readScreen(k, token) !== undefined,
    code: (token, k = key) => readCode(k, token, now).ok,
    ticket: (token, k = key) => readTicket(k, token, now).ok,
    witness: (token, k = key) => readWitnessLink(k, token, now).ok,
    unit: (token, k = key) => readSheetLink(k, token, now).ok,
  };
  const names = Object.keys(made) as (keyof typeof made)[];

  it.each(names)('made as a %s opens nothing else', (name) => {
    for (const other of names) expect(reads[other](made[name])).toBe(other === name);
  });

  it.each(names)(
    'made as a %s is worth nothing with a character changed, or under another key',
    (name) => {
      fc.assert(
        fc.property(
          fc.nat({ max: made[name].length - 1 }),
          fc.constantFrom('A', 'b', '~', '0'),
          (at, char) => {
            const token = made[name];
            const changed = token.slice(0, at) + char + token.slice(at + 1);
            if (changed !== token) expect(reads[name](changed)).toBe(false);
          },
        ),
      );
      expect(reads[name](made[name], Buffer.alloc(32, 4))).toBe(false);
    },
  );

  it('is never read from what somebody made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 120 }), (token) => {
        for (const name of names) expect(reads[name](token)).toBe(false);
      }),
    );
  });

  it('of a witness names them and ends', () => {
    expect(readWitnessLink(key, made.witness, until)).toMatchObject({ witnessId: 'w1' });
    expect(readWitnessLink(key, made.witness, until + 60_000)).toEqual({
      ok: false,
      reason: 'too-old',
    });
  });

  it('of a unit names it and ends', () => {
    expect(readSheetLink(key, made.unit, until)).toEqual({
      ok: true,
      ceremonyId: id,
      unit: 'DISDIK',
    });
    expect(readSheetLink(key, made.unit, until + 60_000)).toMatchObject({ reason: 'too-old' });
  });
});
