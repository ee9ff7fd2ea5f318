import { describe, expect, it } from '@jest/globals';
import type * as z from 'zod/mini';
import type { handOverView } from '../../../functions/reports/hand-over/operations.ts';
import { renderHandOvers } from '../../../functions/reports/hand-over/pages/hand-overs.tsx';

const frame = { base: '', lang: 'id' as const, path: '/v1/cases/k/hand-overs', stylesheet: '' };
const one: z.infer<typeof handOverView> = {
  ...{ requestId: 'r', standing: 'open', reason: 'Terverifikasi.', letterNumber: '100/XI/2026' },
  ...{
    sender: 'Ketua Satgas',
    recipient: 'Bawaslu',
    askedBy: 'petugas-1',
    askedByName: 'Meiliana',
  },
  ...{ askedAt: '2026-11-30T01:00:00.000Z', until: '2026-12-07T01:00:00.000Z' },
  ...{
    answeredBy: 'ketua-1',
    answeredByName: null,
    link: '/h/token',
    openingCode: null,
    openings: 0,
  },
  ...{ receivedBy: null, receivedAt: null, registerNumber: null, questions: [] },
  ...{ unseen: false, next: 'take-back', signed: null, maySign: false },
};
const page = (standing: (typeof one)['standing']) =>
  renderHandOvers(frame, {
    ...{ caseKey: 'k', region: '18.09', handOvers: [{ ...one, standing }], newId: () => 'id' },
  });
const asks = (html: string) => html.includes('action="/v1/cases/k/hand-overs"');

describe('the page of hand-overs', () => {
  it.each([
    ['waiting', false],
    ['open', false],
    ['declined', true],
    ['taken-back', true],
  ] as const)('of one that is %s lets another be asked for: %s', (standing, isAsked) =>
    expect(asks(page(standing))).toBe(isAsked),
  );

  it('calls people by the name they had, or by their id where none was stored', () => {
    expect(page('open')).toContain('Diminta oleh Meiliana,');
    expect(page('open')).not.toContain('petugas-1');
    expect(page('open')).toContain('dijawab oleh petugas ketua-1');
  });

  it('makes the link what is pressed first, and taking it back what is not', () => {
    expect(page('open')).toMatch(/<a class="button" href="\/h\/token">/);
    expect(page('open')).toMatch(/<button type="submit" class="button outline">Tarik kembali/);
  });
});
