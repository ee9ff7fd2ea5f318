import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../../shared/http/request.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import {
  answerWithinHours,
  newRequest,
  requestCode,
} from '../../../functions/site/requests/data-request.ts';
import { overdueRequests } from '../../../functions/site/requests/overdue-requests.ts';
import { renderQueue } from '../../../functions/site/requests/pages/request-queue.tsx';
import { listedAs } from '../../../functions/site/requests/request-view.ts';
import {
  admin,
  at,
  desk,
  elsewhere,
  given,
  hour,
  national,
  reasonOf,
  sendOne,
  sent,
} from '../../support/request-desk.ts';

describe('a request about personal data', () => {
  it('is due in 3 × 24 hours, and its answer is shown to whoever has the code, without who gave it', async () => {
    const office = desk();
    const { code, dueAt, params } = await sendOne(office);
    expect(dueAt).toBe(new Date(at + 72 * hour).toISOString());
    expect(answerWithinHours).toBe(72);
    office.push(20);
    await office.call('answerDataRequest', { as: admin, params, body: given });
    const seen = await office.call('followDataRequest', { body: { code } });
    expect(seen).toMatchObject({ answer: { outcome: 'done', text: given.text } });
    expect(JSON.stringify(seen)).not.toContain('admin');
  });

  it('stands in the queue of its region until it is answered, overdue once its time is over', async () => {
    const office = desk();
    await sendOne(office);
    const queue = () => office.call('listDataRequests', { as: admin });
    expect(await queue()).toMatchObject({ open: [{ isOverdue: false }], answered: [] });
    office.push(73);
    expect(await queue()).toMatchObject({ open: [{ isOverdue: true }] });
  });

  it('is answered once, by an admin of its region', async () => {
    const office = desk();
    const { params } = await sendOne(office);
    const answer = (as: Person) => office.call('answerDataRequest', { as, params, body: given });
    expect(await reasonOf(answer(elsewhere))).toBe('wrong-region');
    await answer(admin);
    expect(await reasonOf(answer(admin))).toBe('conflict already-answered');
  });

  it('about a report is shown to nobody of its region, and answered by the nation', async () => {
    const office = desk();
    const { params } = await sendOne(office, { about: 'report' });
    const queue = (as: Person, region: string) =>
      office.call('listDataRequests', { as, query: { region } });
    const province: Person = { ...admin, personId: 'admin-lampung', region: '18' };
    for (const as of [admin, province]) {
      expect(await queue(as, '18.09')).toMatchObject({ open: [], answered: [] });
      expect(await reasonOf(queue(as, 'ID'))).toBe('wrong-region');
      expect(await reasonOf(office.call('answerDataRequest', { as, params, body: given }))).toBe(
        'wrong-region',
      );
    }
    expect(await office.call('listDataRequests', { as: national })).toMatchObject({
      region: 'ID',
      open: [{ region: '18.09', about: 'report' }],
    });
    await office.call('answerDataRequest', { as: national, params, body: given });
    expect(await queue(national, 'ID')).toMatchObject({ open: [], answered: [{}] });
    expect(await queue(admin, '18.09')).toMatchObject({ answered: [] });
  });

  it('rings for other desks where one cannot be read, and says so', async () => {
    const office = desk();
    const rung: number[] = [];
    await sendOne(office);
    office.push(60);
    const look = overdueRequests({
      desks: ['ID', '18.09', '14.06'],
      requests: {
        list: (listing) =>
          listing.desk === 'ID' ? Promise.reject(new Error('down')) : office.requests.list(listing),
      },
      late: (count) => rung.push(count),
      now: office.now,
    });
    await expect(look()).rejects.toThrow('down');
    expect(rung).toEqual([1]);
  });

  it('is granted to nobody whose identity was not checked, and refused without', async () => {
    const office = desk();
    const { params } = await sendOne(office);
    const answer = (body: object) =>
      office.call('answerDataRequest', { as: admin, params, body: { ...given, ...body } });
    expect(await reasonOf(answer({ proof: 'none' }))).toBe('invalid-fields identity-not-checked');
    expect(await reasonOf(answer({ proof: 'none', outcome: 'refused' }))).toBe('no refusal');
  });

  it('is opened by its code however it is typed, and by no other', async () => {
    const office = desk();
    const { code } = await sendOne(office);
    const typed = String(code).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect(await reasonOf(office.call('followDataRequest', { body: { code: typed } }))).toBe(
      'no refusal',
    );
    const other = requestCode(new Uint8Array(20).fill(9));
    expect(await reasonOf(office.call('followDataRequest', { body: { code: other } }))).toBe(
      'not-found unknown-request',
    );
  });

  it('rings a day before its answer is due, and not once it is answered', async () => {
    const office = desk();
    const rung: number[] = [];
    const look = overdueRequests({
      desks: ['ID', '18.09', '14.06'],
      requests: office.requests,
      late: (count) => rung.push(count),
      now: office.now,
    });
    const { params } = await sendOne(office);
    office.push(47);
    expect(await look()).toEqual({ open: 1, late: 0 });
    office.push(2);
    expect(await look()).toEqual({ open: 1, late: 1 });
    expect(rung).toEqual([1]);
    await office.call('answerDataRequest', { as: admin, params, body: given });
    expect(await look()).toEqual({ open: 0, late: 0 });
  });
});

const frame: PageFrame = {
  base: '',
  lang: 'id',
  path: '/v1/sources',
  stylesheet: '/assets/netral.css',
};

describe('the queue as a page', () => {
  it('tells the fields of one request apart from those of another', () => {
    const request = listedAs(
      newRequest({ ...sent, about: 'pledge', wish: 'access' }, 'a'.repeat(43), { at }),
      at,
    );
    const html = renderQueue(frame, {
      ...{ region: '18.09', answered: [], regions: [], mayAnswer: true, personId: 'admin' },
      ...{ list: 'open', next: null, waiting: { open: 2, many: 0 }, desks: [] },
      open: [request, { ...request, requestKey: 'b'.repeat(43) }],
      here: { code: '18.09', name: 'Pesawaran', zone: 'Asia/Jakarta' },
    });
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(6);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/ for="([^"]+)"/g)) expect(ids).toContain(id);
  });
});
