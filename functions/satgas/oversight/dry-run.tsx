import type { Campaign } from '../../../shared/campaign.ts';
import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { covers } from '../../../shared/regions/regions.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { DryRun, Hypothesis, PlannedStep, ToldPlan } from './dry-run.ts';
import { rungWords } from '../alerts/alert-words.ts';

type Props = {
  campaign: Campaign;
  form?: Hypothesis | undefined;
  found?: DryRun | undefined;
};

/** Thinks a report through: who would be told, how, when, at what cost, and who would not be and why. */
export const renderDryRun = (frame: PageFrame, { campaign, form, found }: Props): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return renderPage(
    <Layout frame={frame} wide title={say('Siapa yang akan diberi tahu?', 'Who would be told?')}>
      <p class="lead">
        {say(
          'Simulasi: tidak ada yang dikirim dan tidak ada yang disimpan.',
          'A simulation: nothing is sent and nothing is kept.',
        )}
      </p>
      <Ask frame={frame} campaign={campaign} form={form} />
      {form && found && <Found frame={frame} form={form} found={found} />}
    </Layout>,
  );
};

const Ask = ({
  frame,
  campaign,
  form,
}: { frame: PageFrame } & Pick<Props, 'campaign' | 'form'>) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <form method="post" action={`${frame.base}/v1/alerts/dry-run`}>
      <div class="field">
        <label for="region">{say('Daerah', 'Region')}</label>
        <select id="region" name="region" required>
          {campaign.regions
            .filter(({ code }) => covers(frame.person?.region ?? 'ID', code))
            .map(({ code, name }) => (
              <option value={code} selected={code === form?.region}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <div class="field">
        <label for="severity">
          {say('Tingkat (1 ringan, 5 darurat)', 'Severity (1 light, 5 urgent)')}
        </label>
        <select id="severity" name="severity" required>
          {[1, 2, 3, 4, 5].map((level) => (
            <option value={level} selected={level === (form?.severity ?? 3)}>
              {level}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="accusedUnit">
          {say('Kode unit terlapor (bila ada)', "Accused's unit code (if any)")}
        </label>
        <input id="accusedUnit" name="accusedUnit" maxLength={24} value={form?.accusedUnit ?? ''} />
      </div>
      <button type="submit">{say('Simulasikan', 'Think it through')}</button>
    </form>
  );
};

const Found = ({ frame, form, found }: { frame: PageFrame; form: Hypothesis; found: DryRun }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  return (
    <>
      {found.steps.length === 0 && (
        <div class="notice bad" role="alert">
          <p>
            {say(
              'Tidak seorang pun dapat diberi tahu. Laporan seperti ini akan membunyikan alarm.',
              'Nobody could be told. Such a report would raise an alarm.',
            )}
          </p>
        </div>
      )}
      <ol class="cards">
        {found.steps.map((step) => (
          <li>
            <StepCard frame={frame} step={step} zone={zoneOf(form.region)} />
          </li>
        ))}
      </ol>
      {found.notTold.length > 0 && (
        <>
          <h2>{say('Tidak diberi tahu', 'Not told')}</h2>
          <ul>
            {found.notTold.map(({ officerId, name, why }) => (
              <li>
                {name} ({officerId}): {(whyNot[why] ?? plain(why))[frame.lang]}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

const StepCard = ({ frame, step, zone }: { frame: PageFrame; step: PlannedStep; zone: string }) => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const moment = (ms: number) => formatMoment(ms, zone, frame.lang);
  return (
    <>
      <h2>{rungWords(step.rung)[frame.lang]}</h2>
      <p>
        {moment(step.at)}. {say('Naik bila tidak diambil', 'Climbs unless taken')}:{' '}
        {moment(step.dueAt)}.
      </p>
      <ul>
        {step.tell.map((told) => (
          <li>
            <strong>{told.name}</strong> ({told.officerId})
            <ul>
              {told.plans.map((plan) => (
                <li>{planWords(plan, zone, frame)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
};

const planWords = (plan: ToldPlan['plans'][number], zone: string, frame: PageFrame): string => {
  const say = (id: string, en: string) => (frame.lang === 'id' ? id : en);
  const channel = plan.channel === 'sms' ? 'SMS' : say('Surel', 'E-mail');
  const cost = plan.costMicroUsd > 0 ? ` (US$ ${(plan.costMicroUsd / 1e6).toFixed(3)})` : '';
  if (plan.when === 'now') return `${channel}: ${say('saat itu juga', 'at once')}${cost}`;
  const why = (whyHow[plan.why] ?? plain(plan.why))[frame.lang];
  if (plan.when === 'never') return `${channel}: ${say('tidak', 'no')}, ${why}`;
  return `${channel}: ${formatMoment(plan.until, zone, frame.lang)}, ${why}${cost}`;
};

const plain = (why: string): Words => ({ id: why, en: why });

const whyNot: Record<string, Words> = {
  inactive: { id: 'tidak aktif', en: 'not active' },
  'other-region': { id: 'bukan daerahnya', en: 'another region' },
  'own-unit': {
    id: 'satu unit dengan terlapor, atau di atas atau di bawah unit itu',
    en: "of the accused's own unit, or of one above or below it",
  },
  'to-be-named': {
    id: 'unit terlapor belum pasti: daerah baru diberi tahu setelah ditetapkan dari atas',
    en: 'it is not settled where the accused serves: the region is told once that is named from above',
  },
  'led-by-accused': {
    id: 'terlapor memimpin seluruh daerah',
    en: 'the accused leads the whole region',
  },
  named: { id: 'namanya mirip terlapor', en: 'their name resembles that of the accused' },
  'not-comparable': {
    id: 'namanya belum dapat dibandingkan dengan terlapor',
    en: 'their name cannot be compared with that of the accused yet',
  },
  'no-unit': {
    id: 'unit kerjanya belum terdaftar',
    en: 'the register names no unit for them',
  },
  'chair-in-conflict': {
    id: 'ketua satgas berbenturan kepentingan, atau unitnya belum terdaftar: seluruh satgas daerah dilewati',
    en: "the chair has a conflict of interest, or no unit in the register: the region's satgas is passed over",
  },
  declined: { id: 'sudah menolak', en: 'has declined' },
  'on-leave': { id: 'sedang cuti', en: 'on leave' },
  'no-channel': { id: 'tidak punya nomor atau surel', en: 'has neither phone nor e-mail' },
};

const whyHow: Record<string, Words> = {
  'quiet-hours': { id: 'jam tenang: digabung paginya', en: 'quiet hours: bundled in the morning' },
  burst: { id: 'banyak sekaligus: digabung', en: 'many at once: bundled' },
  budget: { id: 'anggaran SMS', en: 'SMS budget' },
  silence: { id: 'sedang dihentikan sementara', en: 'silenced for maintenance' },
  'opted-out': { id: 'pemiliknya menolak SMS', en: 'its owner opted out of SMS' },
  'no-address': { id: 'tidak ada alamatnya', en: 'no such address' },
  'not-on-this-rung': { id: 'tidak dipakai di tingkat ini', en: 'not used on this rung' },
};
