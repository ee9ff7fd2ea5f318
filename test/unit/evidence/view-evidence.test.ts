import { describe, expect, it } from '@jest/globals';
import { viewEvidenceHttp } from '../../../functions/reports/evidence/case-evidence.http.ts';
import { evidenceOperations } from '../../../functions/reports/evidence/operations.ts';
import { pieceItem, type Piece } from '../../../functions/reports/pieces/piece.ts';
import { served } from '../../../shared/operation/serve.ts';
import { aTrackedReport } from '../../support/follow-up.ts';
import { asked, people } from '../../support/case-asks.ts';
import { aDesk } from '../../support/roll.ts';

const id = 'p'.repeat(22);
const piece: Piece = {
  ...{ reportKey: 'k'.repeat(32), item: pieceItem(id), cameBy: 'reporter', state: 'sealed' },
  ...{ sha256: 'a'.repeat(64), at: 0, expiresAt: 2_000_000_000 },
};

const frame = { base: '', lang: 'id', path: '/v1/cases', stylesheet: '' } as const;
const copy = Buffer.from('salinan');

/** The door of a piece, and what happened behind it. */
const aDoor = (stored: Piece) => {
  const happened: string[] = [];
  const did = <Answer>(what: string, answer: Answer) => {
    happened.push(what);
    return Promise.resolve(answer);
  };
  const view = served(
    evidenceOperations.viewEvidence,
    viewEvidenceHttp({
      ...aDesk,
      findReport: () =>
        Promise.resolve(aTrackedReport({ region: '18.09', accusedUnitCode: 'DISDIK' })),
      pieces: {
        list: () => Promise.resolve({ pieces: [stored], custody: [] }),
        note: (_, { what, by }) => did(`${what} ${by}`, undefined),
      },
      objects: {
        addressOf: () => did('address', 'https://contoh.test/salinan'),
        readHandedOut: () => did('read', copy),
      },
      now: () => 0,
      nonce: () => 'n',
    }),
  );
  const sent = { as: people.officer, params: { piece: id } };
  return {
    happened,
    open: () => view(asked('k'.repeat(32), { ...sent, body: {} })),
    page: async () => {
      const answer = await view(asked('k'.repeat(32), { ...sent, form: {} }));
      return (await answer.page?.(frame)) ?? '';
    },
  };
};

describe('a piece of evidence that an officer opens', () => {
  it('is noted in its trail before the address is told, each time and by whom', async () => {
    const { happened, open } = aDoor(piece);
    expect(await open()).toMatchObject({ body: { address: 'https://contoh.test/salinan' } });
    await open();
    const once = ['viewed petugas-1', 'address'];
    expect(happened).toEqual([...once, ...once]);
  });

  it('is, where it is a photo, on the page itself, noted before a byte of it is read', async () => {
    const { happened, page } = aDoor({ ...piece, type: 'image/jpeg', bytes: 7 });
    expect(await page()).toContain(`src="data:image/jpeg;base64,${copy.toString('base64')}"`);
    expect(happened).toEqual(['viewed petugas-1', 'address', 'read']);
  });

  it.each([
    ['no photo', { type: 'image/svg+xml', bytes: 7 }],
    ['too large for a page', { type: 'image/png', bytes: 3 * 1024 * 1024 + 1 }],
  ])('is to be saved where it is %s', async (_, more) => {
    const { happened, page } = aDoor({ ...piece, ...more });
    expect(await page()).not.toContain('<img class="photo"');
    expect(happened).toEqual(['viewed petugas-1', 'address']);
  });
});
