import { describe, expect, it } from '@jest/globals';
import { caseMessageLeft, type CaseMessageLeft } from '../../../events/case-message-left.ts';
import { caseMessagesSeen, type CaseMessagesSeen } from '../../../events/case-messages-seen.ts';
import type { HandOverRow } from '../../../functions/reports/cases/hand-over-row.ts';
import {
  leftByReporter,
  questionOf,
  relayUnread,
  seenInBox,
  type Unread,
} from '../../../functions/reports/cases/relay-unread.ts';
import { aCase, mondayNine } from '../../support/cases.ts';

type Told = CaseMessageLeft | CaseMessagesSeen;
const kept = aCase({ barring: { standing: 'named', units: ['DISDIK'], names: [] } });
const { caseKey, region } = kept;
const at = mondayNine;

/** What is published of this, of a case that one officer has. */
const told = async (unread: Unread | undefined, of = kept, takers = ['petugas-1']) => {
  const events: Told[] = [];
  const alerts = { 'siaga-1': { version: 1, takers } };
  const holders = { caseKey, item: 'holders' as const, alerts, changes: 1, expiresAt: 1 };
  const relay = relayUnread({
    cases: { find: (key) => Promise.resolve(key === of.caseKey ? of : undefined) },
    holders: { holdersOf: () => Promise.resolve(holders) },
    publish: (event) => Promise.resolve(void events.push(event)),
  });
  await relay(unread);
  return events;
};

const place = (officerId: string) => ({ region, officerId });
const question: HandOverRow = {
  ...{ caseKey, item: 'hand-over#question', region, requestId: 'permintaan', waits: 'question' },
  ...{ queue: `${region}#hand-overs`, dueAt: at + 1, at, expiresAt: 1 },
  ...{ asked: place('petugas-2'), agreed: place('ketua') },
};

describe('what a reporter writes', () => {
  it('is told with who has the case and who may not know of it, and never with its words', async () => {
    const message = { reportKey: caseKey, at, text: 'Nama saya Siti' };
    const [event, ...others] = await told(leftByReporter(message));
    expect(others).toEqual([]);
    expect(caseMessageLeft.parse(event)).toEqual(event);
    expect(event?.data).toMatchObject({
      ...{ caseKey, kind: 'message', leftAt: at, owners: [{ officerId: 'petugas-1' }] },
      barring: kept.barring,
    });
    expect(JSON.stringify(event)).not.toContain('Siti');
  });

  it('is told with nobody where nobody has the case, and not at all of a case that is closed or gone', async () => {
    const unread = leftByReporter({ reportKey: caseKey, at });
    expect((await told(unread, kept, []))[0]?.data).toMatchObject({ owners: [] });
    expect(await told(unread, { ...kept, queue: `${region}#closed` })).toEqual([]);
    expect(await told({ ...unread, caseKey: 'tidak-ada' })).toEqual([]);
  });

  it('is seen once somebody of the satgas looks or answers; however often the reporter looks, nothing is told', async () => {
    const box = { reportKey: caseKey, messageId: 'box' as const, reporterAt: at };
    for (const looked of [{ officerLookedAt: at + 1 }, { officerAt: at + 1 }]) {
      const [event] = await told(seenInBox({ ...box, ...looked }));
      expect(caseMessagesSeen.parse(event)).toEqual(event);
      expect(event?.data).toMatchObject({ caseKey, kind: 'message', seenAt: at + 1 });
      expect(seenInBox({ ...box, ...looked, reporterLookedAt: at + 2 })).toBeUndefined();
    }
    expect(seenInBox(box)).toBeUndefined();
  });
});

describe('what Bawaslu asks', () => {
  it('is told to the two who released it besides who has the case, until one of them has seen it', async () => {
    const [event] = await told(questionOf(question));
    expect(event?.data).toMatchObject({
      ...{ kind: 'bawaslu-question', leftAt: at },
      owners: [{ officerId: 'petugas-1' }, place('petugas-2'), place('ketua')],
    });
    const [then] = await told(questionOf({ ...question, queue: undefined }));
    expect(then?.data).toMatchObject({ kind: 'bawaslu-question', seenAt: at });
  });

  it('is a question only: an agreement and a receipt wait in the tasks', async () => {
    expect(questionOf({ ...question, waits: 'receipt' })).toBeUndefined();
    expect(await told(undefined)).toEqual([]);
  });
});
