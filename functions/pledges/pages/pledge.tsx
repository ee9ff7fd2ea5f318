import type { Campaign } from '../../../shared/campaign.ts';
import { ErrorSummary, Field, type Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { Question } from '../../../shared/page/question.ts';

const staffKind: Question = {
  name: 'staffKind',
  kind: 'radio',
  group: 'who',
  required: 'always',
  label: { id: 'Status kepegawaian', en: 'Kind of staff' },
  options: [
    { value: 'pns', label: { id: 'PNS', en: 'PNS (civil servant)' } },
    { value: 'pppk', label: { id: 'PPPK', en: 'PPPK (contract civil servant)' } },
    { value: 'pppk-part-time', label: { id: 'PPPK paruh waktu', en: 'Part-time PPPK' } },
    {
      value: 'non-asn',
      label: { id: 'Honorer, TKK, PTT, THL', en: 'Other staff (honorer, TKK, PTT, THL)' },
      hint: {
        id: 'Isi NIK, atau nomor pegawai dari unit Anda.',
        en: 'Give your NIK, or your unit’s staff number.',
      },
    },
  ],
};

const number: Question = {
  name: 'number',
  kind: 'text',
  group: 'who',
  required: 'named',
  maxLength: 40,
  inputMode: 'numeric',
  label: { id: 'NIP, NI PPPK, atau NIK', en: 'NIP, NI PPPK or NIK' },
  hint: {
    id: 'Dipakai agar setiap orang dihitung sekali; nomornya tidak disimpan.',
    en: 'So that each person is counted once; the number itself is not kept.',
  },
};

const staffNumber: Question = {
  name: 'staffNumber',
  kind: 'text',
  group: 'who',
  required: 'named',
  maxLength: 32,
  label: { id: 'Nomor pegawai (honorer tanpa NIK)', en: 'Staff number (without NIK)' },
};

/** Which regions the form offers, as radio cards. */
const regionQuestion = (campaign: Campaign): Question => ({
  name: 'region',
  kind: 'radio',
  group: 'where',
  required: 'always',
  label: { id: 'Daerah', en: 'Region' },
  options: campaign.regions.map(({ code, name }) => ({
    value: code,
    label: { id: name, en: name },
  })),
});

export const pledgeQuestions = (campaign: Campaign): Question[] => [
  regionQuestion(campaign),
  { ...number, name: 'unit', label: { id: 'Unit kerja', en: 'Unit' } },
  staffKind,
  number,
  staffNumber,
  { ...number, name: 'agreed', label: { id: 'Persetujuan', en: 'Agreement' } },
];

type Props = { frame: PageFrame; campaign: Campaign; filled: Filled; idempotencyKey: string };

/** The pledge form: half a minute on a phone, without script. */
export const renderPledge = (props: Props): string => {
  const { frame, campaign, filled } = props;
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} title={say('Ikrar netralitas', 'Pledge of neutrality')}>
      <ErrorSummary frame={frame} filled={filled} questions={pledgeQuestions(campaign)} />
      <PledgeText frame={frame} campaign={campaign} />
      <form method="post" action={`${frame.base}/v1/pledges`}>
        <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
        <Field frame={frame} question={regionQuestion(campaign)} filled={filled} />
        <UnitSelect {...props} />
        <Field frame={frame} question={staffKind} filled={filled} />
        <Field frame={frame} question={number} filled={filled} />
        <Field frame={frame} question={staffNumber} filled={filled} />
        <label class="choice agree" id="q-agreed">
          <input type="checkbox" name="agreed" value="yes" required />
          <span>
            {say(
              'Saya telah membaca dan menyetujui ikrar di atas.',
              'I have read the pledge above and agree.',
            )}
          </span>
        </label>
        <button type="submit">{say('Saya berikrar', 'I pledge')}</button>
      </form>
    </Layout>,
  );
};

const PledgeText = ({ frame, campaign }: { frame: PageFrame; campaign: Campaign }) => {
  const { opening, points, closing, version } = campaign.pledgeText;
  return (
    <section
      class="pledge"
      aria-label={frame.lang === 'id' ? 'Naskah ikrar' : 'Words of the pledge'}
    >
      <p>{opening[frame.lang]}</p>
      <ol>
        {points.map((point) => (
          <li>{point[frame.lang]}</li>
        ))}
      </ol>
      <p>{closing[frame.lang]}</p>
      <small>
        {frame.lang === 'id' ? `Naskah versi ${version}` : `Version ${version} of the text`}
      </small>
    </section>
  );
};

const UnitSelect = ({ frame, campaign, filled }: Props) => (
  <label class="field" id="q-unit">
    <span class="label">{frame.lang === 'id' ? 'Unit kerja (OPD)' : 'Unit (OPD)'}</span>
    {filled.errors
      .filter(({ field }) => field === 'unit')
      .map(() => (
        <span class="error">
          {frame.lang === 'id'
            ? 'pilih unit dari daerah yang Anda pilih'
            : 'choose a unit of the region you chose'}
        </span>
      ))}
    <select name="unit" required>
      <option value="">{frame.lang === 'id' ? 'Pilih unit…' : 'Choose a unit…'}</option>
      {campaign.regions.map((region) => (
        <optgroup label={region.name}>
          {region.units.map((unit) => (
            <option
              value={unit.code}
              selected={
                filled.values['unit'] === unit.code && filled.values['region'] === region.code
              }
            >
              {unit.name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  </label>
);
