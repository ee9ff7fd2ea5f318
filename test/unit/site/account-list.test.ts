import { describe, expect, it } from '@jest/globals';
import { listAccountsHttp } from '../../../functions/site/accounts/accounts.http.ts';
import { mostListed } from '../../../functions/site/accounts/list-accounts.ts';
import { accountOperations as operations } from '../../../functions/site/accounts/operations.ts';
import { invitation } from '../../../functions/satgas/telling/account-messages.ts';
import { inviteOfficer } from '../../../functions/satgas/officers/invite-officer.ts';
import type { Person } from '../../../shared/http/request.ts';
import { served } from '../../../shared/operation/serve.ts';
import { officerMark } from '../../../shared/sign-in/account-link.ts';
import { anOfficer } from '../../support/builders.ts';
import { asked, people, refusal } from '../../support/case-asks.ts';

const key = () => Promise.resolve(Buffer.alloc(32, 4));
const now = () => Date.parse('2026-11-23T03:00:00Z');
const admin = { ...people.admin, region: '18.09' };

const list = async (query: Record<string, string>, as: Person = admin) => {
  const mark = officerMark(await key(), { region: '18.09', officerId: 'petugas-1' });
  const boundAmong = (marks: readonly string[]) =>
    Promise.resolve(new Map(marks.includes(mark) ? [[mark, now()]] : []));
  return served(
    operations.listAccounts,
    listAccountsHttp({ boundAmong, key }),
  )(asked(undefined, { as, query }));
};

describe('who has bound an account', () => {
  it('is said of the officers that are named, to an admin of their region', async () => {
    const { body } = await list({ region: '18.09', officers: 'petugas-1,petugas-2' });
    expect(body).toEqual({
      region: '18.09',
      officers: [
        { officerId: 'petugas-1', isBound: true, boundAt: '2026-11-23T03:00:00.000Z' },
        { officerId: 'petugas-2', isBound: false, boundAt: null },
      ],
    });
  });

  it('is said to nobody else', async () => {
    const query = { region: '18.09', officers: 'petugas-1' };
    for (const as of [people.officer, people.chair, people.oversight] as const)
      expect(await refusal(() => list(query, as))).toBe('not-allowed');
    const elsewhere = { ...people.admin, region: '14.06' };
    expect(await refusal(() => list(query, elsewhere))).toBe('wrong-region');
  });

  it('is said of a hundred at most, by ids and nothing else', async () => {
    const many = Array.from({ length: mostListed + 1 }, (_, i) => `p-${i}`).join(',');
    for (const officers of [many, 'A B', '../x'])
      expect(await refusal(() => list({ region: '18.09', officers }))).toContain('invalid-fields');
  });
});

describe('an invitation', () => {
  const publicUrl = 'https://netral.contoh.test';
  const before = anOfficer('petugas-1');
  const after = { ...before, invitedAt: now() };

  it('goes to the phone, or to the mailbox where there is none, once for each time', () => {
    const sent = (of: typeof after, from = before) => invitation({ publicUrl })(from, of);
    expect(sent(after)).toHaveLength(1);
    expect(JSON.stringify(sent(after))).toContain(`${publicUrl}/siaga`);
    expect(sent({ ...after, leave: [] }, after)).toEqual([]);
    expect(sent({ ...after, active: false })).toEqual([]);
    expect(sent({ ...after, phone: undefined })[0]?.message).toMatchObject({
      channel: 'email',
    });
  });

  it('is refused for nobody, for whoever has left, and twice a day', async () => {
    const invite = (officerId: string, noted = true) =>
      inviteOfficer({
        officers: {
          listOf: () => Promise.resolve([before, anOfficer('pergi', { active: false })]),
          noteInvited: () => Promise.resolve(noted),
        },
        now,
      })({ region: '18.09', officerId });
    expect(await refusal(() => invite('petugas-1'))).toBe('no refusal');
    expect(await refusal(() => invite('siapa'))).toBe('not-found unknown-officer');
    expect(await refusal(() => invite('pergi'))).toBe('conflict no-address');
    expect(await refusal(() => invite('petugas-1', false))).toBe('conflict invited-today');
  });
});
