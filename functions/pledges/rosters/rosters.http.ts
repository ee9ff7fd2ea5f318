import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { mayCall, requireAccess } from '../../access.ts';
import type { RosterStore } from './roster-store.ts';
import { sentRoster } from './sent-roster.ts';
import type { takeRoster } from './take-roster.ts';
import { toldUpload, type RosterSummary, type ToldUpload, type Upload } from './upload.ts';
import type { RefusedRow } from './read-roster.ts';

const region = z.string().check(z.regex(/^\d{2}(\.\d{2})?$/));
export const rostersQuery = z.object({ region: z.optional(region) });
export const rosterPath = z.object({
  rosterId: z.string().check(z.regex(/^\d{2}(\.\d{2})?-[\w-]{22}$/)),
});
const place = z.pipe(
  z.string().check(z.regex(/^\d{1,6}$/)),
  z.transform((text) => Number(text)),
);
export const refusedQuery = z.object({ from: z.optional(place) });
export const rosterPageQuery = z.object({
  region: z.optional(region),
  roster: z.optional(rosterPath.shape.rosterId),
  from: z.optional(place),
});

type Needs = { campaign: Campaign; rosters: RosterStore; newId: () => string };

/** Refused rows in one answer. */
export const refusedInAnswer = 500;

/** An upload with its refused rows from a place on, and where the next ones begin. */
export type RosterReport = ToldUpload & {
  refusedRows: RefusedRow[];
  nextFrom?: number;
};

/** POST /v1/rosters: takes a roster as CSV, JSON or from the page; answers what was taken and every row that was not. */
export const takeRosterHttp =
  (needs: Needs, take: ReturnType<typeof takeRoster>): HttpUseCase =>
  async (request) => {
    const person = requireAccess('takeRoster', request.person);
    const sent = await sentRoster(request, person.region);
    requireAccess('takeRoster', person, sent.region);
    const upload = await take({ ...sent, by: person.personId });
    if (request.wantsHtml) {
      return { status: 303, headers: { location: pageOf(request.base, upload) } };
    }
    return {
      status: 201,
      body: await report(needs, upload, 0),
      headers: { location: `${request.base}/v1/rosters/${upload.rosterId}` },
    };
  };

const pageOf = (base: string, { region: code, rosterId }: Upload): string =>
  `${base}/siaga/daftar?region=${code}&roster=${rosterId}`;

const report = async (
  { rosters }: Pick<Needs, 'rosters'>,
  upload: Upload,
  from: number,
): Promise<RosterReport> => {
  const refusedRows = await rosters.refusedRows(upload, from, refusedInAnswer);
  const next = from + refusedRows.length;
  return {
    ...z.parse(toldUpload, upload),
    refusedRows,
    ...(next < upload.refused && { nextFrom: next }),
  };
};

/** GET /v1/rosters/{rosterId}: how an upload goes, or went, with every refused row by line, field and reason. */
export const readRosterHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { rosterId } = readParameters(request.params, rosterPath);
    const { from = 0 } = readParameters(request.query, refusedQuery);
    const code = regionOf(rosterId);
    requireAccess('readRoster', request.person, code);
    const upload = await needs.rosters.upload(code, rosterId);
    if (!upload) throw new Refusal('not-found', [{ field: 'rosterId', reason: 'unknown-roster' }]);
    return { status: 200, body: await report(needs, upload, from) };
  };

const regionOf = (rosterId: string): string => rosterId.slice(0, -23);

export type RegionRosters = {
  region: string;
  roster?: RosterSummary;
  uploads: ToldUpload[];
};

/** GET /v1/rosters: who is expected in a region, by unit, and its uploads, the newest first. */
export const listRostersHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const code = chosenRegion(needs.campaign, request);
    requireAccess('listRosters', request.person, code);
    return { status: 200, body: await rostersOf(needs, code) };
  };

const rostersOf = async ({ rosters }: Needs, code: string): Promise<RegionRosters> => {
  const [roster, uploads] = await Promise.all([rosters.summary(code), rosters.uploadsOf(code)]);
  return {
    region: code,
    ...(roster && { roster }),
    uploads: uploads.map((upload) => z.parse(toldUpload, upload)),
  };
};

type Asking = Pick<Parameters<HttpUseCase>[0], 'query' | 'person'>;

const chosenRegion = (campaign: Campaign, { query, person }: Asking): string => {
  const asked = readParameters(query, rostersQuery).region ?? person?.region ?? '';
  if (servedRegion(campaign, asked)) return asked;
  if (query['region'] !== undefined) throw refuseField('region', 'unknown-region');
  // Who serves a province or the nation starts with the first region of theirs.
  const own = campaign.regions.find(({ code }) => asked === 'ID' || code.startsWith(`${asked}.`));
  return own?.code ?? asked;
};

/** GET /siaga/daftar: send a roster, see how it goes, and which rows to mend. */
export const rosterPageHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { roster, from = 0 } = readParameters(request.query, rosterPageQuery);
    const code = roster === undefined ? chosenRegion(needs.campaign, request) : regionOf(roster);
    const person = requireAccess('showRosterPage', request.person, code);
    const shown = await rostersOf(needs, code);
    const upload = roster === undefined ? undefined : await needs.rosters.upload(code, roster);
    return {
      status: 200,
      body: shown,
      page: async (frame) =>
        (await import('./rosters.tsx')).renderRosters(frame, {
          regions: needs.campaign.regions.filter(
            ({ code: one }) => mayCall('takeRoster', person, one) === 'allowed',
          ),
          rosters: shown,
          report: upload && (await report(needs, upload, from)),
          idempotencyKey: needs.newId(),
        }),
    };
  };
