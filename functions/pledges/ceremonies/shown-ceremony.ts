import * as z from 'zod/mini';
import { acts } from '../../../shared/campaign.ts';
import { ceremonyStates, ceremonyModes, endOf, type Ceremony, type Witness } from './ceremony.ts';

const time = z.nullable(z.string());

/** A ceremony as those of the region see it; times in ISO 8601. */
export const listedCeremony = z.object({
  ceremonyId: z.string(),
  region: z.string(),
  state: z.enum(ceremonyStates),
  version: z.int(),
  act: z.enum(acts),
  mode: z.enum(ceremonyModes),
  heldAt: z.string(),
  place: z.nullable(z.string()),
  link: z.nullable(z.string()),
  leader: z.object({ title: z.string(), name: z.string() }),
  units: z.array(z.string()),
  startedAt: time,
  endedAt: time,
});
export type ListedCeremony = z.infer<typeof listedCeremony>;

/** A witness as those of the region see them; phone, e-mail and link only for who may pass the link on. */
export const shownWitness = z.object({
  witnessId: z.string(),
  office: z.string(),
  name: z.string(),
  confirmedAt: time,
  phone: z.nullable(z.string()),
  email: z.nullable(z.string()),
  link: z.nullable(z.string()),
});
export type ShownWitness = z.infer<typeof shownWitness>;

export const ceremonyAnswer = z.extend(listedCeremony, {
  witnesses: z.array(shownWitness),
  /** Address of the screen to show at the ceremony. */
  screen: z.nullable(z.string()),
  /** For who runs it: the link by which each unit sends its own sheet. */
  sheetLinks: z.array(z.object({ unit: z.string(), link: z.string() })),
});
export type CeremonyAnswer = z.infer<typeof ceremonyAnswer>;

/** A ceremony for an answer; one that ended by itself says so. */
export const listed = (ceremony: Ceremony, now: number): ListedCeremony => {
  const end = endOf(ceremony);
  const isOver = end !== undefined && end <= now;
  return {
    ceremonyId: ceremony.ceremonyId,
    region: ceremony.region,
    state: isOver ? 'ended' : ceremony.state,
    version: ceremony.version,
    act: ceremony.act,
    mode: ceremony.mode,
    heldAt: iso(ceremony.heldAt),
    place: ceremony.place ?? null,
    link: ceremony.link ?? null,
    leader: ceremony.leader,
    units: ceremony.units,
    startedAt: isoOrNull(ceremony.startedAt),
    endedAt: isoOrNull(isOver ? end : ceremony.endedAt),
  };
};

/** A witness for an answer; `link` is given for who may pass it on. */
export const shown = (witness: Witness, link: string | undefined): ShownWitness => ({
  witnessId: witness.witnessId,
  office: witness.office,
  name: witness.name,
  confirmedAt: isoOrNull(witness.confirmedAt),
  phone: link === undefined ? null : (witness.phone ?? null),
  email: link === undefined ? null : (witness.email ?? null),
  link: link ?? null,
});

const iso = (ms: number): string => new Date(ms).toISOString();
const isoOrNull = (ms: number | undefined): string | null => (ms === undefined ? null : iso(ms));
