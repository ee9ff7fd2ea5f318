import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { toJSONSchema } from 'zod/mini';
import { operations, type NamedOperation } from '../../functions/operations.ts';
import { renderOpenAlerts } from '../../functions/satgas/alerts/open-alerts.tsx';
import { mayCall } from '../../shared/operation/access.ts';
import type { Role } from '../../shared/operation/who.ts';
import { Layout, renderPage } from '../../shared/page/layout.tsx';
import { RegionChooser } from '../../shared/page/region-chooser.tsx';
import { entryOf, groups } from '../../shared/page/role-entries.ts';
import type { PageFrame } from '../../shared/page/frame.ts';
import { demoCampaign } from '../support/campaign.ts';

const roles: Role[] = ['officer', 'chair', 'admin', 'oversight'];
const entries = groups.flatMap((group) => group.entries);

/** Not led to from the bar, though the role may call it, and why. */
const exceptions: Record<string, { roles: Role[]; why: string }> = {
  showOfficerForm: { roles: ['chair', 'admin'], why: 'is opened from the list of officers' },
  listAccounts: {
    roles: ['admin'],
    why: 'it is about officers who are named: the officers’ page leads there with those of its region',
  },
  listAlerts: {
    roles: ['admin', 'oversight'],
    why: 'they are led on to the numbers of the alert line, which have an entry of their own',
  },
};

const isPage = ({ method, path, gives, who }: NamedOperation): boolean =>
  method === 'GET' &&
  !path.includes('{') &&
  who.by === 'sign-in' &&
  Object.values(gives).some(({ also }) => also?.includes('text/html'));
const pages = operations.filter(isPage);

const frameOf = (role: Role | undefined, path = '/v1/circulars', region = 'ID'): PageFrame => ({
  ...{ base: '/live', lang: 'id', path, stylesheet: '/assets/netral.css' },
  ...(role && { person: { name: 'Contoh', role, region } }),
});
const pageFor = (frame: PageFrame, query?: string): string =>
  renderPage(
    <Layout frame={frame} title="Contoh" {...(query !== undefined && { query })}>
      <p>Isi</p>
    </Layout>,
  );
const barOf = (frame: PageFrame, query?: string): string =>
  /<nav class="role-bar".*?<\/nav>/s.exec(pageFor(frame, query))?.[0] ?? '';
const linksOf = (frame: PageFrame, query?: string): string[] =>
  [...barOf(frame, query).matchAll(/href="\/live([^"]*)"/g)].map(([, path]) => path ?? '');

/** What a role may open, as the operations themselves say. */
const openTo = (role: Role, region = 'ID'): string[] =>
  pages
    .filter((page) => mayCall(page, { role, region }) === 'allowed')
    .filter(({ name }) => !exceptions[name]?.roles.includes(role))
    .map(({ path }) => path)
    .sort();

describe('the bar of a role', () => {
  it.each(roles)('leads %s to every page they may open, and to no other', (role) => {
    expect(pages.length).toBeGreaterThan(15);
    expect(linksOf(frameOf(role)).sort()).toEqual(openTo(role));
  });

  it.each(entries)('leads to $operation where it is, for whoever may call it', (entry) => {
    const operation = operations.find(({ name }) => name === entry.operation);
    expect(operation).toMatchObject({ method: 'GET', path: entry.path });
    const left = new Set<string>(exceptions[entry.operation]?.roles);
    const declared = operation?.who.by === 'sign-in' ? Object.entries(operation.who.roles) : [];
    expect(entry.roles).toEqual(Object.fromEntries(declared.filter(([role]) => !left.has(role))));
  });

  it('is not there for who is not signed in, nor its rules of style', () => {
    expect(pageFor(frameOf(undefined))).not.toMatch(/role-bar|console\.css/);
    expect(pageFor(frameOf('officer'))).toContain('href="/live/assets/console.css"');
  });

  it('shows few entries as they are, and folds many without script', () => {
    expect(barOf(frameOf('officer'))).not.toContain('<details');
    for (const role of ['chair', 'admin', 'oversight'] as const)
      expect(barOf(frameOf(role))).toContain('<details><summary>Menu kerja: Surat edaran<');
  });

  it.each([
    ['/v1/circulars', 'page', 'listCirculars'],
    ['/v1/circulars/18.09/K1', 'true', 'listCirculars'],
    ['/v1/oversight/circulars', 'page', 'overseeCirculars'],
    ['/v1/alerts/dry-run', 'true', 'showDryRunPage'],
    ['/v1/rosters/R1', 'true', 'showRosterPage'],
    ['/v1/register-changes/C1/decision', 'true', 'listOfficers'],
    ['/v1/voidings', 'page', 'listVoidings'],
  ])('marks on %s (%s) the entry %s', (path, currentness, operation) => {
    const bar = barOf(frameOf('admin', path));
    const marked = [...bar.matchAll(/<a href="([^"]*)" aria-current="(\w+)"/g)];
    const entry = entries.find((one) => one.operation === operation);
    expect(marked.map(([, href, how]) => [href, how])).toEqual([
      [`/live${entry?.path ?? ''}`, currentness],
    ]);
  });

  it('keeps the region that is looked at, where a page is about one, and narrows no list by it', () => {
    const kept = linksOf(frameOf('admin'), 'region=18.09&roster=R1').filter((path) =>
      path.endsWith('?region=18.09'),
    );
    expect(kept.sort()).toEqual(
      entries
        .filter(({ ofRegion, roles: open }) => ofRegion && 'admin' in open)
        .map(({ path }) => `${path}?region=18.09`)
        .sort(),
    );
    for (const query of ['region=ID', 'region=18', 'region=18.0999', 'q=region=18.09', undefined])
      expect(linksOf(frameOf('admin'), query).filter((path) => path.includes('?'))).toEqual([]);
  });

  it.each(entries.filter(({ ofRegion }) => ofRegion))(
    'keeps a region only for who takes one: $operation',
    ({ operation }) => {
      const takes = operations.find(({ name }) => name === operation)?.takes?.query;
      expect(
        JSON.stringify(takes && toJSONSchema(takes, { io: 'input', unrepresentable: 'any' })),
      ).toContain('"region"');
    },
  );

  it('tells a task of one’s own from the queue, and knows nothing of public pages', () => {
    expect(entryOf('/v1/cases/mine')?.operation).toBe('listTasks');
    expect(entryOf('/v1/cases/Zk3o')?.operation).toBe('listCases');
    expect(entryOf('/v1/casesx')).toBeUndefined();
    expect(entryOf('/v1/participation')).toBeUndefined();
  });

  it('lights “Siaga” of the public navigation wherever it leads', () => {
    for (const { path } of entries)
      expect(pageFor(frameOf('admin', path))).toContain(
        '<a href="/live/siaga" aria-current="true">Siaga</a>',
      );
  });

  it('weighs little: it is in the bundle of every page', () => {
    expect(readFileSync('shared/page/role-entries.ts', 'utf8').length).toBeLessThan(5_000);
    expect(Buffer.byteLength(barOf(frameOf('admin')))).toBeLessThan(3_500);
  });
});

describe('the chooser of a region', () => {
  const regions = [
    { code: '14.06', name: 'Rokan Hulu' },
    { code: '18.09', name: 'Pesawaran' },
  ];
  const chooser = (more: { regions?: typeof regions; all?: 'all' } = {}): string =>
    renderPage(
      <RegionChooser
        {...{ frame: frameOf('admin'), path: '/v1/erasures', regions, chosen: '18.09', ...more }}
      />,
    );

  it('asks for the page of the chosen region, without script', () => {
    expect(chooser()).toContain('<form method="get" action="/live/v1/erasures"');
    expect(chooser()).toMatch(/<option[^>]*selected[^>]*value="18.09"|value="18.09"[^>]*selected/);
    expect(chooser()).not.toContain('Semua daerah');
  });

  it('offers all of them where the page can show them together', () => {
    expect(chooser({ all: 'all' })).toContain('<option value>Semua daerah</option>');
  });

  it('narrows the open alerts of whoever covers many regions, and is not asked of an officer of one', () => {
    const alertsFor = (region: string, chosen?: string): string =>
      renderOpenAlerts(frameOf('officer', '/v1/alerts', region), {
        ...{ alerts: [], next: null, campaign: demoCampaign(), region: chosen },
      });
    expect(alertsFor('ID')).toContain('<option value>Semua daerah</option>');
    expect(alertsFor('ID', '18.09')).toContain('href="/live/v1/alerts?region=18.09&amp;lang=en"');
    expect(alertsFor('18.09')).not.toContain('region-chooser');
  });

  it('is not there for who has one region only', () => {
    expect(chooser({ regions: regions.slice(0, 1) })).toBe('<!doctype html>');
  });
});
