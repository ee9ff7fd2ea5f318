import { randomUUID } from 'node:crypto';
import { clockOf } from '../../infra/demo/suite-client.ts';
import type { SuiteProcess } from './suite-process.ts';

type Suite = Pick<SuiteProcess, 'url' | 'client'>;
type Headers = Record<string, string>;

/** What opens a ceremony in Pesawaran, held at a moment (milliseconds). */
export const aCeremony = (heldAt: number, changes: Record<string, unknown> = {}) => ({
  region: '18.09',
  mode: 'in-person',
  heldAt: new Date(heldAt + 7 * 3_600_000).toISOString().slice(0, 16),
  place: 'Halaman kantor bupati',
  leaderTitle: 'Sekretaris Daerah',
  leaderName: 'Contoh Pemimpin',
  ...changes,
});

export type OpenCeremony = { ceremonyId: string; version: number };

/** Opens a ceremony, and starts it unless asked not to. */
export const openCeremony = async (
  { client }: Suite,
  as: Headers,
  { changes = {}, start = true }: { changes?: Record<string, unknown>; start?: boolean } = {},
): Promise<OpenCeremony> => {
  const form = aCeremony(await clockOf(client), changes);
  const opened = await client.post('/v1/ceremonies', form, {
    ...as,
    'idempotency-key': randomUUID(),
  });
  const ceremony = opened.body as OpenCeremony;
  if (!start) return ceremony;
  const moves = `/v1/ceremonies/${ceremony.ceremonyId}/moves`;
  const started = await client.post(moves, { to: 'started', version: ceremony.version }, as);
  return started.body as OpenCeremony;
};

/** What the screen of a ceremony shows now: the path a phone would open. */
export const codeShown = async (
  { client, url }: Suite,
  as: Headers,
  { ceremonyId }: OpenCeremony,
): Promise<string> => {
  const { body } = await client.get(`/v1/ceremonies/${ceremonyId}`, { headers: as });
  const { screen } = body as { screen: string };
  const shown = await client.get(screen.replace(url, ''));
  const { address } = shown.body as { address: string | null };
  return (address ?? '').replace(url, '');
};

/** The ticket a phone gets that opens what the screen shows. */
export const ticketFrom = async ({ client }: Suite, path: string): Promise<string> =>
  ((await client.get(path)).body as { ceremony: string }).ceremony;
