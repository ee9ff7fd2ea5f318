import { everyRole, satgas, organisers, overseers, type Roles } from '../operation/who.ts';
import type { PageWords } from './words/id.ts';

/** Groups and entries are called by these words; an entry bears the name of the operation it leads to. */
type BarWords = PageWords['roleBar'];

export type Entry = {
  operation: keyof BarWords['entries'];
  path: string;
  /** Whoever may call the operation: test/unit/role-bar.test.ts holds it against the operation. */
  roles: Roles;
  /** Other addresses that belong to it: of its forms' answers and of single items. */
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

const to = (
  operation: Entry['operation'],
  path: string,
  roles: Roles,
  more?: Omit<Entry, 'operation' | 'path' | 'roles'>,
): Entry => ({ operation, path, roles, ...more });

/**
 * What a signed-in person can open, group by group. Every page is made with it: it names operations and imports none.
 */
export const groups: readonly Group[] = [
  {
    name: 'alerts',
    entries: [
      to('listAlerts', '/v1/alerts', satgas),
      to('listAnnouncements', '/v1/announcements', overseers),
      to('listOfficers', '/v1/officers', organisers, { also: officers, ofRegion: true }),
      to('listSilences', '/v1/silences', overseers, { ofRegion: true }),
      to('showOwnContacts', '/v1/own-contacts', everyRole),
      to('showPractice', '/v1/practice', everyRole),
      to('showDryRunPage', '/siaga/simulasi', organisers, { also: dryRun }),
      to('showAlertPlan', '/v1/decrees/alert-plan', registrars),
    ],
  },
  {
    name: 'cases',
    entries: [
      to('listTasks', '/v1/cases/mine', satgas, { counts: true }),
      to('listCases', '/v1/cases', satgas),
      to('showFindingPage', '/siaga/temuan', satgas, { also: findings }),
      to('listReviews', '/v1/cases/reviews', satgas, { fromAbove: true, counts: true }),
      to('listSources', '/v1/sources', { admin: 'covered' }),
      to('showCalendar', '/v1/calendar', national),
      to('showDeadlineRules', '/v1/decrees/deadline-rules', national),
      to('showEditions', '/v1/decrees/decree-editions', national),
      to('showRounds', '/v1/decrees/rounds', national),
      to('showAuthorities', '/v1/decrees/authorities', national),
    ],
  },
  {
    name: 'pledges',
    entries: [
      to('listCeremonies', '/v1/ceremonies', overseers, { ofRegion: true }),
      to('showRosterPage', '/siaga/daftar', organisers, { also: ['/v1/rosters'], ofRegion: true }),
      to('watchArrivals', '/v1/oversight/arrivals', registrars, { ofRegion: true }),
      to('listVoidings', '/v1/voidings', registrars, { ofRegion: true }),
      to('showPledgePhases', '/v1/decrees/pledge-phases', registrars),
      to('showPledgeTexts', '/v1/decrees/pledge-texts', national),
      to('showWitnessOffices', '/v1/decrees/witness-offices', national),
    ],
  },
  {
    name: 'region',
    entries: [
      to('showRegionUnits', '/v1/decrees/units', registrars),
      to('listCirculars', '/v1/circulars', overseers, { ofRegion: true }),
      to('listBriefings', '/v1/briefings', overseers, { ofRegion: true }),
      to('listDataRequests', '/v1/data-requests', registrars, { ofRegion: true, counts: true }),
      to('listErasures', '/v1/erasures', registrars, { ofRegion: true }),
    ],
  },
  {
    name: 'oversight',
    entries: [
      to('overseeAlerts', '/v1/oversight/alerts', overseers),
      to('overseeCases', '/v1/oversight/funnel', overseers),
      to('overseeCirculars', '/v1/oversight/circulars', overseers),
      to('overseeNation', '/v1/oversight/nation', national),
      to('overseeReadings', '/v1/oversight/readings', registrars),
      to('listSessionEndings', '/v1/session-endings', registrars),
      to('listAccountClashes', '/v1/account-clashes', registrars, { ofRegion: true }),
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
