import type { ComponentChildren } from 'preact';
import type { Campaign, CampaignRegion } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { actWords, modeWords, say, wordOf } from './ceremony-words.ts';

type Props = {
  frame: PageFrame;
  campaign: Campaign;
  region: CampaignRegion;
  idempotencyKey: string;
};

/** The form that opens a ceremony. */
export const OpenForm = ({ frame, campaign, region, idempotencyKey }: Props) => (
  <details>
    <summary>{say(frame, 'Buka apel baru', 'Open a ceremony')}</summary>
    <form method="post" action={`${frame.base}/v1/ceremonies`}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="region" value={region.code} />
      <Line name="act" label={say(frame, 'Bentuk', 'Act')}>
        <select id="q-act" name="act" required>
          {campaign.acts.map((act) => (
            <option value={act}>{wordOf(actWords, act, frame.lang)}</option>
          ))}
        </select>
      </Line>
      <Line name="mode" label={say(frame, 'Cara', 'How')}>
        <select id="q-mode" name="mode" required>
          {Object.entries(modeWords).map(([value, words]) => (
            <option value={value}>{words[frame.lang]}</option>
          ))}
        </select>
      </Line>
      <Line name="heldAt" label={say(frame, 'Waktu setempat', 'Local time')}>
        <input id="q-heldAt" name="heldAt" type="datetime-local" required />
      </Line>
      <Line name="place" label={say(frame, 'Tempat (bila tatap muka)', 'Place (if in person)')}>
        <input id="q-place" name="place" type="text" maxLength={200} />
      </Line>
      <Line name="link" label={say(frame, 'Tautan (bila daring)', 'Link (if virtual)')}>
        <input id="q-link" name="link" type="url" maxLength={500} placeholder="https://" />
      </Line>
      <Line name="leaderTitle" label={say(frame, 'Jabatan pemimpin', 'Office of who leads')}>
        <input id="q-leaderTitle" name="leaderTitle" type="text" required maxLength={120} />
      </Line>
      <Line name="leaderName" label={say(frame, 'Nama pemimpin', 'Name of who leads')}>
        <input id="q-leaderName" name="leaderName" type="text" required maxLength={120} />
      </Line>
      <fieldset class="choices">
        <legend>
          {say(frame, 'Unit yang dipanggil (kosong: semua)', 'Units called (none: all)')}
        </legend>
        {region.units.map(({ code, name }) => (
          <label class="choice">
            <input type="checkbox" name="units" value={code} />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{say(frame, 'Buka apel', 'Open the ceremony')}</button>
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
