import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { readBody, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { requireAccess } from '../../access.ts';
import type { SilenceStore } from './silence-store.ts';

export const silencePath = z.object({ region: z.string().check(z.regex(/^\d{2}(\.\d{2})?$/)) });
export const silenceForm = z.strictObject({
  until: z.iso.datetime(),
  reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(200)),
});

const longestMs = 72 * 3_600_000;

type Needs = { campaign: Campaign; silences: SilenceStore; now: Now };

/** PUT /v1/silences/{region}: holds a region's messages back until a moment, 72 hours at most; a past one ends it. */
export const putSilenceHttp =
  ({ campaign, silences, now }: Needs): HttpUseCase =>
  async (request) => {
    const { region } = readParameters(request.params, silencePath);
    const person = requireAccess('putSilence', request.person, region);
    if (!servedRegion(campaign, region)) throw refuseField('region', 'unknown-region');
    const form = readBody(request, silenceForm);
    const until = Date.parse(form.until);
    if (until > now() + longestMs) throw refuseField('until', 'too-far-away');
    const reason = tidyText(form.reason);
    await silences.put({ region, until, reason, by: person.personId });
    return { status: 200, body: { region, until: new Date(until).toISOString(), reason } };
  };
