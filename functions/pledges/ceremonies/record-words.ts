import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { everyUnit } from '../../../shared/units.ts';
import { standingWords } from '../register/standing-words.ts';
import { actWords, channelWords, kindWords } from './pages/ceremony-words.ts';
import { totalsBy, type CeremonyRecord } from './record.ts';

/** What the record of a ceremony is called: the two acts are two documents. */
export const recordTitle = ({ ceremony }: CeremonyRecord): Words =>
  ceremony.act === 'ikrar'
    ? { id: 'Berita acara ikrar netralitas', en: 'Record of a pledge of neutrality' }
    : {
        id: 'Berita acara penandatanganan pakta integritas',
        en: 'Record of the signing of an integrity pact',
      };

/** The name of an office that may witness. */
export const officesOf = (campaign: Campaign, office: string): Words =>
  campaign.witnessOffices.find(({ code }) => code === office)?.name ?? { id: office, en: office };

type RecordWitness = CeremonyRecord['witnesses'][number];

/** A witness, their office, and when they confirmed. */
export const witnessLine = (
  campaign: Campaign,
  { ceremony }: CeremonyRecord,
  { office, name, confirmedAt }: RecordWitness,
): Words => {
  const offices = officesOf(campaign, office);
  const said = (lang: keyof Words, confirmed: string, silent: string) =>
    `${name}, ${offices[lang]}: ${
      confirmedAt === null
        ? silent
        : `${confirmed} ${formatMoment(Date.parse(confirmedAt), zoneOf(ceremony.region), lang)}`
    }`;
  return {
    id: said('id', 'mengonfirmasi', 'belum mengonfirmasi'),
    en: said('en', 'confirmed', 'has not confirmed'),
  };
};

/** A code that was voided, when and why. */
export const voidedLine = (
  { ceremony }: CeremonyRecord,
  { shownAt, voidedAt, reason }: CeremonyRecord['voided'][number],
): Words => {
  const at = (iso: string, lang: keyof Words) =>
    formatMoment(Date.parse(iso), zoneOf(ceremony.region), lang);
  return {
    id: `Hasil kode layar ${at(shownAt, 'id')} dibatalkan ${at(voidedAt, 'id')}: ${reason}`,
    en: `What the code of ${at(shownAt, 'en')} gave was voided ${at(voidedAt, 'en')}: ${reason}`,
  };
};

export type RecordTable = {
  by: Parameters<typeof totalsBy>[1];
  title: Words;
  rows: [name: Words, pledges: number][];
};

/** The counts of a record by act, unit, kind of staff and how they came. */
export const recordTables = (campaign: Campaign, record: CeremonyRecord): RecordTable[] => {
  const { counts, ceremony } = record;
  const region = servedRegion(campaign, ceremony.region);
  const unitWords = Object.fromEntries(
    (region ? everyUnit(region) : []).map(({ code, name }) => [code, { id: name, en: name }]),
  );
  const table = (
    by: RecordTable['by'],
    words: Record<string, Words>,
    title: Words,
  ): RecordTable => ({
    by,
    title,
    rows: totalsBy(counts, by).map(([code, pledges]) => [
      words[code] ?? { id: code, en: code },
      pledges,
    ]),
  });
  return [
    table('act', actWords, { id: 'Menurut bentuk', en: 'By act' }),
    table('unit', unitWords, { id: 'Menurut unit kerja', en: 'By unit' }),
    table('staffKind', kindWords, { id: 'Menurut status kepegawaian', en: 'By kind of staff' }),
    table('channel', channelWords, { id: 'Menurut cara', en: 'By how they came' }),
    table('standing', standingWords, { id: 'Menurut bukti hadir', en: 'By proof of presence' }),
  ];
};
