import * as z from 'zod/mini';
import { ownMark } from '../../../shared/attempt.ts';
import { everyServed, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { checkFields, type SentFile } from '../../../shared/http/upload.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { rosterOperations, type RosterOperations } from './operations.ts';
import { rosterAbout, type RosterAbout } from './roster-forms.ts';
import type { RosterStore } from './roster-store.ts';
import { rowsOf } from './rows-of-file.ts';
import type { takeRoster } from './take-roster.ts';
import type { undoRoster } from './undo-roster.ts';
import { shownUpload, type RegionRosters, type RosterReport, type Upload } from './upload.ts';

type Needs = { campaign: Campaign; rosters: RosterStore; newId: () => string; now: Now };

/** Rejected rows in one answer. */
export const rejectedInAnswer = 500;

/** POST /v1/rosters: takes a roster as a sheet, JSON or from the page; answers what was taken and every row that was not. */
export const takeRosterHttp =
  (needs: Needs, take: ReturnType<typeof takeRoster>): Does<RosterOperations['takeRoster']> =>
  async ({ query, file, idempotencyKey, person, within, request }) => {
    const { region = person.region, mode } = aboutOf(file, query);
    within(region);
    const upload = await take({
      region,
      mode,
      sheet: await rowsOf(file),
      content: file.content,
      idempotencyKey: ownMark(person, idempotencyKey),
      by: person.personId,
    });
    if (request.wantsHtml)
      return { status: 303, headers: { location: pageOf(request.base, upload) } };
    return {
      status: 201,
      body: await reportOf(needs, upload, 0),
      headers: { location: `${request.base}/v1/rosters/${upload.rosterId}` },
    };
  };

/** POST /v1/rosters/undo: brings back the roster before. */
export const undoRosterHttp =
  (needs: Needs, undo: ReturnType<typeof undoRoster>): Does<RosterOperations['undoRoster']> =>
  async ({ body: { region, turn, why }, person, within, request: { base, wantsHtml } }) => {
    within(region);
    const upload = await undo({ region, turn, why, by: person.personId });
    if (wantsHtml) return { status: 303, headers: { location: pageOf(base, upload) } };
    return {
      status: 201,
      body: await reportOf(needs, upload, 0),
      headers: { location: `${base}/v1/rosters/${upload.rosterId}` },
    };
  };

/** A form says it beside its file, anybody else in the address. */
const aboutOf = ({ fields }: SentFile, query: RosterAbout): RosterAbout =>
  fields === undefined ? query : checkFields({ fields }, rosterAbout);

const pageOf = (base: string, { region, rosterId }: Upload): string =>
  `${base}/siaga/daftar?region=${region}&roster=${rosterId}`;

const reportOf = async (
  { rosters }: Pick<Needs, 'rosters'>,
  upload: Upload,
  from: number,
): Promise<RosterReport> => {
  const refusedRows = await rosters.refusedRows(upload, from, rejectedInAnswer);
  const next = from + refusedRows.length;
  return {
    ...z.parse(shownUpload, upload),
    refusedRows,
    ...(next < upload.refused && { nextFrom: next }),
  };
};

/** GET /v1/rosters/{rosterId}: how an upload goes, or went, with every refused row by line, field and reason. */
export const readRosterHttp =
  (needs: Needs): Does<RosterOperations['readRoster']> =>
  async ({ path: { rosterId }, query: { from = 0 }, within }) => {
    const region = regionOf(rosterId);
    within(region);
    const upload = await needs.rosters.upload(region, rosterId);
    if (!upload) throw new Refusal('not-found', [{ field: 'rosterId', reason: 'unknown-roster' }]);
    return { status: 200, body: await reportOf(needs, upload, from) };
  };

const regionOf = (rosterId: string): string => rosterId.slice(0, -23);

/** GET /v1/rosters: who is expected in a region, by unit, and its uploads, the newest first. */
export const listRostersHttp =
  (needs: Needs): Does<RosterOperations['listRosters']> =>
  async ({ query, person, within }) => {
    const region = chosenRegion(needs, query.region, person);
    within(region);
    return { status: 200, body: await rostersOf(needs, region) };
  };

const rostersOf = async ({ rosters, now }: Needs, region: string): Promise<RegionRosters> => {
  const [head, uploads] = await Promise.all([rosters.head(region), rosters.uploadsOf(region)]);
  const { summary: roster, version, before } = head;
  const { until = 0, back = 0, gone = 0 } = before ?? {};
  return {
    region,
    ...(roster && { roster }),
    ...(version && until > now() && { undo: { turn: version.turn, until, back, gone } }),
    uploads: uploads.map((upload) => z.parse(shownUpload, upload)),
  };
};

const chosenRegion = (
  { campaign }: Needs,
  asked: string | undefined,
  { region: scope }: Person,
): string => {
  const code = asked ?? scope;
  if (servedRegion(campaign, code)) return code;
  if (asked !== undefined) throw refuseField('region', 'unknown-region');
  // Who serves a province or the nation starts with the first region of theirs.
  const own = everyServed(campaign).find(
    (one) => scope === nation || one.code.startsWith(`${scope}.`),
  );
  return own?.code ?? scope;
};

/** GET /siaga/daftar: send a roster, see how it goes, and which rows to fix. */
export const rosterPageHttp =
  (needs: Needs): Does<RosterOperations['showRosterPage']> =>
  async ({ query: { region: asked, roster, from = 0 }, person, within }) => {
    const region = roster === undefined ? chosenRegion(needs, asked, person) : regionOf(roster);
    within(region);
    const shown = await rostersOf(needs, region);
    const upload = roster === undefined ? undefined : await needs.rosters.upload(region, roster);
    return {
      status: 200,
      body: shown,
      page: async (frame) =>
        (await import('./rosters.tsx')).renderRosters(frame, {
          regions: everyServed(needs.campaign).filter(
            ({ code }) => mayCall(rosterOperations.takeRoster, person, code) === 'allowed',
          ),
          rosters: shown,
          report: upload && (await reportOf(needs, upload, from)),
          idempotencyKey: needs.newId(),
        }),
    };
  };
