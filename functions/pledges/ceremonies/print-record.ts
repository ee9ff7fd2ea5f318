import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Emblem } from '../../../shared/pdf/emblem.ts';
import { framedPage, type Column, type Pen } from '../../../shared/pdf/framed-page.ts';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { paperSays, type SigningWay } from '../../../shared/signing/paper-words.ts';
import { officesOf, recordTables, recordTitle, voidedLine } from './record-words.ts';
import type { CeremonyRecord } from './record.ts';
import { recordTexts as texts } from './record-texts.ts';

export type Printed = {
  campaign: Campaign;
  record: CeremonyRecord;
  /** Where the record is read by whoever may. */
  readAt: string;
  signing: SigningWay;
  emblem?: Emblem | undefined;
};

/** Codes that were voided are named up to so many; how many more there are is said. */
const mostVoidedNamed = 3;

/**
 * The berita acara as a PDF of one page in Indonesian, to sign and to hang: facts, counts, places for the signatures of
 * who led and of every witness, the hash of the list. The same bytes for the same record.
 */
export const printRecord = (printed: Printed): Promise<Uint8Array> => {
  const { record, emblem } = printed;
  return framedPage({
    title: recordTitle(record).id,
    lang: 'id',
    madeAt: Date.parse(record.sealedAt ?? record.countedAt),
    landscape: false,
    emblem,
    draw: (pen) => {
      drawTop(pen, printed);
      drawCounts(pen, printed);
      drawHash(pen, printed);
      drawSignatures(pen, printed);
    },
  });
};

const centred = { align: 'center' } as const;

const momentIn = ({ ceremony }: CeremonyRecord, iso: string): string =>
  formatMoment(Date.parse(iso), zoneOf(ceremony.region), 'id');

const drawTop = (pen: Pen, { campaign, record }: Printed): void => {
  const { ceremony } = record;
  pen.text(campaign.name.id, { ...centred, size: 10, isSoft: true });
  pen.text(recordTitle(record).id, { ...centred, font: 'serif', size: 21 });
  pen.text(record.regionName, { ...centred, font: 'bold', size: 12 });
  const held = momentIn(record, ceremony.startedAt ?? ceremony.heldAt);
  pen.text(held, { ...centred, size: 10 });
  pen.gap(6);
  pen.line(pen.whole);
  pen.gap(4);
  drawRows(pen, facts(campaign, record), { column: pen.whole, labelWidth: 108 });
};

type RowStyle = { column: Column; labelWidth: number };

const drawRows = (pen: Pen, rows: [string, string][], { column, labelWidth }: RowStyle): void => {
  const label = { x: column.x, width: labelWidth - 6 };
  const value = { x: column.x + labelWidth, width: column.width - labelWidth };
  for (const [name, said] of rows)
    pen.beside([
      [label, (at) => pen.text(name, { size: 9, isSoft: true }, at)],
      [value, (at) => pen.text(said, { size: 9, font: 'bold' }, at)],
    ]);
};

const facts = (campaign: Campaign, record: CeremonyRecord): [string, string][] => {
  const { ceremony, pledgeText } = record;
  const known = servedRegion(campaign, ceremony.region)?.units.length ?? ceremony.units.length;
  const rows: [string, string | null][] = [
    [texts.place, ceremony.place ?? ceremony.link],
    [texts.startAndEnd, times(record)],
    [texts.leader, `${ceremony.leader.title}, ${ceremony.leader.name}`],
    [texts.units, texts.unitsOf(ceremony.units.length, known)],
    [texts.pledgeText, pledgeText && texts.version(pledgeText.version, pledgeText.sha256)],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [[label, value]]));
};

const times = (record: CeremonyRecord): string | null => {
  const { startedAt, endedAt } = record.ceremony;
  if (startedAt === null) return null;
  return `${momentIn(record, startedAt)} - ${endedAt === null ? texts.notEnded : momentIn(record, endedAt)}`;
};

const drawCounts = (pen: Pen, { campaign, record }: Printed): void => {
  pen.gap(8);
  pen.text(texts.soManyPledged(record.pledges), { ...centred, font: 'serif', size: 15 });
  pen.gap(3);
  const tables = recordTables(campaign, record).filter(({ rows }) => rows.length > 0);
  const units = tables.find(({ by }) => by === 'unit');
  const others = tables.filter(({ by }) => by !== 'unit');
  const columns = pen.columns(Math.max(others.length, 1), 12);
  pen.beside(
    others.flatMap(({ title, rows }, n) => {
      const column = columns[n];
      return column ? [[column, drawTable(pen, title.id, rows)]] : [];
    }),
  );
  if (units) drawUnits(pen, units.title.id, units.rows);
  for (const voided of record.voided.slice(0, mostVoidedNamed))
    pen.text(voidedLine(record, voided).id, { size: 8 });
  const more = record.voided.length - mostVoidedNamed;
  if (more > 0) pen.text(texts.moreVoided(more), { size: 8 });
};

type Rows = [name: { id: string }, pledges: number][];

const drawTable = (pen: Pen, title: string, rows: Rows) => (column: Column) => {
  pen.text(title, { size: 8, font: 'bold' }, column);
  for (const [name, pledges] of rows) drawCount(pen, column, [name.id, pledges]);
};

const drawCount = (pen: Pen, column: Column, [name, pledges]: [string, number]): void => {
  const number = { x: column.x + column.width - 40, width: 40 };
  pen.beside([
    [{ x: column.x, width: column.width - 44 }, (at) => pen.text(name, { size: 7.5 }, at)],
    [number, (at) => pen.text(String(pledges), { size: 7.5, font: 'bold', align: 'right' }, at)],
  ]);
};

/** Units beside each other in three columns: a regency has forty. */
const drawUnits = (pen: Pen, title: string, rows: Rows): void => {
  pen.gap(4);
  pen.text(title, { size: 8, font: 'bold' });
  const columns = pen.columns(3, 14);
  const inColumn = Math.ceil(rows.length / columns.length);
  pen.beside(
    columns.map((column, n) => [
      column,
      () => {
        for (const [name, pledges] of rows.slice(n * inColumn, (n + 1) * inColumn))
          drawCount(pen, column, [name.id, pledges]);
      },
    ]),
  );
};

const drawHash = (pen: Pen, { record, readAt, signing }: Printed): void => {
  const { whole } = pen;
  const left = { x: whole.x, width: whole.width - 108 };
  const code = { x: whole.x + whole.width - 96, width: 96 };
  pen.gap(6);
  pen.beside([
    [
      left,
      () => {
        pen.text(texts.hash, { size: 9, font: 'bold' }, left);
        pen.text(record.listHash, { size: 8.5 }, left);
        pen.text(texts.hashMeans, { size: 7, isSoft: true }, left);
        pen.text(sealLine(record), { size: 9, font: 'bold' }, left);
        pen.text(paperSays[signing], { size: 7 }, left);
        pen.text(texts.confirmedMeans, { size: 7, isSoft: true }, left);
      },
    ],
    [
      code,
      () => {
        pen.qr(qrCode(readAt), { column: code, side: 92 });
        pen.text(texts.scanToRead, { ...centred, size: 7, isSoft: true }, code);
      },
    ],
  ]);
};

const sealLine = (record: CeremonyRecord): string =>
  record.sealedAt
    ? texts.sealed(momentIn(record, record.sealedAt))
    : texts.notSealed(momentIn(record, record.countedAt));

/** How many sign beside each other; over 24 only where versions before took so many. */
const besideEachOther = (witnesses: number): number => {
  if (witnesses <= 12) return Math.min(3, witnesses);
  return witnesses <= 24 ? 4 : 5;
};

type Signing = { name: string; office: string; confirmedAt: string | null };

const drawSignatures = (pen: Pen, { campaign, record }: Printed): void => {
  const { leader } = record.ceremony;
  const middle = { x: pen.whole.x + pen.whole.width * 0.25, width: pen.whole.width * 0.5 };
  pen.gap(4);
  pen.text(texts.led, { ...centred, size: 9, font: 'bold' });
  const leads = { name: leader.name, office: leader.title, confirmedAt: record.leaderConfirmedAt };
  drawSignature(pen, record, leads)(middle);
  if (record.witnesses.length === 0) return;
  pen.gap(4);
  pen.text(texts.witnesses, { ...centred, size: 9, font: 'bold' });
  const perRow = besideEachOther(record.witnesses.length);
  const columns = pen.columns(perRow, 14);
  for (let from = 0; from < record.witnesses.length; from += perRow)
    pen.beside(
      record.witnesses.slice(from, from + perRow).flatMap((witness, n) => {
        const column = columns[n];
        const office = officesOf(campaign, witness.office).id;
        return column ? [[column, drawSignature(pen, record, { ...witness, office })]] : [];
      }),
    );
};

const drawSignature =
  (pen: Pen, record: CeremonyRecord, { name, office, confirmedAt }: Signing) =>
  (column: Column): void => {
    pen.gap(40);
    pen.line(column);
    pen.text(name, { ...centred, size: 8.5, font: 'bold' }, column);
    pen.text(office, { ...centred, size: 7.5 }, column);
    const said = confirmedAt ? texts.confirmed(momentIn(record, confirmedAt)) : texts.notConfirmed;
    pen.text(said, { ...centred, size: 6.5, isSoft: true }, column);
  };
