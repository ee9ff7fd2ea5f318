import { everyRole, satgas, organisers, overseers, type Roles } from '../operation/who.ts';
import type { PageWords } from './words/id.ts';

/** Groups and entries are called by these words; an entry bears the name of the operation it leads to. */
type BarWords = PageWords['roleBar'];

export type Entry = {
  operation: keyof BarWords['entries'];
  path: string;
  /** Whoever may call the operation: test/unit/role-bar.test.ts holds it against what the operation says itself. */
  roles: Roles;
  /** Addresses elsewhere that belong to it, too: of its forms' answers and of single items. */
  also?: readonly string[];
  /** It is about one region: the one that is being looked at stays chosen. */
  ofRegion?: true;
  /** Only for whoever serves above a region: to others there is never anything in it. */
  fromAbove?: true;
  /** A script says beside the link how much waits there (`list=counts`); the link works without it. */
  counts?: true;
};
export type Group = { name: keyof BarWords['groups']; entries: readonly Entry[] };

const registrars = { admin: 'covered', oversight: 'covered' } as const satisfies Roles;
const national = { admin: 'nation', oversight: 'nation' } as const satisfies Roles;

const officers = ['/v1/register-changes', '/v1/accounts'];
const findings = ['/v1/findings'];
const dryRun = ['/v1/alerts/dry-run'];

/**
 * What a signed-in person can open, group by group. Every page's layout is made with it, so it names operations rather
 * than importing them.
 */
export const groups: readonly Group[] = [
  {
    name: 'alerts',
    entries: [
      { operation: 'listAlerts', path: '/v1/alerts', roles: satgas },
      { operation: 'listAnnouncements', path: '/v1/announcements', roles: overseers },
      {
        operation: 'listOfficers',
        path: '/v1/officers',
        roles: organisers,
        also: officers,
        ofRegion: true,
      },
      { operation: 'listSilences', path: '/v1/silences', roles: overseers, ofRegion: true },
      { operation: 'showOwnContacts', path: '/v1/own-contacts', roles: everyRole },
      { operation: 'showPractice', path: '/v1/practice', roles: everyRole },
      { operation: 'showDryRunPage', path: '/siaga/simulasi', roles: organisers, also: dryRun },
    ],
  },
  {
    name: 'cases',
    entries: [
      { operation: 'listTasks', path: '/v1/cases/mine', roles: satgas, counts: true },
      { operation: 'listCases', path: '/v1/cases', roles: satgas },
      { operation: 'showFindingPage', path: '/siaga/temuan', roles: satgas, also: findings },
      {
        operation: 'listReviews',
        path: '/v1/cases/reviews',
        roles: satgas,
        fromAbove: true,
        counts: true,
      },
      { operation: 'listSources', path: '/v1/sources', roles: { admin: 'covered' } },
      { operation: 'showCalendar', path: '/v1/calendar', roles: national },
      { operation: 'showDeadlineRules', path: '/v1/decrees/deadline-rules', roles: national },
    ],
  },
  {
    name: 'pledges',
    entries: [
      { operation: 'listCeremonies', path: '/v1/ceremonies', roles: overseers, ofRegion: true },
      {
        operation: 'showRosterPage',
        path: '/siaga/daftar',
        roles: organisers,
        also: ['/v1/rosters'],
        ofRegion: true,
      },
      {
        operation: 'watchArrivals',
        path: '/v1/oversight/arrivals',
        roles: registrars,
        ofRegion: true,
      },
      { operation: 'listVoidings', path: '/v1/voidings', roles: registrars, ofRegion: true },
      { operation: 'showPledgePhases', path: '/v1/decrees/pledge-phases', roles: registrars },
      { operation: 'showPledgeTexts', path: '/v1/decrees/pledge-texts', roles: national },
    ],
  },
  {
    name: 'region',
    entries: [
      { operation: 'listCirculars', path: '/v1/circulars', roles: overseers, ofRegion: true },
      { operation: 'listBriefings', path: '/v1/briefings', roles: overseers, ofRegion: true },
      {
        operation: 'listDataRequests',
        path: '/v1/data-requests',
        roles: registrars,
        ofRegion: true,
        counts: true,
      },
      { operation: 'listErasures', path: '/v1/erasures', roles: registrars, ofRegion: true },
    ],
  },
  {
    name: 'oversight',
    entries: [
      { operation: 'overseeAlerts', path: '/v1/oversight/alerts', roles: overseers },
      { operation: 'overseeCases', path: '/v1/oversight/funnel', roles: overseers },
      { operation: 'overseeCirculars', path: '/v1/oversight/circulars', roles: overseers },
      { operation: 'overseeNation', path: '/v1/oversight/nation', roles: national },
      { operation: 'overseeReadings', path: '/v1/oversight/readings', roles: registrars },
      { operation: 'listSessionEndings', path: '/v1/session-endings', roles: registrars },
      {
        operation: 'listAccountClashes',
        path: '/v1/account-clashes',
        roles: registrars,
        ofRegion: true,
      },
    ],
  },
];

const entries = groups.flatMap((group) => group.entries);

/** The entry that a path (below the base) belongs to: the one whose address it is, or lies deepest above it. */
export const entryOf = (here: string): Entry | undefined =>
  entries
    .flatMap((entry) => [entry.path, ...(entry.also ?? [])].map((path) => ({ entry, path })))
    .filter(({ path }) => here === path || here.startsWith(`${path}/`))
    .sort((one, other) => other.path.length - one.path.length)[0]?.entry;
