import { formatWallMoment } from '../../../shared/calendar/zones.ts';
import {
  servedRegion,
  type Act,
  type Campaign,
  type CampaignRegion,
  type PledgeText,
} from '../../../shared/campaign.ts';
import { noSuchUnit } from '../../../shared/closed-unit.ts';
import { pledgePhase, textFor, textOfVersion } from '../../../shared/pledging.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { PledgeForm } from './pledge-form.ts';

/** How long after the words changed a page that was open before may still be sent: what it showed was sworn. */
const openPageMs = 24 * 3_600_000;

type PlaceFields = Pick<PledgeForm, 'region' | 'unit' | 'staffKind'> & {
  act?: PledgeForm['act'] | undefined;
  textVersion?: number | undefined;
};

/**
 * Where a pledge belongs and the words it was sworn to at a moment (milliseconds). Refuses by name a region not
 * served, a time outside its phases (with the dates), a unit of elsewhere, a kind of staff or an act the campaign
 * does not take, and words that the region no longer, or never, swears to.
 */
export const pledgePlace = (
  campaign: Campaign,
  form: PlaceFields,
  at: number,
): { text: PledgeText; act: Act } => {
  const region = servedRegion(campaign, form.region);
  if (!region) throw refuseField('region', 'unknown-region');
  if (!region.units.some(({ code }) => code === form.unit))
    throw noSuchUnit(region, 'unit', form.unit);
  if (form.staffKind === 'non-asn' && !campaign.nonAsnTakePart)
    throw refuseField('staffKind', 'not-open');
  const act = form.act ?? campaign.acts[0] ?? 'ikrar';
  if (!campaign.acts.includes(act)) throw refuseField('act', 'not-offered');
  requirePhase(campaign, region, at);
  return { act, text: wordsSworn(campaign, region, { at, version: form.textVersion }) };
};

const requirePhase = (campaign: Campaign, region: CampaignRegion, at: number): void => {
  const { state, opensAt, closesAt } = pledgePhase(campaign, region, at);
  if (state === 'open') return;
  throw refuseField('region', state === 'not-yet' ? 'pledging-not-yet' : 'pledging-over', {
    opens: formatWallMoment(opensAt, region.zone),
    closes: formatWallMoment(closesAt, region.zone),
  });
};

type Sworn = { at: number; version: number | undefined };

const wordsSworn = (
  campaign: Campaign,
  region: CampaignRegion,
  { at, version }: Sworn,
): PledgeText => {
  const now = textFor(campaign, region, at);
  if (!now) throw new Error(`No pledge text holds in ${region.code} although its phase is open`);
  if (version === undefined || version === now.version) return now;
  const shown = textOfVersion(campaign, version);
  const before = textFor(campaign, region, at - openPageMs);
  if (!shown || before?.version !== shown.version)
    throw refuseField('textVersion', 'other-words-now');
  return shown;
};
