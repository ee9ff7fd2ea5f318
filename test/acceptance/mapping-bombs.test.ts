import { beforeAll, describe, expect, it } from '@jest/globals';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { signInTo } from '../support/sign-in.ts';

let suite: LentSuite;
let admin: Record<string, string>;

beforeAll(async () => {
  suite = await lentSuite();
  admin = await signInTo(suite, 'admin', '18.09');
}, 60_000);

/** It shares itself eighty times, and so is written out as 2^80 values. */
const bomb = Array.from({ length: 80 }, () => '[@,@]').join('|');
/** Of nothing it is nothing, so that it can be saved; of a payload it has no end. */
const sleeping = `a&&(${Array.from({ length: 60 }, () => '[@,@]').join('|')}|@${'[]'.repeat(50)})`;

const ask = async (method: string, path: string, body: unknown) => {
  const start = performance.now();
  const response = await fetch(`${suite.url}${path}`, {
    method,
    headers: { ...admin, accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const said = (await response.json()) as Record<string, unknown>;
  return { status: response.status, said, tookMs: performance.now() - start };
};

describe('a mapping that grows without end', () => {
  it('is refused when it is tried or saved, and what it would be used on waits in quarantine', async () => {
    const made = await ask('PUT', '/v1/sources/bom', { region: '18.09' });
    expect(made.status).toBe(200);
    const trying = { payload: '{"a":["x"]}', mapping: { place: bomb } };
    const tried = await ask('POST', '/v1/sources/bom/dry-run', trying);
    expect(tried.status).toBeLessThan(500);
    expect(JSON.stringify(tried.said)).toContain('result-too-large');
    const growing = await ask('PUT', '/v1/sources/bom', {
      region: '18.09',
      mapping: { place: `\`[1]\`|${bomb.slice(0, 470)}]` },
    });
    expect(growing.status).toBe(422);
    const saved = await ask('PUT', '/v1/sources/bom', {
      region: '18.09',
      mapping: { place: sleeping },
    });
    expect(saved.status).toBe(200);
    const body = '{"a":["x","y"]}';
    const signed = signStandardWebhook({
      id: 'msg_bom',
      timestampMs: Date.now(),
      body: Buffer.from(body),
      secret: made.said['secret'] as string,
    });
    const start = performance.now();
    const { status } = await suite.client.postRaw('/v1/webhooks/bom', body, {
      'content-type': 'application/json',
      ...signed,
    });
    expect(status).toBe(202);
    for (const took of [tried.tookMs, growing.tookMs, performance.now() - start])
      expect(took).toBeLessThan(10_000);
    const list = await suite.client.get('/v1/sources/bom/quarantine', { headers: admin });
    expect(list.body).toMatchObject({ deliveries: [{ reason: 'invalid-fields' }] });
  });
});
