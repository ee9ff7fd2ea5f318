import { choicesIn, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import { amountText } from '../../../shared/page/number-text.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { unitsOf } from '../../../shared/units.ts';
import {
  reachedBy,
  type DryRun,
  type Hypothesis,
  type PlannedStep,
  type RecipientPlan,
} from './dry-run.ts';
import { rungWords } from '../alerts/alert-words.ts';
import type { Channel } from '../policy.ts';
import { planWords as notUsed } from './plan-words.ts';
import { words } from './words.ts';

type Form = Pick<Hypothesis, 'region' | 'severity' | 'accusedUnit'>;
type Props = {
  campaign: Campaign;
  form?: Form | undefined;
  found?: DryRun | undefined;
};

/** Thinks a report through: who would be told, how, when, at what cost, and who would not be and why. */
export const renderDryRun = (frame: PageFrame, { campaign, form, found }: Props): string => {
  return renderPage(
    <Layout frame={frame} wide title={words.whoWouldBeTold[frame.lang]}>
      <p class="lead">{words.aSimulationNothingIs[frame.lang]}</p>
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
  return (
    <form method="post" action={`${frame.base}/v1/alerts/dry-run`}>
      <div class="field">
        <label for="region">{words.region[frame.lang]}</label>
        <select id="region" name="region" required>
          {choicesIn(campaign, frame.person?.region ?? 'ID').map(({ code, name }) => (
            <option value={code} selected={code === form?.region}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="severity">{words.severity1Light5[frame.lang]}</label>
        <select id="severity" name="severity" required>
          {[1, 2, 3, 4, 5].map((level) => (
            <option value={level} selected={level === (form?.severity ?? 3)}>
              {String(level)}
            </option>
          ))}
        </select>
      </div>
      <AccusedUnit frame={frame} campaign={campaign} form={form} />
      <button type="submit">{words.thinkItThrough[frame.lang]}</button>
    </form>
  );
};

/** The units of the region by name, once it is known which: of all regions they would be thousands. */
const AccusedUnit = ({ frame, campaign, form }: { frame: PageFrame } & Omit<Props, 'found'>) => {
  const { lang } = frame;
  const choices = choicesIn(campaign, frame.person?.region ?? 'ID');
  const code = form?.region ?? (choices.length === 1 ? choices[0]?.code : undefined);
  const region = code === undefined ? undefined : servedRegion(campaign, code);
  if (!region) return <p class="hint">{words.unitAfterRegion[lang]}</p>;
  return (
    <div class="field">
      <label for="accusedUnit">{words.accusedsUnit[lang]}</label>
      <select id="accusedUnit" name="accusedUnit">
        <option value="">{words.unitNotClear[lang]}</option>
        {unitsOf(region).map((unit) => (
          <option value={unit.code} selected={unit.code === form?.accusedUnit}>
            {unit.name}
          </option>
        ))}
      </select>
    </div>
  );
};

const Found = ({ frame, form, found }: { frame: PageFrame; form: Form; found: DryRun }) => {
  return (
    <>
      {found.steps.length === 0 && (
        <div class="notice bad" role="alert">
          <p>{words.nobodyCouldBeTold[frame.lang]}</p>
        </div>
      )}
      {found.isNaming && (
        <div class="notice" role="status">
          <p>{(form.accusedUnit ? words.theUnitIsNot : words.noUnitSaid)[frame.lang]}</p>
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
          <h2>{words.notTold[frame.lang]}</h2>
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
  const moment = (ms: number) => formatMoment(ms, zone, frame.lang);
  return (
    <>
      <h2>{rungWords(step.rung)[frame.lang]}</h2>
      <p>
        {moment(step.at)}. {words.climbsUnlessTaken[frame.lang]}: {moment(step.dueAt)}.
      </p>
      {reachedBy(step) === 0 && <p class="tag urgent">{words.nobodyIsReached[frame.lang]}</p>}
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

const channelName = (channel: Channel, { lang }: PageFrame): string =>
  ({ sms: 'SMS', whatsapp: 'WhatsApp', email: words.eMail[lang] })[channel];

const planWords = (
  plan: RecipientPlan['plans'][number],
  zone: string,
  frame: PageFrame,
): string => {
  const channel = channelName(plan.channel, frame);
  const cost =
    plan.costMicroUsd > 0 ? ` (US$ ${amountText(plan.costMicroUsd / 1e6, frame.lang, 3)})` : '';
  const sure = plan.reaches ? '' : ` (${words.notConfirmed[frame.lang]})`;
  if (plan.when === 'now') return `${channel}: ${words.atOnce[frame.lang]}${cost}${sure}`;
  const why = (whyHow[plan.why] ?? plain(plan.why))[frame.lang];
  if (plan.when === 'never') return `${channel}: ${words.no[frame.lang]}, ${why}`;
  return `${channel}: ${formatMoment(plan.until, zone, frame.lang)}, ${why}${cost}${sure}`;
};

const plain = (why: string): Words => ({ id: why, en: why });

const whyNot: Record<string, Words> = {
  inactive: words.notActive,
  'other-region': words.anotherRegion,
  'own-unit': words.ofTheAccusedsOwn,
  'to-be-named': words.unitToBeNamed,
  'led-by-accused': words.ledByTheAccused,
  named: words.namedLikeTheAccused,
  'not-comparable': words.notComparable,
  'no-unit': words.theRegisterNamesNo,
  'chair-in-conflict': words.theChairIsOf,
  declined: words.hasDeclined,
  'on-leave': words.onLeave,
  'no-channel': words.hasNeitherPhoneNor,
};

const whyHow: Record<string, Words> = {
  'quiet-hours': words.quietHoursBundledIn,
  burst: words.manyAtOnceBundled,
  budget: words.smsBudget,
  silence: words.silencedForMaintenance,
  'opted-out': words.itsOwnerOptedOut,
  'no-address': words.noSuchAddress,
  bounced: words.mailsComeBack,
  'not-chosen': notUsed.whatsappNotChosen,
  alone: notUsed.whatsappNeverAlone,
  'other-first': notUsed.theOtherGoesFirst,
  'not-on-this-rung': words.notUsedOnThis,
  practice: words.practiceIsByMail,
};
