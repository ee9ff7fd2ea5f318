import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../../shared/http/request.ts';
import { endSessions } from '../../../functions/site/sessions/end-sessions.ts';
import { renderEndings } from '../../../functions/site/sessions/pages/session-endings.tsx';
import { shownOf, type SessionEnding } from '../../../functions/site/sessions/session-ending.ts';
import { scopesBelow } from '../../../shared/page/scopes.ts';
import { reasonOf } from '../../support/request-desk.ts';

const at = Date.parse('2026-11-23T03:00:00Z');
const admin = (region: string, personId = 'admin-1'): Person => ({
  ...{ personId, region, role: 'admin', name: 'Admin' },
});

const office = () => {
  const added: SessionEnding[] = [];
  const endings = {
    add: (ending: SessionEnding) => {
      added.push(ending);
      return Promise.resolve('added' as const);
    },
  };
  const end = endSessions({ endings, now: () => at });
  const of = (region: string, by: Person, personId = 'orang-1') =>
    end({ region, personId, reason: 'role-withdrawn' }, by);
  return { added, of };
};

describe('ending the sessions of somebody', () => {
  it('needs somebody above their region', async () => {
    const { added, of } = office();
    expect(await reasonOf(of('18.09', admin('18.09')))).toBe('conflict needs-one-above');
    expect(await reasonOf(of('18', admin('18')))).toBe('conflict needs-one-above');
    expect(added).toEqual([]);
    await of('18.09', admin('18'));
    await of('18', admin('ID'));
    expect(added.map(({ region, by }) => [region, by])).toEqual([
      ['18.09', 'admin-1'],
      ['18', 'admin-1'],
    ]);
  });

  it('of the nation needs another one of the nation', async () => {
    const { added, of } = office();
    expect(await reasonOf(of('ID', admin('ID'), 'admin-1'))).toBe('conflict own-session');
    await of('ID', admin('ID'));
    expect(added).toHaveLength(1);
  });

  it('leaves an entry of who did it, when and why, for 400 days', async () => {
    const { of } = office();
    expect(await of('18.09', admin('18'), 'a#b')).toEqual({
      ...{
        region: '18.09',
        personId: 'a#b',
        reason: 'role-withdrawn',
        by: 'admin-1',
        byName: 'Admin',
        at,
      },
      listedIn: '18.09',
      item: `a%23b#${at}`,
      expiresAt: at / 1000 + 400 * 86_400,
    });
  });
});

describe('the page of ended sessions', () => {
  it('has the form for who may, and says what a person’s id is without running it', async () => {
    const ending = await office().of('18.09', admin('18'), '<script>');
    const frame = {
      base: '',
      lang: 'id',
      path: '/v1/session-endings',
      stylesheet: '/a.css',
    } as const;
    const scopes = scopesBelow('18', ['18.09', '18.71'], 'id');
    const page = { region: '18.09', endings: [shownOf(ending)], isDone: true, scopes };
    const person = admin('18');
    const html = renderEndings({ ...frame, person }, { ...page, mayEnd: true });
    // By name; of their own region somebody above ends them.
    expect(html).toContain('<option value="18.09" selected');
    expect(html).toContain('Kabupaten Pesawaran');
    expect(html.split('<option value="18"')).toHaveLength(2);
    expect(html).toContain('Akhiri sesinya');
    expect(html).toContain('&lt;script');
    expect(renderEndings(frame, { ...page, mayEnd: false })).not.toContain('Akhiri sesinya');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
