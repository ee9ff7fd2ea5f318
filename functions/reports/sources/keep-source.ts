import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { checkSource } from './check-source.ts';
import { reachOf } from './reach.ts';
import type { Scheme } from './schemes/scheme.ts';
import type { SourceForm } from './source-form.ts';
import type { SourceStore } from './source-store.ts';
import { defaultScheme, schemeOf } from './schemes/list.ts';
import type { Source } from './source.ts';

type Needs = {
  campaign: Campaign;
  sources: Pick<SourceStore, 'find' | 'put'>;
  now: Now;
  /** 32 random bytes. */
  randomBytes: () => Buffer;
};

/** A source that was kept and, when one was made, its new secret, told this once. */
export type KeptSource = { source: Source; secret: string | undefined };

/** Throws a Refusal unless the scope of who makes the change covers this region. */
type RequireReach = (region: string) => unknown;

/**
 * Makes or changes a source, upon the one that was looked at; both its region and the one it then has must be
 * covered, so that no source is taken over from another region or moved there. Throws Refusal for that, for what
 * could not work, and for what has changed since.
 */
export const keepSource =
  ({ campaign, sources, now, randomBytes }: Needs) =>
  async (name: string, form: SourceForm, requireReach: RequireReach): Promise<KeptSource> => {
    const kept = await sources.find(name);
    if (kept) requireReach(reachOf(kept));
    const seenAt = form.seenAt === undefined ? undefined : Date.parse(form.seenAt);
    if (seenAt !== undefined && kept?.changedAt !== seenAt) throw changedSince();
    const scheme = form.scheme ?? kept?.scheme ?? defaultScheme;
    const isMade = form.secrets === undefined && (form.rotate === true || !kept);
    const secret = isMade ? newSecret(schemeOf(scheme), randomBytes()) : undefined;
    const source: Source = {
      source: name,
      scheme,
      secrets: form.secrets ?? secretsAfter(kept, secret),
      header: form.header ?? kept?.header,
      verifyToken: form.verifyToken ?? kept?.verifyToken,
      mapping: form.mapping ?? kept?.mapping,
      region: form.region ?? kept?.region,
      formAddress: form.formAddress === null ? undefined : (form.formAddress ?? kept?.formAddress),
      api: apiAfter(kept, form.api),
      active: form.active ?? kept?.active ?? true,
      changedAt: now(),
    };
    requireReach(reachOf(source));
    checkSource(campaign, source);
    if ((await sources.put(source, kept?.changedAt)) === 'changed-meanwhile') throw changedSince();
    return { source, secret };
  };

const changedSince = () =>
  new Refusal('conflict', [{ field: 'seenAt', reason: 'changed-meanwhile' }]);

/** The one before stays valid while senders are switched over. */
const secretsAfter = (kept: Source | undefined, made: string | undefined): string[] =>
  [...(made === undefined ? [] : [made]), ...(kept?.secrets ?? [])].slice(0, made ? 2 : 4);

const apiAfter = (kept: Source | undefined, said: SourceForm['api']): Source['api'] =>
  said ? { ...said, token: said.token ?? kept?.api?.token ?? '' } : kept?.api;

const newSecret = ({ makesSecret }: Scheme, random: Buffer): string => {
  if (makesSecret === 'from-the-provider') throw refuseField('secrets', 'from-the-provider');
  return makesSecret(random);
};
