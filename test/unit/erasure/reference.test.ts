import { describe, expect, it } from '@jest/globals';
import { referenceReason } from '../../../functions/pledges/erasure/reference.ts';

const nip = '198609262015051001';

describe('the reference of a written request', () => {
  it.each([
    '800/123/BKPSDM/2026',
    'B-1234/KPU.14/XI/2026',
    'No. 17 (lampiran 2), 23/11/2026',
    '005/Pdt.G/2026/PN.Gdt',
    'surat tgl 23-11-2026',
  ])('is kept: %s', (text) => {
    expect(referenceReason(text, nip)).toBeUndefined();
  });

  it.each([
    ['a NIP', nip, 'looks-like-identity'],
    ['a NIP in groups', '19860926 201505 1 001', 'looks-like-identity'],
    ['a NIP with dots and dashes', '1986.0926-2015.05.1-001', 'looks-like-identity'],
    ['a NIP cut by strokes', '1986/0926/2015/05/1001', 'looks-like-identity'],
    ['a NIP among words', `surat dari ${nip}`, 'looks-like-identity'],
    ['a NIP in wide digits', '１９８６０９２６２０１５０５１００１', 'looks-like-identity'],
    ['a NIP in Arabic digits', '١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١', 'looks-like-identity'],
    ['a NIP with invisible signs in it', '198609\u200b262015\u200b051001', 'looks-like-identity'],
    ['an old NIP of nine digits', '130 123 456', 'looks-like-identity'],
    ['an address', 'a@b.example', 'malformed'],
    ['a formula', '=1+1', 'malformed'],
    ['a tag', '<b>1</b>', 'malformed'],
    ['nothing readable', '\u200b\u200b\u200b', 'malformed'],
  ])('is refused with %s', (_, text, reason) => {
    expect(referenceReason(text, '3275011203900004')).toBe(reason);
  });

  it('may not hold the staff number of the person, however it is written', () => {
    expect(referenceReason('surat thl 0712-x', 'THL.0712-X')).toBe('holds-the-number');
    expect(referenceReason('surat 7/2026', '7')).toBeUndefined();
  });
});
