import type { Campaign } from '../../../shared/campaign.ts';
import {
  deskKind,
  type Fields,
  type Place,
  type Preview,
  type Upon,
} from '../../../shared/decrees/desk-kind.ts';
import { counted } from '../../../shared/decrees/desk-words.ts';
import {
  mostOffices,
  openOffices,
  witnessOfficesKind,
} from '../../../shared/decrees/kinds/witness-offices.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Words } from '../../../shared/page/frame.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { Ceremony, Witness } from '../ceremonies/ceremony.ts';
import { officeWords as words } from './words.ts';

/** Offices, closed ones included: `closed` is true or left out. */
type Offices = { code: string; name: Words; closed?: true | undefined }[];

type Needs = {
  ceremonies: {
    list: (region: string) => Promise<Pick<Ceremony, 'ceremonyId' | 'state'>[]>;
    witnesses: (ceremonyId: string) => Promise<Pick<Witness, 'office'>[]>;
  };
  now: () => number;
};

const lookMs = 10_000;
const field = 'offices';
/** 'KPU: Komisi Pemilihan Umum | Election commission'. */
const lineForm = /^([A-Za-z0-9-]{2,24}): ?([^|]{2,120})(?:\|(.{2,120}))?$/;

/** Offices that may witness a ceremony, of the whole nation: the kind, whole. */
export const witnessOffices = (needs: Needs) =>
  deskKind({
    ...witnessOfficesKind,
    address: '/v1/decrees/witness-offices',
    words,
    ofNationOnly: true,
    questions: [
      {
        ...{ name: field, kind: 'textarea', group: 'decree', required: 'always' },
        ...{ maxLength: 8000, label: words.lines, hint: words.linesHint },
      },
    ],
    read: readOffices,
    fieldsOf: (offices) => ({
      [field]: offices
        .filter(({ closed }) => !closed)
        .map(lineOf)
        .join('\n'),
    }),
    present: ({ witnessOffices: now }) =>
      now.map(({ code, name, closed }) => ({
        code,
        name,
        ...(closed && { closed: true as const }),
      })),
    says: (offices) => offices.map(saysOffice),
    check,
    preview: (offices, place) => preview(needs, offices, place),
  });

/** Reads the offices that may witness, one a line; one of now that has no line any more is closed, and named on. */
const readOffices = (
  fields: Fields,
  { campaign }: Upon,
): { value: Offices; errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const value: Offices = [];
  for (const [index, row] of (fields[field] ?? '').split(/\r?\n/).entries()) {
    const written = tidyText(row);
    if (written === '') continue;
    const office = officeIn(written);
    const isNew = office && !value.some(({ code }) => code === office.code);
    if (isNew) value.push(office);
    else errors.push({ field, reason: 'no-office-line', facts: { line: String(index + 1) } });
  }
  const gone = campaign.witnessOffices
    .filter(({ code }) => !value.some((one) => one.code === code))
    .map(({ code, name }) => ({ code, name, closed: true as const }));
  if (value.length === 0) errors.push({ field, reason: 'required' });
  if (value.length + gone.length > mostOffices) errors.push({ field, reason: 'too-many' });
  return { value: [...value, ...gone], errors };
};

const officeIn = (written: string): Offices[number] | undefined => {
  const [, code, id = '', en = ''] = lineForm.exec(written) ?? [];
  const names = { id: id.trim(), en: en.trim() };
  if (code === undefined || names.id.length < 2) return undefined;
  return {
    code: code.toUpperCase(),
    name: { ...names, en: names.en.length < 2 ? names.id : names.en },
  };
};

const lineOf = ({ code, name: { id, en } }: Offices[number]): string =>
  `${code}: ${en === id ? id : `${id} | ${en}`}`;

const saysOffice = ({ code, name, closed }: Offices[number]): Words => ({
  id: `${code}: ${name.id}${closed ? ` (${words.closed.id})` : ''}`,
  en: `${code}: ${name.en}${closed ? ` (${words.closed.en})` : ''}`,
});

/** Agreed to later than an office was added by another decree or a release, it would forget that one. */
const check = (offices: Offices, { campaign }: Place): FieldError[] => {
  const known = new Set(offices.map(({ code }) => code));
  return campaign.witnessOffices.every(({ code }) => known.has(code))
    ? []
    : [{ field, reason: 'no-longer-possible' }];
};

const preview = async (needs: Needs, offices: Offices, { campaign }: Place): Promise<Preview> => {
  const { added, closing } = changesTo(campaign, offices);
  const until = needs.now() + lookMs;
  const seen = { open: 0, named: 0, looked: 0 };
  await eachOf(campaign.regions, { atOnce: 8 }, async ({ code }) => {
    if (needs.now() > until) return;
    const all = await needs.ceremonies.list(code);
    const open = all.filter(({ state }) => state === 'open');
    seen.open += open.length;
    for (const { ceremonyId } of open) {
      const named = await needs.ceremonies.witnesses(ceremonyId);
      seen.named += named.filter(({ office }) => closing.has(office)).length;
    }
    seen.looked += 1;
  });
  return {
    facts: [
      counted(added, words.added.id, words.added.en),
      counted(closing.size, words.closing.id, words.closing.en),
      counted(seen.open, words.open.id, words.open.en),
      counted(seen.named, words.named.id, words.named.en),
    ],
    complete: seen.looked === campaign.regions.length,
  };
};

const changesTo = (campaign: Campaign, offices: Offices) => {
  const before = new Set(openOffices(campaign).map(({ code }) => code));
  const after = new Set(offices.filter(({ closed }) => !closed).map(({ code }) => code));
  return {
    added: [...after].filter((code) => !before.has(code)).length,
    closing: new Set([...before].filter((code) => !after.has(code))),
  };
};
