import { describe, expect, it } from '@jest/globals';
import { dueInWords } from '../../../functions/reports/cases/pages/due-in.ts';
import { renderQueue } from '../../../functions/reports/cases/pages/queue.tsx';
import { renderTasks } from '../../../functions/reports/cases/pages/tasks.tsx';
import { showCase } from '../../../functions/reports/cases/show-case.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { campaign, evil } from '../../support/evil-campaign.ts';
import { aCase, mondayNine } from '../../support/cases.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const frame = (lang: 'id' | 'en', path = '/v1/cases'): PageFrame => ({
  ...{ base: '/live', lang, path, stylesheet: '/assets/netral.css' },
  person: { name: evil, role: 'officer', region: '18.09' },
});

const marks = {
  ...{ owners: ['petugas-1'], ownerNames: [null], messageWaiting: true, endProposed: false },
  ...{ pieces: 2, evidenceIsNew: true },
};
const line = (dueAt: number, more: object = {}) => ({
  ...showCase(aCase({ severity: 5, accusedUnit: evil, dueAt, dueFor: 'verify' }), mondayNine),
  ...marks,
  ...more,
});

const queue = (lang: 'id' | 'en', asked = {}) =>
  renderQueue(frame(lang), {
    page: { cases: [line(mondayNine + 25 * hourMs)], searched: [], next: null },
    ...{ asked, campaign, regions: ['18.09'], now: mondayNine, officerId: 'petugas-1' },
  });

const tasks = (lang: 'id' | 'en', tasksShown: ReturnType<typeof line>[]) =>
  renderTasks(frame(lang, '/v1/cases/mine'), {
    page: {
      tasks: tasksShown.map((one) => ({ ...one, alertId: 'a', takenAt: one.receivedAt })),
      ...{ fileRequests: [], handOvers: [], waiting: 0, next: null },
    },
    ...{ region: undefined, campaign, now: mondayNine, officerId: 'petugas-1' },
  });

describe('how far off a deadline is', () => {
  it.each([
    [5 * hourMs, 'hari ini pukul 14.00', 'today at 14:00'],
    [15 * hourMs, 'besok', 'tomorrow'],
    [3 * dayMs, '3 hari lagi', 'in 3 days'],
    [-60_000, 'baru saja lewat', 'just passed'],
    [-5 * hourMs, 'lewat 5 jam', '5 hours late'],
    [-50 * hourMs, 'lewat 2 hari', '2 days late'],
  ])('%d ms from now is "%s"', (ms, id, en) => {
    expect(dueInWords(mondayNine + ms, mondayNine, '18.09')).toEqual({ id, en });
  });
});

describe('the queue', () => {
  it('says in words how urgent a case is, when it is due, who has it, and what is new', () => {
    const page = queue('id');
    for (const said of ['DARURAT', 'Diterima', 'besok', 'Anda', 'pesan pelapor, bukti baru (2)'])
      expect(page).toContain(`${said}<`);
    expect(queue('en')).toContain('EMERGENCY<');
    expect(page).not.toContain('<script>alert');
  });

  it('says on a phone, where columns have no heads, what each cell is', () => {
    const labels = [...queue('id').matchAll(/<td data-label="([^"]+)"/g)].map(([, label]) => label);
    expect(labels).toEqual([
      'Prioritas',
      'Keadaan',
      'Tenggat',
      'Unit terlapor',
      'Dipegang',
      'Baru',
    ]);
  });

  it('has what is looked for every day as addresses, and marks the one that is shown', () => {
    expect(queue('id', { due: 'overdue' })).toContain(
      '<a href="/live/v1/cases?due=overdue" aria-current="page">Sudah lewat</a>',
    );
    expect(queue('id', { state: 'open', q: '' })).toContain(
      '<a href="/live/v1/cases" aria-current="page">Belum ditutup</a>',
    );
  });
});

describe('the tasks of an officer', () => {
  it('say what waits, lead to each case, and to where it is ended or handed over', () => {
    const page = tasks('id', [
      line(mondayNine - hourMs, { overdue: true }),
      line(mondayNine + dayMs, { messageWaiting: false }),
    ]);
    expect(page).toContain('2 kasus Anda pegang; 1 lewat tenggat, 1 dengan pesan pelapor.');
    expect(page).toContain('lewat 1 jam');
    expect(page).toContain('href="/live/v1/alerts/18.09/a"');
    expect(page).toContain('aria-current="page" data-waiting="true">Tugas saya');
  });

  it('say where to find what can be taken, when there are none', () => {
    const page = tasks('id', []);
    expect(page).toContain('Tidak ada yang Anda pegang.');
    expect(page).toContain('href="/live/v1/alerts"');
    expect(tasks('en', [])).toContain('You hold nothing.');
  });
});
