import { describe, expect, it } from '@jest/globals';
import { addressMeant } from '../../../functions/site/address-meant.ts';
import { refuseRouteHttp } from '../../../functions/site/refuse-route.http.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { anEvent } from '../../support/builders.ts';

const pages = new Set(['/', '/lapor', '/ikrar', '/v1/participation']);

describe('the page that somebody meant', () => {
  it.each([
    '/lapor.',
    '/lapor,',
    '/lapor)',
    '/lapor).',
    '/lapor%20',
    '/lapor%E2%80%8B',
    '/%E2%80%8Blapor',
    '/LAPOR',
    '/Lapor/',
    '//lapor',
    '/lapor%2F',
    '/lapor”',
    '/lapor*',
    '/ lapor ',
  ])('is the one beside %s', (path) => {
    expect(addressMeant(path, pages)).toBe('/lapor');
  });

  it.each(['/tidak-ada', '/lapor', '/lapor/saya', '/laporan', '/%ff', '/lapor%00', '/la%20por'])(
    'is none beside %s',
    (path) => {
      expect(addressMeant(path, pages)).toBeUndefined();
    },
  );

  it('of a long address of anything is found at once', () => {
    const startedAt = performance.now();
    addressMeant(`/${'. /'.repeat(100_000)}`, pages);
    addressMeant(`/${'. /'.repeat(100_000)}x`, pages);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('an address that nothing is at', () => {
  const methods = {
    '/': ['GET'],
    '/lapor': ['GET'],
    '/v1/cases/{caseKey}': ['GET'],
    '/v1/x': ['POST'],
  };
  const refuse = httpHandler('refuseRoute', refuseRouteHttp(Buffer.from(JSON.stringify(methods))));
  const ask = async (path: string, more: Parameters<typeof anEvent>[0] = {}) => {
    const event = anEvent({ path, headers: { accept: 'text/html' }, ...more });
    const { statusCode, headers = {} } = await refuse(event, {} as never);
    return [statusCode, headers['location']];
  };

  it('leads whoever looks for a page to it, and programs nowhere', async () => {
    expect(await ask('/Lapor.')).toEqual([302, '/lapor']);
    expect(await ask('/Lapor.', { headers: { accept: 'application/json' } })).toEqual([
      404,
      undefined,
    ]);
    expect(await ask('/Lapor.', { method: 'POST' })).toEqual([404, undefined]);
  });

  it('never leads anywhere else', async () => {
    for (const path of ['//jahat.example', '/\\jahat.example', '/v1/x.', '/v1/cases/{caseKey}.'])
      expect(await ask(path)).toEqual([404, undefined]);
  });
});
