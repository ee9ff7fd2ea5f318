import { describe, expect, it } from '@jest/globals';
import { fetchLinks } from '../../../functions/reports/evidence/fetch-links.ts';
import { mediaOf } from '../../../functions/reports/evidence/media-of.ts';
import type { Piece } from '../../../functions/reports/evidence/piece.ts';
import { sha256Of } from '../../../functions/reports/evidence/read-photo.ts';
import { providerFor } from '../../../functions/reports/sources/providers/provider-for.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { aJpeg } from '../../support/photos.ts';

const photo = aJpeg();
const page = Buffer.from('<html>');

const kobo: Source = {
  source: 'kobo',
  scheme: 'kobo',
  secrets: ['netral:rahasia-panjang'],
  api: { baseUrl: 'https://kf.contoh.test', token: 'token-kobo', formId: 'a1' },
  active: true,
  changedAt: 0,
};

/** What is kept, and what was asked with which headers. */
const aFetcher = (answers: Record<string, Buffer | number | Error>) => {
  const pieces: Piece[] = [];
  const asked: { address: string; headers: Record<string, string> }[] = [];
  const kept: string[] = [];
  const sources = { find: (name: string) => Promise.resolve(name === 'kobo' ? kobo : undefined) };
  const providerOf = providerFor({
    fetch: () => Promise.reject(new Error('not asked here')),
    now: () => 0,
    sleep: () => Promise.resolve(),
    tries: 1,
    patienceMs: 0,
  });
  const run = fetchLinks({
    fetch: (address, headers) => {
      asked.push({ address, headers });
      const answer = answers[address] ?? new Error('nowhere');
      if (answer instanceof Error) return Promise.reject(answer);
      return Promise.resolve(
        typeof answer === 'number'
          ? { status: answer, body: Buffer.alloc(0) }
          : { status: 200, body: answer },
      );
    },
    mediaOf: mediaOf({ sources, providerOf }),
    keep: (coming, found) => {
      kept.push(found.sha256);
      pieces.push({ ...coming, item: `evidence#${kept.length}`, state: 'sealed', at: 0 });
      return Promise.resolve('kept');
    },
    pieces: {
      list: () => Promise.resolve({ pieces, custody: [] }),
      add: (piece) => {
        pieces.push(piece);
        return Promise.resolve('added');
      },
    },
    now: () => 0,
    nonce: () => 'n',
  });
  const tell = (cameBy: string, evidenceLinks: string[]) =>
    run({ reportKey: 'r', expiresAt: 1, cameBy, evidenceLinks });
  return { tell, asked, kept, pieces };
};

describe('links that came with a report', () => {
  it('are fetched with their source’s token at the provider’s own host, and with nothing anywhere else', async () => {
    const own = 'https://kf.contoh.test/foto.jpg';
    const elsewhere = 'https://orang-lain.test/foto.jpg';
    const { tell, asked, kept } = aFetcher({ [own]: photo, [elsewhere]: photo });
    await tell('kobo', [own, elsewhere]);
    expect(kept).toEqual([sha256Of(photo), sha256Of(photo)]);
    expect(JSON.stringify(asked[0]?.headers)).toContain('token-kobo');
    expect(JSON.stringify(asked[1]?.headers)).not.toContain('token-kobo');
  });

  it('of a source without an API carry nothing of ours', async () => {
    const { tell, asked } = aFetcher({ 'https://contoh.test/a.jpg': photo });
    await tell('formulir', ['https://contoh.test/a.jpg']);
    expect(asked).toEqual([{ address: 'https://contoh.test/a.jpg', headers: {} }]);
  });

  it.each<[string, Buffer | number | Error, string]>([
    ['a page', page, 'not-a-photo'],
    ['gone', 404, 'http-404'],
    ['out of reach', new Error('Not a public address'), 'not-reached'],
  ])('leave a line with the reason when what they lead to is %s', async (_, answer, reason) => {
    const { tell, pieces } = aFetcher({ 'https://contoh.test/x': answer });
    await tell('formulir', ['https://contoh.test/x']);
    expect(pieces).toMatchObject([{ state: 'refused', reason, link: 'https://contoh.test/x' }]);
  });

  it('told again are not fetched again', async () => {
    const { tell, asked } = aFetcher({
      'https://contoh.test/a.jpg': photo,
      'https://contoh.test/b': page,
    });
    for (let n = 0; n < 3; n += 1)
      await tell('formulir', ['https://contoh.test/a.jpg', 'https://contoh.test/b']);
    expect(asked).toHaveLength(2);
  });
});
