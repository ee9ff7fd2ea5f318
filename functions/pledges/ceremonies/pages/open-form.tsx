import type { ComponentChildren } from 'preact';
import type { Campaign, CampaignRegion } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { actWords, modeWords, wordOf } from './ceremony-words.ts';
import { words as texts } from '../words.ts';

type Props = {
  frame: PageFrame;
  campaign: Campaign;
  region: CampaignRegion;
  idempotencyKey: string;
};

/** The form that opens a ceremony. */
export const OpenForm = ({ frame, campaign, region, idempotencyKey }: Props) => (
  <details>
    <summary>{texts.openACeremony[frame.lang]}</summary>
    <form method="post" action={`${frame.base}/v1/ceremonies`}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="region" value={region.code} />
      <Line name="act" label={texts.act[frame.lang]}>
        <select id="q-act" name="act" required>
          {campaign.acts.map((act) => (
            <option value={act}>{wordOf(actWords, act, frame.lang)}</option>
          ))}
        </select>
      </Line>
      <Line name="mode" label={texts.how[frame.lang]}>
        <select id="q-mode" name="mode" required>
          {Object.entries(modeWords).map(([value, words]) => (
            <option value={value}>{words[frame.lang]}</option>
          ))}
        </select>
      </Line>
      <Line name="heldAt" label={texts.localTime[frame.lang]}>
        <input id="q-heldAt" name="heldAt" type="datetime-local" required />
      </Line>
      <Line name="place" label={texts.placeIfInPerson[frame.lang]}>
        <input id="q-place" name="place" type="text" maxLength={200} />
      </Line>
      <Line name="link" label={texts.linkIfVirtual[frame.lang]}>
        <input id="q-link" name="link" type="url" maxLength={500} placeholder="https://" />
      </Line>
      <Line name="leaderTitle" label={texts.officeOfWhoLeads[frame.lang]}>
        <input id="q-leaderTitle" name="leaderTitle" type="text" required maxLength={120} />
      </Line>
      <Line name="leaderName" label={texts.nameOfWhoLeads[frame.lang]}>
        <input id="q-leaderName" name="leaderName" type="text" required maxLength={120} />
      </Line>
      <fieldset class="choices">
        <legend>{texts.unitsCalledNoneAll[frame.lang]}</legend>
        {region.units.map(({ code, name }) => (
          <label class="choice">
            <input type="checkbox" name="units" value={code} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{texts.openTheCeremony[frame.lang]}</button>
    </form>
  </details>
);

type LineProps = { name: string; label: string; children: ComponentChildren };

/** One labelled control of a form. */
export const Line = ({ name, label, children }: LineProps) => (
  <p class="field">
    <label for={`q-${name}`}>{label}</label>
    {children}
  </p>
);
