import { ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from '@jest/globals';
import { makeLink, readLiveLink } from '../../functions/satgas/alerts/personal-link.ts';
import { makeUnitLink, readUnitLink } from '../../functions/pledges/circulars/unit-link.ts';
import { liveKeys, underLiveKey } from '../../shared/live-keys.ts';

const [old, fresh, leaked] = ['a', 'b', 'c'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
];
const bound = {
  region: '18.09',
  alertId: '01795397400-Zk3o0nXb1m9c',
  officerId: '18.09/petugas-1',
};
const linkUnder = (hex: string) => makeLink(Buffer.from(hex, 'hex'), bound, 1_795_500_000_000);

/** A secret with these versions by their stages, and how often one was fetched. */
const theSecret = (versions: Record<string, string>) => {
  const client = new SecretsManagerClient({
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  let [at, fetched] = [0, 0];
  client.middlewareStack.add(
    () => async (args) => {
      await Promise.resolve();
      fetched += 1;
      const stage = (args.input as { VersionStage?: string }).VersionStage ?? 'AWSCURRENT';
      const SecretString = versions[stage];
      if (SecretString === undefined)
        throw new ResourceNotFoundException({ message: 'none', $metadata: {} });
      return { response: {}, output: { SecretString, $metadata: {} } as never };
    },
    { step: 'initialize', priority: 'high' },
  );
  return {
    versions,
    keys: liveKeys('arn', () => at, client),
    wait: (ms: number) => (at += ms),
    fetched: () => fetched,
  };
};

describe('a key of which two versions are live', () => {
  it('opens links of the version before until that is taken off', async () => {
    const { keys, versions, wait } = theSecret({ AWSCURRENT: fresh, AWSPREVIOUS: old });
    expect(await readLiveLink(keys, linkUnder(fresh))).toMatchObject({ ok: true });
    expect(await readLiveLink(keys, linkUnder(old))).toMatchObject({ ok: true, region: '18.09' });
    expect(await readLiveLink(keys, linkUnder(leaked))).toEqual({ ok: false, reason: 'forged' });
    delete versions['AWSPREVIOUS'];
    wait(10_000);
    expect(await readLiveLink(keys, linkUnder(old))).toEqual({ ok: false, reason: 'forged' });
  });

  it('opens links of a version that this process has not heard of yet', async () => {
    const { keys, versions, wait } = theSecret({ AWSCURRENT: old });
    expect(await readLiveLink(keys, linkUnder(old))).toMatchObject({ ok: true });
    Object.assign(versions, { AWSCURRENT: fresh, AWSPREVIOUS: old });
    wait(1000);
    expect(await readLiveLink(keys, linkUnder(fresh))).toMatchObject({ ok: true });
    expect(await readLiveLink(keys, linkUnder(old))).toMatchObject({ ok: true });
  });

  it('is not fetched for each of many forged links, nor for what is no link', async () => {
    const { keys, fetched } = theSecret({ AWSCURRENT: fresh, AWSPREVIOUS: old });
    await readLiveLink(keys, 'bukan-tautan');
    expect(fetched()).toBe(1);
    for (let times = 0; times < 20; times += 1) await readLiveLink(keys, linkUnder(leaked));
    expect(fetched()).toBe(3);
  });

  it('opens what units and Bawaslu hold alike', async () => {
    const { keys } = theSecret({ AWSCURRENT: fresh, AWSPREVIOUS: old });
    const link = {
      region: '18.09',
      kind: 'circular',
      id: 'se-1',
      unit: 'DISDIK',
      expiresAt: 60_000,
    } as const;
    const token = makeUnitLink(Buffer.from(old, 'hex'), link);
    expect(await underLiveKey(keys, (key) => readUnitLink(key, token))).toEqual(link);
    const forged = makeUnitLink(Buffer.from(leaked, 'hex'), link);
    expect(await underLiveKey(keys, (key) => readUnitLink(key, forged))).toBeUndefined();
  });
});
