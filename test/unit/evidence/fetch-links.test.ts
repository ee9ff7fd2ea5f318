import { describe, expect, it } from '@jest/globals';
import { fetchLinks } from '../../../functions/reports/evidence/fetch-links.ts';
import { mediaOf } from '../../../functions/reports/evidence/media-of.ts';
import type { Piece } from '../../../functions/reports/pieces/piece.ts';
import { NeverFetched } from '../../../shared/outbound/fetch-api.ts';
import { readLinked } from '../../../functions/reports/evidence/read-linked.ts';
import { sha256Of } from '../../../functions/reports/evidence/read-photo.ts';
import { providerFor } from '../../../functions/reports/sources/providers/provider-for.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { killable, type Death } from '../../support/memory-participation.ts';
import { aJpeg } from '../../support/photos.ts';

const photo = aJpeg();
const page = Buffer.from('<!doctype html><title>Unggahan</title>');
const pdf = Buffer.from('%PDF-1.7\n%tes');

const kobo: Source = {
  source: 'kobo',
  scheme: 'kobo',
  secrets: ['netral:rahasia-panjang'],
  api: { baseUrl: 'https://kf.contoh.test', token: 'token-kobo', formId: 'a1' },
  active: true,
  changedAt: 0,
};

const byItem = (pieces: Piece[]) => [...pieces].sort((a, b) => (a.item < b.item ? -1 : 1));

type Answer = Buffer | number | Error;

/** What is kept, and what was asked with which headers; an address answers one thing after the other, the last for good. */
const aFetcher = (
  answers: Record<string, Answer | Answer[]>,
  die: (call: number) => Death = () => undefined,
) => {
  const pieces: Piece[] = [];
  const asked: { address: string; headers: Record<string, string> }[] = [];
  const kept: string[] = [];
  const { at, calls } = killable(die);
  const sources = { find: (name: string) => at(() => (name === 'kobo' ? kobo : undefined)) };
  const providerOf = providerFor({
    fetch: () => Promise.reject(new Error('not asked here')),
    now: () => 0,
    sleep: () => Promise.resolve(),
    tries: 1,
    patienceMs: 0,
  });
  const answerOf = (address: string): Answer => {
    const found = answers[address] ?? new NeverFetched('nowhere');
    if (!Array.isArray(found)) return found;
    return (found.length > 1 ? found.shift() : found[0]) ?? new Error('nothing');
  };
  const put = (piece: Piece) => {
    if (!pieces.some(({ item }) => item === piece.item)) pieces.push(piece);
  };
  const run = (cameBy: string, evidenceLinks: string[]) =>
    fetchLinks({
      fetch: (address, headers) =>
        at(() => {
          asked.push({ address, headers });
          const answer = answerOf(address);
          if (answer instanceof Error) throw answer;
          return typeof answer === 'number'
            ? { status: answer, body: Buffer.alloc(0) }
            : { status: 200, body: answer };
        }),
      mediaOf: mediaOf({ sources, providerOf }),
      findReport: (reportKey) => at(() => ({ reportKey, expiresAt: 1, cameBy, evidenceLinks })),
      keep: (coming, found) =>
        at(() => {
          const reason = found.copy ? {} : { reason: 'no-copy' };
          kept.push(found.sha256);
          put({
            ...coming,
            ...reason,
            item: `evidence#${found.sha256}`,
            sha256: found.sha256,
            type: found.type,
            state: 'sealed',
            at: 0,
          });
          return 'kept' as const;
        }),
      pieces: {
        list: () => at(() => ({ pieces: [...pieces], custody: [] })),
        add: (piece) =>
          at(() => {
            put(piece);
            return 'added' as const;
          }),
      },
      now: () => 0,
      nonce: () => 'n',
    });
  const tell = (cameBy: string, evidenceLinks: string[], isLast = false) =>
    run(cameBy, evidenceLinks)('r', { isLast });
  return { tell, asked, kept, pieces, calls };
};

describe('links that came with a report', () => {
  it('are fetched with their source’s token at the provider’s own host, and with nothing anywhere else', async () => {
    const own = 'https://kf.contoh.test/foto.jpg';
    const elsewhere = 'https://orang-lain.test/foto.jpg';
    const { tell, asked, kept } = aFetcher({ [own]: photo, [elsewhere]: aJpeg() });
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

  it('are kept with their hash when they lead to no photo: a page can be opened, what may name its maker cannot', async () => {
    const { tell, pieces } = aFetcher({
      'https://contoh.test/p': page,
      'https://contoh.test/s': pdf,
    });
    await tell('formulir', ['https://contoh.test/p', 'https://contoh.test/s']);
    expect(pieces).toMatchObject([
      { state: 'sealed', type: 'text/html', sha256: sha256Of(page) },
      { state: 'sealed', type: 'application/pdf', sha256: sha256Of(pdf), reason: 'no-copy' },
    ]);
    expect(pieces[0]).not.toHaveProperty('reason');
  });

  it('are bytes to save where they lead to a page, whatever it says', async () => {
    expect(await readLinked(page)).toMatchObject({
      type: 'text/html',
      servedAs: 'application/octet-stream',
    });
  });

  it.each<[string, Answer, string]>([
    ['gone', 404, 'http-404'],
    ['empty', Buffer.alloc(0), 'nothing-there'],
    ['out of reach for good', new NeverFetched('Not a public address'), 'not-reached'],
    ['too large', new NeverFetched('The answer is too large', 'too-large'), 'too-large'],
  ])(
    'leave a line with the reason at once when what they lead to is %s',
    async (_, answer, reason) => {
      const { tell, pieces } = aFetcher({ 'https://contoh.test/x': answer });
      await tell('formulir', ['https://contoh.test/x']);
      expect(pieces).toMatchObject([{ state: 'refused', reason, link: 'https://contoh.test/x' }]);
    },
  );

  it.each<[string, Answer, string]>([
    ['a server that is down', 503, 'http-503'],
    ['a server that asks for patience', 429, 'http-429'],
    ['a broken line', new Error('ECONNRESET'), 'not-reached'],
  ])(
    'wait for %s: tried again, and given up with the reason at the last try',
    async (_, fault, reason) => {
      const link = 'https://contoh.test/a.jpg';
      const back = aFetcher({ [link]: [fault, fault, photo] });
      await expect(back.tell('formulir', [link])).rejects.toThrow(reason);
      await expect(back.tell('formulir', [link])).rejects.toThrow(reason);
      expect(back.pieces).toEqual([]);
      await back.tell('formulir', [link]);
      expect(back.pieces).toMatchObject([{ state: 'sealed', link }]);

      const never = aFetcher({ [link]: fault });
      await never.tell('formulir', [link], true);
      expect(never.pieces).toMatchObject([{ state: 'refused', reason, link }]);
    },
  );

  it('do not wait for each other: one that must be tried again keeps none of the others', async () => {
    const { tell, pieces } = aFetcher({
      'https://contoh.test/a': 503,
      'https://contoh.test/b': photo,
    });
    await expect(
      tell('formulir', ['https://contoh.test/a', 'https://contoh.test/b']),
    ).rejects.toThrow();
    expect(pieces).toMatchObject([{ state: 'sealed', link: 'https://contoh.test/b' }]);
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

  it('killed at any await and told again leave the same pieces', async () => {
    const answers = () => ({ 'https://contoh.test/a': photo, 'https://contoh.test/b': 404 });
    const links = Object.keys(answers());
    const whole = aFetcher(answers());
    await whole.tell('formulir', links);
    expect(whole.calls()).toBeGreaterThan(6);
    for (let call = 0; call < whole.calls(); call += 1)
      for (const death of ['before', 'after'] as const) {
        const { tell, pieces } = aFetcher(answers(), (now) => (now === call ? death : undefined));
        await tell('formulir', links).catch(() => undefined);
        await tell('formulir', links);
        expect(byItem(pieces)).toEqual(byItem(whole.pieces));
      }
  });
});
