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

describe('a piece of evidence that an officer opens', () => {
  it('is noted in its trail before the address is told, each time and by whom', async () => {
    const happened: string[] = [];
    const view = served(
      evidenceOperations.viewEvidence,
      viewEvidenceHttp({
        ...aDesk,
        findReport: () =>
          Promise.resolve(aTrackedReport({ region: '18.09', accusedUnitCode: 'DISDIK' })),
        pieces: {
          list: () => Promise.resolve({ pieces: [piece], custody: [] }),
          note: (_, { what, by }) => {
            happened.push(`${what} ${by}`);
            return Promise.resolve();
          },
        },
        objects: {
          addressOf: () => {
            happened.push('address');
            return Promise.resolve('https://contoh.test/salinan');
          },
        },
        now: () => 0,
        nonce: () => 'n',
      }),
    );
    const open = () =>
      view(asked('k'.repeat(32), { as: people.officer, body: {}, params: { piece: id } }));
    expect(await open()).toMatchObject({ body: { address: 'https://contoh.test/salinan' } });
    await open();
    const once = ['viewed petugas-1', 'address'];
    expect(happened).toEqual([...once, ...once]);
  });
});
