import { describe, expect, it } from '@jest/globals';
import { siteOperations } from '../../../functions/site/operations.ts';
import { assetHttp, versionedAssetHttp } from '../../../functions/site/site-pages.http.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { anEvent } from '../../support/builders.ts';

const readFile = (name: string) => (name === 'assets/netral.css' ? Buffer.from('a{}') : undefined);
const plain = served(siteOperations.readAsset, assetHttp(readFile));
const under = (current: string | undefined) =>
  served(siteOperations.readVersionedAsset, versionedAssetHttp(readFile, current));

const call = (params: Record<string, string>, headers: Record<string, string> = {}) =>
  readRequest(anEvent({ method: 'GET', params, headers }));
const file = 'netral.css';

describe('what pages load', () => {
  it('is kept for a year under the version that runs', async () => {
    const answer = await under('0a1b')(call({ version: '0a1b', file }));
    expect(answer).toMatchObject({
      ...{ status: 200, file: { type: 'text/css; charset=utf-8', content: Buffer.from('a{}') } },
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
  });

  it.each([
    ['another one runs', '0a1b', 'ffff'],
    ['none is known', undefined, 'undefined'],
  ])('is never kept for long under a version while %s', async (_why, current, version) => {
    const answer = await under(current)(call({ version, file }));
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'public, max-age=60' },
    });
  });

  it('is not sent again to whoever has it, and is kept for an hour without a version', async () => {
    const answer = await plain(call({ file }));
    const { etag = '', ...headers } = answer.headers ?? {};
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=3600' });
    const again = call({ version: '0a1b', file }, { 'if-none-match': etag });
    expect(await under('0a1b')(again)).toMatchObject({ status: 304 });
  });

  it.each(['../openapi.json', 'netral.txt', 'none.css', 'a/b.css', ''])(
    'is nothing else: %j',
    async (name) => {
      for (const asked of [
        plain(call({ file: name })),
        under('v')(call({ version: 'v', file: name })),
      ])
        await expect(asked).rejects.toThrow(Refusal);
    },
  );
});
