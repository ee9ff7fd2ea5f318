import { expect } from '@jest/globals';
import type { LentSuite } from './lent-suite.ts';
import { signInTo } from './sign-in.ts';

type Suite = Pick<LentSuite, 'url' | 'client'>;
type Entry = { region: string; officerId: string } & Record<string, unknown>;

/** Puts an officer into the register of a running suite: one admin of the nation proposes it, the other agrees. */
export const registerByTwo = async (
  suite: Suite,
  { region, officerId, ...entry }: Entry,
): Promise<void> => {
  const first = await signInTo(suite, 'admin', 'ID');
  const { status, body } = await suite.client.get(`/v1/officers/${region}/${officerId}`, {
    method: 'PUT',
    headers: { ...first, 'content-type': 'application/json' },
    body: JSON.stringify(entry),
  });
  expect(status).toBe(202);
  const { change } = body as { change: { changeId: string } | null };
  if (!change) return;
  const decision = `/v1/register-changes/${region}/${change.changeId}/decision`;
  const alone = await suite.client.post(decision, { is: 'agreed' }, first);
  expect(alone).toMatchObject({ status: 403, body: { errors: [{ reason: 'own-change' }] } });
  const second = await signInTo(suite, 'admin', 'ID', 1);
  const agreed = await suite.client.post(decision, { is: 'agreed' }, second);
  expect(agreed).toMatchObject({ status: 200, body: { state: 'done', stored: 1 } });
};
