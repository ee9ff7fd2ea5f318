import { describe, expect, it } from '@jest/globals';
import { renderReaders } from '../../functions/reports/readings/pages/readers.tsx';
import { renderAccounts } from '../../functions/site/accounts/pages/accounts.tsx';
import { renderClashes } from '../../functions/site/accounts/pages/account-clashes.tsx';
import { scopeName, scopesBelow } from '../../shared/page/scopes.ts';
import { people } from '../support/case-asks.ts';

const frame = {
  base: '',
  lang: 'id',
  path: '/',
  stylesheet: '/s.css',
  person: people.oversight,
} as const;

describe('a scope', () => {
  it.each([
    ['ID', 'id', 'Nasional'],
    ['ID', 'en', 'The nation'],
    ['18', 'id', 'Lampung'],
    ['18.09', 'en', 'Kabupaten Pesawaran'],
    ['00.99', 'en', 'Practice region'],
    ['77.77', 'id', '77.77'],
  ] as const)('is called by its name: %s in %s', (code, lang, name) => {
    expect(scopeName(code, lang)).toBe(name);
  });

  it('is chosen among those below somebody’s own, the widest first', () => {
    const served = ['18.09', '35.75', '00.99'];
    const codes = (own: string) => scopesBelow(own, served, 'id').map(({ code }) => code);
    expect(codes('ID')).toEqual(['ID', '18', '35', '00', '18.09', '35.75', '00.99']);
    expect(codes('18')).toEqual(['18', '18.09']);
    expect(codes('18.09')).toEqual(['18.09']);
  });

  it('is said by its name, and never asked for by its code', () => {
    const lastAt = '2026-12-01T02:00:00.000Z';
    const counts = { lastDay: 1, inAll: 1, cases: 1, exported: 0, isUnusual: false, lastAt };
    const reader = { personId: 'petugas-1', role: 'officer', scope: '18', ...counts };
    const regions = [{ region: '18.09', isMore: false, readers: [reader] }];
    const readers = renderReaders(frame, { answer: { days: 7, regions }, choices: [] });
    expect(readers).toContain('Kabupaten Pesawaran</h2>');
    expect(readers).toContain('(petugas, Lampung)');
    const scopes = scopesBelow('18', ['18.09'], 'id');
    const clashes = renderClashes(frame, { region: '18.09', clashes: [], scopes });
    expect(clashes).toContain('<h1>Akun yang bukan miliknya · Kabupaten Pesawaran</h1>');
    expect(clashes).toContain('<option value="18">Lampung</option>');
    expect(clashes).not.toContain('type="text"');
    expect(renderAccounts(frame, { region: '18.09', officers: [] })).toContain(
      '<h1>Akun petugas · Kabupaten Pesawaran</h1>',
    );
  });
});
