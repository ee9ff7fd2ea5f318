import { operations, type NamedOperation } from '../../../functions/operations.ts';
import type { Addresses } from './made.ts';

/** Who looks: their account at the issuer of the demo; undefined is nobody, as whoever has a link. */
export type Looker = { role: string; id: string | undefined };

/** One of every role; the officer serves in another unit than the accused of what is shown. */
export const lookers: readonly Looker[] = [
  { role: 'nobody', id: undefined },
  { role: 'officer', id: 'pesawaran-officer-1' },
  { role: 'chair', id: 'pesawaran-chair' },
  { role: 'admin', id: 'admin' },
  { role: 'oversight', id: 'oversight' },
];

export type ListedPage = { operation: string; looker: Looker; path: string };

/** The region whose pages are looked at. */
export const shownRegion = '18.09';
const region = shownRegion;

/** What of a page is seen only with something in its query. */
const queries: Addresses = {
  showPledgePage: ['/ikrar', `/ikrar?region=${region}`],
  showConfirmPage: [`/ikrar/akun?region=${region}`],
  showMailboxPage: [`/ikrar/surel?region=${region}`],
  readParticipation: ['/v1/participation', `/v1/participation?region=${region}`],
  showReportPage: ['/lapor', `/lapor?lane=named&region=${region}`],
  showRulebook: ['/boleh', '/boleh?q=kampanye'],
  showRulebookEntry: ['/boleh/online-campaign'],
  showApiRoom: ['/docs/cases', '/docs/ceremonies', '/docs/sources-and-webhooks'],
  showHandbook: ['/panduan/warga', '/panduan/petugas', '/panduan/pemimpin-apel', '/panduan/admin'],
  showOfficerForm: [`/v1/officers/form?region=${region}`],
  listOfficers: [`/v1/officers?region=${region}`],
  listAccounts: [`/v1/accounts?region=${region}&officers=pesawaran-chair,pesawaran-officer-1`],
  listCeremonies: [`/v1/ceremonies?region=${region}`],
  listCirculars: [`/v1/circulars?region=${region}`],
  listBriefings: [`/v1/briefings?region=${region}`],
  listSilences: [`/v1/silences?region=${region}`],
  listVoidings: [`/v1/voidings?region=${region}`],
  listErasures: [`/v1/erasures?region=${region}`],
  listDataRequests: [`/v1/data-requests?region=${region}`],
  watchArrivals: [`/v1/oversight/arrivals?region=${region}`],
  showRosterPage: [`/siaga/daftar?region=${region}`],
  listSources: ['/v1/sources', '/v1/sources?scheme=whatsapp'],
  overseeAlerts: ['/v1/oversight/alerts', '/v1/oversight/alerts?province=18'],
};

/** Operations that answer a GET with a page. */
export const pageOperations: readonly NamedOperation[] = operations.filter(
  ({ method, gives }) =>
    method === 'GET' && Object.values(gives).some(({ also }) => also?.includes('text/html')),
);

/** Links that hold for minutes: they are looked at first. */
const shortLived = ['showAccountLink', 'showMailboxLink'];

/** Every page of every role: what was made tells the addresses that have something of their own in them. */
export const listedPages = (made: Addresses): ListedPage[] =>
  [...pageOperations]
    .sort((one, other) => Number(isShort(other)) - Number(isShort(one)))
    .flatMap((operation) =>
      lookersAt(operation).flatMap((looker) =>
        addressesOf(operation, made).map((path) => ({ operation: operation.name, looker, path })),
      ),
    );

const isShort = ({ name }: NamedOperation): boolean => shortLived.includes(name);

/** Operations of whose pages no address is known: their names. */
export const forgotten = (made: Addresses): string[] =>
  pageOperations.filter((one) => addressesOf(one, made).length === 0).map(({ name }) => name);

const addressesOf = ({ name, path }: NamedOperation, made: Addresses): readonly string[] =>
  made[name] ?? queries[name] ?? (path.includes('{') ? [] : [path]);

const lookersAt = ({ who }: NamedOperation): readonly Looker[] =>
  lookers.filter(({ role }) =>
    who.by === 'sign-in' ? Object.keys(who.roles).includes(role) : role === 'nobody',
  );

/** Pages that say first why they show nothing: nobody is signed in as a civil servant, a code of an apel is old. */
const others: Readonly<Record<string, number | readonly number[]>> = {
  ...{ showConfirmPage: 401, attendCeremony: 410 },
  // The demo sent its links when it began: where the clock was put forward to the morning since, they are too old.
  showAccountLink: [200, 403],
  // A letter is signed by a chair or from above the region.
  'askLetterSigning officer': 403,
};

/** The status that a page is answered with, or each that it may be. */
export const statusOf = ({ operation, looker }: ListedPage): number | readonly number[] =>
  others[`${operation} ${looker.role}`] ?? others[operation] ?? 200;
