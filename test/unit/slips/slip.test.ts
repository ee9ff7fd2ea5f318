import { describe, expect, it } from '@jest/globals';
import { parseFollowUpCode } from '../../../functions/reports/intake/codes.ts';
import { badFormAddress, withSlip } from '../../../functions/reports/sources/form-address.ts';
import {
  codeOfSlip,
  newSlip,
  readSlip,
  slipOfMark,
  type Slip,
} from '../../../functions/reports/slips/slip.ts';

const key = Buffer.alloc(32, 5);
const bytesOf = (seed: number): Uint8Array =>
  Uint8Array.from({ length: 26 }, (_, nth) => (nth * 37 + seed * 101) % 256);
const aSlip = (seed: number): Slip => newSlip(bytesOf(seed));

describe('a slip', () => {
  it('holds five bits of each of its 26 bytes', () => {
    expect(newSlip(Uint8Array.from({ length: 26 }, (_, nth) => nth))).toBe(
      '0123456789ABCDEFGHJKMNPQRS',
    );
    expect(() => newSlip(new Uint8Array(25))).toThrow(RangeError);
  });

  it.each<[string, (slip: string) => string]>([
    ['in small letters', (slip) => slip.toLowerCase()],
    ['in groups', (slip) => slip.replace(/(.{5})/g, '$1 ')],
    ['with dashes', (slip) => slip.replace(/(.{13})/, '$1-')],
    ['with white space around it', (slip) => `\u00a0${slip}\n`],
    ['with marks nobody sees', (slip) => slip.replace(/(.{9})/, '$1\u200b')],
    ['with an O for a 0 and an l for a 1', (slip) => slip.replace('0', 'O').replace('1', 'l')],
  ])('is read %s', (_, change) => {
    for (const seed of [1, 2, 3, 4, 5]) expect(readSlip(change(aSlip(seed)))).toBe(aSlip(seed));
  });

  it.each([
    undefined,
    null,
    7,
    '',
    'A',
    'A'.repeat(25),
    'A'.repeat(27),
    `${'A'.repeat(25)}U`,
    ['A'],
  ])('is not %j', (sent) => {
    expect(readSlip(sent)).toBeUndefined();
  });

  it('is a mark of a form of one’s own from 16 characters on, and never one of ours', () => {
    expect(slipOfMark('a'.repeat(15))).toBeUndefined();
    expect(slipOfMark('a'.repeat(201))).toBeUndefined();
    expect(slipOfMark('a'.repeat(16))).toBe(`mark:${'a'.repeat(16)}`);
    expect(readSlip(slipOfMark('A'.repeat(26)))).toBeUndefined();
  });
});

describe('the code of a slip', () => {
  it('is a follow-up code, another one for each key, source and slip', () => {
    const codes = [
      codeOfSlip(key, 'formulir', aSlip(1)),
      codeOfSlip(key, 'formulir', aSlip(2)),
      codeOfSlip(key, 'formulir-lain', aSlip(1)),
      codeOfSlip(Buffer.alloc(32, 6), 'formulir', aSlip(1)),
    ];
    expect(codes.filter((code) => !parseFollowUpCode(code).ok)).toEqual([]);
    expect(new Set(codes).size).toBe(4);
    expect(codeOfSlip(key, 'formulir', aSlip(1))).toBe(codes[0]);
  });
});

describe('the address of a form', () => {
  const hidden = (host: string) => host === 'localhost';

  it.each([
    'https://docs.google.com/forms/d/e/1FAIpQL/viewform?usp=pp_url&entry.123={slip}',
    'https://contoh.typeform.com/to/abc#tiket={slip}',
    'https://form.jotform.com/123?tiket={slip}&x=1',
    'https://ee.kobotoolbox.org/x/abc?d[tiket]={slip}',
  ])('may be %s', (address) => {
    expect(badFormAddress(address, hidden)).toBeUndefined();
    const url = withSlip(address, aSlip(1));
    expect(URL.canParse(url)).toBe(true);
    expect(url).toContain(aSlip(1));
  });

  it.each([
    ['https://contoh.id/isi', 'needs-one-slip'],
    ['https://contoh.id/{slip}?t={slip}', 'needs-one-slip'],
    ['http://contoh.id/?t={slip}', 'not-https'],
    ['javascript:alert(1)//{slip}', 'not-https'],
    ['https://{slip}.contoh.id/', 'malformed'],
    ['https://contoh.id{slip}', 'malformed'],
    ['https://a:b@contoh.id/?t={slip}', 'malformed'],
    ['contoh.id/?t={slip}', 'malformed'],
    ['https://localhost/?t={slip}', 'not-public'],
  ])('may not be %s: %s', (address, reason) => {
    expect(badFormAddress(address, hidden)).toBe(reason);
  });
});
