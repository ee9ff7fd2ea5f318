import { stringify } from 'csv-stringify/sync';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { forSpreadsheet, tidyText } from '../../../shared/safe-text.ts';
import type { Desk } from '../case-access.ts';
import { dueOrNull, isOverdue, type Case } from './case.ts';
import { csvColumns } from '../intake/questions.ts';
import { wantedCases } from './list-cases.http.ts';
import type { listCases } from './list-cases.ts';
import type { caseOperations } from './operations.ts';

/** The most rows of one export; more must be exported in parts. */
const mostRows = 2000;

type Needs = Desk & {
  campaign: Campaign;
  list: ReturnType<typeof listCases>;
  now: () => number;
};

/** GET /v1/cases/export: the queue as CSV that a spreadsheet opens and never runs; it contains no name. */
export const exportCasesHttp =
  ({ list, now, ...listing }: Needs): Does<typeof caseOperations.exportCases> =>
  async (call) => {
    const { noteShown, ...wanted } = await wantedCases(listing, call);
    const cases: Case[] = [];
    for (let after = wanted.after; ;) {
      const page = await list({ ...wanted, after });
      cases.push(...page.cases);
      if (cases.length > mostRows) throw refuseField('region', 'too-many-rows');
      if (!page.next) break;
      after = page.next;
    }
    await noteShown(cases);
    return {
      status: 200,
      file: { type: 'text/csv; charset=utf-8', content: Buffer.from(casesAsCsv(cases, now())) },
      headers: { 'content-disposition': 'attachment; filename="kasus.csv"' },
    };
  };

const columns: Record<string, (kept: Case, now: number) => string | undefined> = {
  nomor: ({ caseNumber }) => caseNumber,
  daerah: ({ region }) => region,
  jalur: ({ lane }) => lane,
  perbuatan: ({ conduct }) => conduct,
  unitTerlapor: ({ accusedUnit }) => accusedUnit,
  keadaan: ({ state }) => state,
  diterima: ({ receivedAt }) => iso(receivedAt),
  tenggat: (kept) => iso(dueOrNull(kept)),
  untuk: ({ dueFor }) => dueFor,
  lewat: (kept, now) => (isOverdue(kept, now) ? 'ya' : 'tidak'),
  nomorBawaslu: ({ references }) => references.bawaslu,
  nomorBkn: ({ references }) => references.bkn,
  nomorPpk: ({ references }) => references.ppk,
  nomorLapor: ({ references }) => references.lapor,
  nomorLaporMasuk: ({ references }) => references.laporFrom,
  nomorRekomendasi: ({ references }) => references.recommendation,
  hasil: ({ outcome }) => outcome,
  sanksi: ({ sanction }) => sanction,
  ...Object.fromEntries(
    csvColumns.map(({ name, column }) => [column, ({ answers }: Case) => answers?.[name]]),
  ),
};

/** Cases as UTF-8 CSV (RFC 4180) with a byte order mark, by which spreadsheets know the encoding. */
export const casesAsCsv = (cases: Case[], now: number): string =>
  stringify(
    [
      Object.keys(columns),
      ...cases.map((kept) =>
        Object.values(columns).map((cell) => forSpreadsheet(tidyText(cell(kept, now) ?? ''))),
      ),
    ],
    { bom: true, record_delimiter: 'windows' },
  );

const iso = (ms: number | null): string => (ms === null ? '' : new Date(ms).toISOString());
