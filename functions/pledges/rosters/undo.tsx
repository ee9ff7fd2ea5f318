import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { undoReasons, type RegionRosters } from './upload.ts';
import { words } from './words.ts';

type Props = { frame: PageFrame; rosters: RegionRosters; region: CampaignRegion | undefined };

/** Brings back the roster before: how many people would come back and go, why, a box to tick, and one button. */
export const Undo = ({ frame, rosters: { undo, region: code }, region }: Props) => {
  if (!undo || !region) return null;
  const { lang, base } = frame;
  const until = formatMoment(undo.until, region.zone, lang);
  return (
    <section id="undo">
      <h2>{words.undoTitle[lang]}</h2>
      <p>{words.undoWould[lang]({ ...undo, until })}</p>
      <form method="post" action={`${base}/v1/rosters/undo`}>
        <input type="hidden" name="lang" value={lang} />
        <input type="hidden" name="region" value={code} />
        <input type="hidden" name="turn" value={String(undo.turn)} />
        <div class="field">
          <label for="q-why">{words.undoWhy[lang]}</label>
          <select id="q-why" name="why" required>
            {undoReasons.map((why) => (
              <option value={why}>{words.why[why][lang]}</option>
            ))}
          </select>
        </div>
        <label class="choice">
          <input type="checkbox" name="agreed" value="yes" required />
          <span>{words.undoAgree[lang]}</span>
        </label>
        <button type="submit">{words.undoPress[lang]}</button>
      </form>
    </section>
  );
};
