import { describe, expect, it } from '@jest/globals';
import { caseShape } from '../../functions/reports/cases/case.ts';
import { whoOf } from '../../functions/reports/cases/case-for-officer.ts';
import { proposedEnd } from '../../functions/reports/cases/end-by-two.ts';
import { nameUnitMove } from '../../functions/reports/cases/case.ts';
import { relayCase } from '../../functions/reports/cases/relay-cases.ts';
import { renderReaders } from '../../functions/reports/readings/pages/readers.tsx';
import { renderClashes } from '../../functions/site/accounts/pages/account-clashes.tsx';
import { trailForReporter } from '../../functions/reports/identity/trail.ts';
import { followed } from '../../functions/site/requests/request-view.ts';
import { personText } from '../../shared/page/person-name.tsx';
import { actorOf, actorShape, nameOf } from '../../shared/person-name.ts';
import { anAttempt } from '../support/attempts.ts';
import { people } from '../support/case-asks.ts';
import { aCase } from '../support/cases.ts';

const name = 'Meiliana Contoh';
const chair = { ...people.chair, name };

describe('the name of who did something', () => {
  it('is stored as the sign-in gave it, tidy and bounded, and left out where it gave none', () => {
    expect(nameOf({ name: '  Meiliana\u202e \u0000Contoh ' })).toBe(name);
    expect(nameOf({ name: 'a'.repeat(500) })).toHaveLength(80);
    expect(nameOf({ name: ' ' })).toBeUndefined();
    expect(actorOf(chair)).toMatchObject({ personId: 'ketua', role: 'chair', name });
    expect(actorShape.parse({ personId: 'p', role: 'chair', region: '18.09' }).name).toBe(
      undefined,
    );
  });

  it('is shown; of what was stored before names were, a word with the beginning of the id', () => {
    expect(personText('id', { id: 'ketua', name })).toBe(name);
    const sub = '3f2a9c1e-0000-4000-8000-000000000000';
    expect(personText('id', { id: sub, name: null })).toBe('petugas 3f2a9c1e…');
    expect(personText('en', { id: 'ketua-18.09', name: undefined })).toBe('officer ketua-18.09');
    // Two of one region begin alike.
    expect(personText('id', { id: 'pesawaran-officer-1', name: null })).toBe(
      'petugas pesawaran-officer-1',
    );
  });

  it.each([
    ['admin', 1],
    ['oversight', 0],
  ] as const)(
    'is one tap away for an %s where readings and clashes have the id alone',
    (role, count) => {
      const person = { ...people.oversight, role };
      const frame = { base: '', lang: 'id', path: '/', stylesheet: '/s.css', person } as const;
      const entry = 'href="/v1/officers/form?region=18.09&amp;officer=petugas-1"';
      const lastAt = '2026-12-01T02:00:00.000Z';
      const counts = { lastDay: 1, inAll: 1, cases: 1, exported: 0, isUnusual: false, lastAt };
      const reader = { personId: 'petugas-1', role: 'officer', scope: '18.09', ...counts };
      const regions = [{ region: '18.09', isMore: false, readers: [reader] }];
      const seen = [
        renderReaders(frame, { answer: { days: 7, regions }, choices: [] }),
        renderClashes(frame, {
          region: '18.09',
          scopes: [],
          clashes: [{ region: '18.09', officerId: 'petugas-1', at: lastAt }],
        }),
      ];
      expect(seen.map((html) => html.split(entry).length - 1)).toEqual([count, count]);
    },
  );

  it('is in the history of a case and its proposed end, and in no event of it', async () => {
    const before = aCase({ severity: 5, finder: { region: '18.09', officerId: 'p' } });
    const finding = { ...before, finderName: name };
    const ended = proposedEnd(finding, {
      ...{ move: 'not-prove', who: whoOf(chair), at: 5, attempt: anAttempt('akhir') },
    });
    expect([ended.entry.who.name, ended.case.ending?.byName]).toEqual([name, name]);
    const events: unknown[] = [];
    const relay = relayCase({
      publish: (event) => Promise.resolve(void events.push(event)),
    });
    const version = ended.case.version + 1;
    for (const move of [nameUnitMove, 'check', 'not-prove']) {
      const lastMove = { move, at: 6, role: 'chair' as const, version };
      const endedAlone = { by: { region: '18.09', officerId: 'ketua' }, at: 6, version };
      await relay(ended.case, caseShape.parse({ ...ended.case, version, lastMove, endedAlone }));
    }
    expect(events.length).toBeGreaterThan(3);
    expect(JSON.stringify(events)).not.toContain(name);
  });

  it('is never shown to who reported, or to who sent a request about their data', () => {
    const row = { ...actorOf(chair), at: 1, category: 'referral', reason: 'x', bodyHash: 'h' };
    const trail = trailForReporter([
      { ...row, item: 'request#1' },
      { ...row, item: 'approval#1' },
      { ...row, item: 'read#1' },
      {
        ...{ ...row, item: 'handover#1', letterNumber: '1', sender: 'Satgas', recipient: 'B' },
      },
      { ...row, item: 'handover-entry#1#answer', requestId: '1', what: 'answer', is: 'agreed' },
    ]);
    expect(trail).toHaveLength(5);
    expect(JSON.stringify(trail)).not.toMatch(/Meiliana|ketua/);
    const seen = followed({
      ...{ requestKey: 'k', queue: 'q', dueAt: 1, region: '18.09', about: 'report', wish: 'copy' },
      ...{ text: 't', receivedAt: 1, expiresAt: 1 },
      answer: { outcome: 'done', proof: 'seen', text: 't', at: 1, by: 'ketua', byName: name },
    } as never);
    expect(JSON.stringify(seen)).not.toMatch(/Meiliana|ketua/);
  });
});
