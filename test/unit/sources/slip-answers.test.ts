import { describe, expect, it } from '@jest/globals';
import { dryRun } from '../../../functions/reports/sources/dry-run.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';
import { newSlip } from '../../../functions/reports/slips/slip.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { aReport } from '../../support/forms.ts';
import { aWebhookDoor } from '../../support/webhook-door.ts';

const token = 'rahasia-laman-sendiri-12345';
const aForm = (more: Partial<Source> = {}): Source => ({
  ...{ source: 'laman', scheme: 'form-post', secrets: [token], active: true, changedAt: 0 },
  ...more,
});
const slip = newSlip(Uint8Array.from({ length: 26 }, (_, nth) => nth * 7));
const report = Object.fromEntries(
  Object.entries(aReport({}) as Record<string, string>).filter(
    ([name]) => !['lane', 'knownOn'].includes(name),
  ),
);
const sent = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  headers: Object.fromEntries(
    Object.entries({ 'content-type': 'application/x-www-form-urlencoded', ...headers }).map(
      ([name, value]) => [name, [value]],
    ),
  ),
  body: Buffer.from(new URLSearchParams({ ...report, ...fields }).toString()),
});
const marked = { submissionId: 'a1b2c3d4-e5f6-7890' };

describe('the follow-up code of a form of one’s own', () => {
  it('is given to whoever posts the form themselves, the same for the same post', async () => {
    const door = aWebhookDoor(aForm());
    const first = await door.receive(sent({ netralToken: token, ...marked }));
    const again = await door.receive(sent({ netralToken: token, ...marked }));
    expect(first.code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    expect(again).toEqual(first);
    expect(door.reports()).toHaveLength(1);
  });

  it('is given to no program, which posts with the token in a header', async () => {
    const door = aWebhookDoor(aForm({ header: 'x-bukti' }));
    const { code } = await door.receive(sent(marked, { 'x-bukti': token }));
    expect([code, door.reports().length]).toEqual([undefined, 1]);
  });

  it('is given for no other content under the same mark', async () => {
    const door = aWebhookDoor(aForm());
    await door.receive(sent({ netralToken: token, ...marked }));
    const { code } = await door.receive(
      sent({ netralToken: token, ...marked, account: 'Isi lain sama sekali.' }),
    );
    expect([code, door.quarantined().length]).toEqual([undefined, 1]);
  });

  it('is what the slip of an answer named slip makes', async () => {
    const door = aWebhookDoor(aForm());
    const { code } = await door.receive(sent({ netralToken: token, slip: slip.toLowerCase() }));
    expect(code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    expect(JSON.stringify(door.reports())).not.toContain(slip);
  });

  it('is not given for a slip that was changed; the report is accepted', async () => {
    const door = aWebhookDoor(aForm());
    const { code } = await door.receive(sent({ netralToken: token, slip: slip.slice(1) }));
    expect([code, door.reports().length]).toEqual([undefined, 1]);
  });
});

describe('a delivery that is tried', () => {
  it.each([
    [slip, true],
    ['bukan slip', false],
  ])('says whether its report can be followed: %s', async (said, isFollowed) => {
    const source = aForm({ scheme: 'standard-webhooks', mapping: { slip: 'tanda' } });
    const { tells } = await dryRun(demoCampaign())(source, {
      ...{ contentType: 'application/json', receivedAt: 0 },
      payload: JSON.stringify({ tanda: said, ...report }),
    });
    // Its other answers are not mapped: it waits, and is still not followed.
    expect(tells.map((one) => one.isFollowed)).toEqual([false]);
    const whole = Object.fromEntries(Object.keys(report).map((name) => [name, name]));
    const mapped = { ...source, mapping: { ...whole, slip: 'tanda' } };
    const tried = await dryRun(demoCampaign())(mapped, {
      ...{ contentType: 'application/json', receivedAt: Date.now() },
      payload: JSON.stringify({ tanda: said, ...report }),
    });
    expect(tried.tells.map((one) => [one.becomes, one.isFollowed])).toEqual([
      ['report', isFollowed],
    ]);
  });
});
