import { describe, expect, it } from '@jest/globals';
import { keepSource } from '../../../functions/reports/sources/keep-source.ts';
import type { FoundDelivery } from '../../../functions/reports/sources/quarantined.ts';
import { reachOfDelivery, requireReach } from '../../../functions/reports/sources/reach.ts';
import { readTold } from '../../../functions/reports/sources/read-delivery.ts';
import { replay } from '../../../functions/reports/sources/replay.ts';
import { viewOfSource } from '../../../functions/reports/sources/source-view.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { whyNot } from '../../../functions/reports/sources/take-item.ts';
import { signStandardWebhook } from '../../../functions/reports/signatures/standard-webhooks.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { refusal } from '../../support/case-asks.ts';
import { aReport } from '../../support/forms.ts';

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const aSource = (more: Partial<Source> = {}): Source => ({
  ...{ source: 'formulir', scheme: 'standard-webhooks', secrets: [secret] },
  ...{ active: true, changedAt: 0, ...more },
});
const admin = { personId: 'admin', role: 'admin', region: '18.09', name: 'Admin' } as const;

/** What an admin of 18.09 may reach; notes what was asked for. */
const aDoor = () => {
  const asked: string[] = [];
  const within = (region: string) => {
    asked.push(region);
    if (region !== '18.09') throw new Refusal('wrong-region');
    return admin;
  };
  return { asked, within };
};

describe('an admin of one region', () => {
  it('reaches a source by its region, and one without a region, or no source, by the nation', async () => {
    for (const [found, region] of [
      [aSource({ region: '35.75' }), '35.75'],
      [aSource(), 'ID'],
      [undefined, 'ID'],
    ] as const) {
      const { asked, within } = aDoor();
      const sources = { find: () => Promise.resolve(found) };
      const call = { path: { source: 'formulir' }, within };
      expect(await refusal(() => requireReach({ sources }, call))).toBe('wrong-region');
      expect(asked).toEqual([region]);
    }
  });

  it('is not given what came for a name that nobody had made', () => {
    const source = aSource({ region: '18.09' });
    expect(reachOfDelivery(source, { reason: 'unknown-source' })).toBe('ID');
    expect(reachOfDelivery(source, { reason: 'invalid-fields' })).toBe('18.09');
  });

  it.each([
    ['takes over none of another region', '35.75', '18.09'],
    ['moves none of their own to another region', '18.09', '35.75'],
  ])('%s', async (_, before, after) => {
    const put: Source[] = [];
    const keep = keepSource({
      campaign: demoCampaign(),
      sources: {
        find: () => Promise.resolve(aSource({ region: before })),
        put: (source) => {
          put.push(source);
          return Promise.resolve('stored');
        },
      },
      now: () => 1,
      randomBytes: () => Buffer.alloc(32),
    });
    const sent = () => keep('formulir', { region: after }, aDoor().within);
    expect(await refusal(sent)).toBe('wrong-region');
    expect(put).toEqual([]);
  });

  it('has a source whose deliveries are of its region, whatever they name', () => {
    const told = { deliveryId: '1', payload: aReport({ region: '35.75' }) };
    const { form } = readTold(told, aSource({ region: '18.09' }), Date.now());
    expect(form.region).toBe('18.09');
  });

  it('is shown no secret and no token of a source', () => {
    const api = { baseUrl: 'https://kf.contoh.test', token: 'token-rahasia', formId: 'a1' };
    const shown = JSON.stringify(
      viewOfSource(aSource({ api, verifyToken: 'kata-rahasia' }), 'https://netral.example'),
    );
    expect(shown).toContain('kf.contoh.test');
    expect(shown).not.toMatch(/rahasia|whsec_/);
  });

  it('is told no field by a mapping that asks about answers', () => {
    const refused = refuseField('place', 'required');
    const mapping = { place: "nama[?starts_with(@, 'A')]" };
    expect(whyNot(refused, { scheme: 'kobo', mapping }).errors).toEqual([
      { field: 'mapping', reason: 'computes' },
    ]);
    const picks = whyNot(refused, { scheme: 'kobo', mapping: { place: 'tempat' } });
    expect(picks.errors).toMatchObject([{ field: 'place' }]);
  });
});

describe('what came from a sender nobody knew', () => {
  const body = Buffer.from(JSON.stringify(aReport({})));
  const replayed = async (headers: Record<string, string[]>, answersForSender: boolean) => {
    const entry: FoundDelivery = {
      ...{ source: 'formulir', id: 'a'.repeat(32), reason: 'unknown-source', fields: [] },
      ...{ receivedAt: Date.now(), body, bodyBytes: body.length, headers },
    };
    const submitted: unknown[] = [];
    const { outcome } = await replay({
      quarantine: {
        find: () => Promise.resolve(entry),
        add: () => Promise.resolve('added'),
        sealAgain: () => Promise.resolve(),
      },
      settled: { settle: () => Promise.resolve('settled') },
      submit: (form) => {
        submitted.push(form);
        const made = { code: '', caseNumber: '', reportKey: '', region: '' };
        return Promise.resolve({ ...made, outcome: 'added' as const });
      },
      codeKey: () => Promise.resolve(Buffer.alloc(32, 3)),
      planAnswer: () => Promise.resolve(),
      bindSlip: () => Promise.resolve(undefined),
      knownAs: (_, told) => Promise.resolve(told),
      readFromProvider: () => Promise.resolve(undefined),
      now: () => 0,
    })(aSource(), entry.id, { by: 'admin', answersForSender });
    return { outcome, reports: submitted.length };
  };
  const id = 'msg_1';
  const headersOf = (signedWith: string) =>
    Object.fromEntries(
      Object.entries(
        signStandardWebhook({ id, timestampMs: Date.now(), body, secret: signedWith }),
      ).map(([name, value]) => [name, [value]]),
    );

  it('is replayed only if it proves itself now, or somebody answers for it by name', async () => {
    const forged = headersOf(`whsec_${Buffer.alloc(32, 6).toString('base64')}`);
    expect(await replayed(forged, false)).toEqual({ outcome: 'unproven', reports: 0 });
    expect(await replayed(forged, true)).toEqual({ outcome: 'replayed', reports: 1 });
    expect(await replayed(headersOf(secret), false)).toEqual({ outcome: 'replayed', reports: 1 });
  });
});
