import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { readBody, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { isWebhookSecret } from '../../../shared/signatures/standard-webhooks.ts';
import { requireAccess } from '../../access.ts';
import type { QuarantineStore } from './quarantine-store.ts';
import type { Source } from './source.ts';
import type { SourceStore } from './source-store.ts';

export const sourceName = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));

export const sourceForm = z.strictObject({
  /** Left out: a new secret is made and shown once. Given: these are the live ones, newest first. */
  secrets: z.optional(
    z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(4)),
  ),
  region: z.optional(z.string().check(z.maxLength(5))),
  active: z.optional(z.boolean()),
});

type Needs = {
  campaign: Campaign;
  sources: SourceStore;
  quarantine: Pick<QuarantineStore, 'list'>;
  now: Now;
  newSecret: () => string;
};

/** PUT /v1/sources/{source}: makes or changes a webhook source; a secret made here is told this once. */
export const putSourceHttp =
  ({ campaign, sources, now, newSecret }: Needs): HttpUseCase =>
  async (request) => {
    requireAccess('putSource', request.person);
    const { source } = readParameters(request.params, z.object({ source: sourceName }));
    const form = readBody(request, sourceForm);
    if (form.region !== undefined && !servedRegion(campaign, form.region)) {
      throw refuseField('region', 'unknown-region');
    }
    const bad = form.secrets?.findIndex((secret) => !isWebhookSecret(secret)) ?? -1;
    if (bad >= 0) throw refuseField(`secrets.${bad}`, 'malformed');
    const kept = await sources.find(source);
    const made = form.secrets || kept ? undefined : newSecret();
    const record: Source = {
      source,
      scheme: 'standard-webhooks',
      secrets: form.secrets ?? kept?.secrets ?? [made ?? newSecret()],
      region: form.region,
      active: form.active ?? true,
      changedAt: now(),
    };
    await sources.put(record);
    return { status: 200, body: { ...shown(record), ...(made !== undefined && { secret: made }) } };
  };

/** GET /v1/sources: every source, without its secrets. */
export const listSourcesHttp =
  ({ sources }: Needs): HttpUseCase =>
  async (request) => {
    requireAccess('listSources', request.person);
    return { status: 200, body: { sources: (await sources.list()).map(shown) } };
  };

/** GET /v1/sources/{source}/quarantine: what could not become a report, and why; bodies are not shown. */
export const listQuarantineHttp =
  ({ quarantine }: Needs): HttpUseCase =>
  async (request) => {
    requireAccess('listQuarantine', request.person);
    const { source } = readParameters(request.params, z.object({ source: sourceName }));
    const deliveries = await quarantine.list(source, 100);
    return {
      status: 200,
      body: {
        deliveries: deliveries.map(({ receivedAt, ...delivery }) => ({
          ...delivery,
          receivedAt: new Date(receivedAt).toISOString(),
        })),
      },
    };
  };

const shown = ({ source, scheme, region, active, secrets, changedAt }: Source) => ({
  source,
  scheme,
  region: region ?? null,
  active,
  liveSecrets: secrets.length,
  changedAt: new Date(changedAt).toISOString(),
});
