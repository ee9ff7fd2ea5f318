import { randomBytes, randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Ceremony } from '../../functions/pledges/ceremonies/ceremony.ts';
import { ceremonyStore } from '../../functions/pledges/ceremonies/ceremony-store.ts';
import { ceremonyUseCases } from '../../functions/pledges/ceremonies/ceremony-use-cases.ts';
import { ceremonyOperations } from '../../functions/pledges/ceremonies/operations.ts';
import { pledgedStore } from '../../functions/pledges/ceremonies/pledged-store.ts';
import { sealStore } from '../../functions/pledges/ceremonies/seal-store.ts';
import { sheetStore } from '../../functions/pledges/ceremonies/sheet-store.ts';
import { recordSignatures } from '../../functions/pledges/ceremonies/signature.ts';
import { ticketStore } from '../../functions/pledges/ceremonies/ticket-store.ts';
import type { Answer } from '../../shared/http/answer.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { Refusal } from '../../shared/refusal.ts';
import { attemptOf } from './attempts.ts';
import { anEvent } from './builders.ts';
import { demoCampaign } from './campaign.ts';

type Call = { params?: Record<string, string>; body?: unknown; by?: string };

/** Ceremonies as they are served, upon a real table and a clock that the test sets. */
export const ceremonyDesk = (client: DynamoDBClient, table: string, now: () => number) => {
  const ceremonies = ceremonyStore(client, table);
  const pledged = pledgedStore(client, table);
  const seals = sealStore(client, table);
  const useCases = ceremonyUseCases({
    campaign: demoCampaign(),
    ceremonies,
    pledged,
    sheets: sheetStore(client, table, now),
    seals,
    signatures: recordSignatures(client, table),
    isSignable: true,
    tickets: ticketStore(client, table, now),
    key: () => Promise.resolve(Buffer.alloc(32, 1)),
    pepper: () => Promise.resolve(Buffer.alloc(32, 7)),
    emblemOf: () => undefined,
    attemptOf,
    publicUrl: 'https://netral.example',
    newId: randomUUID,
    randomBytes,
    now,
  });
  const { moveCeremony, correctCeremony, askEnding, askSealing, sealRecord } = ceremonyOperations;
  const { readCeremony, showWitnessPage, confirmWitness, showKiosk } = ceremonyOperations;
  return {
    ceremonies,
    pledged,
    seals,
    move: asked(served(moveCeremony, useCases.moveCeremony)),
    correct: asked(served(correctCeremony, useCases.correctCeremony)),
    askEnding: asked(served(askEnding, useCases.askEnding)),
    askSealing: asked(served(askSealing, useCases.askSealing)),
    seal: asked(served(sealRecord, useCases.sealRecord)),
    read: asked(served(readCeremony, useCases.readCeremony)),
    showLink: asked(served(showWitnessPage, useCases.showWitnessPage)),
    confirm: asked(served(confirmWitness, useCases.confirmWitness)),
    showKiosk: asked(served(showKiosk, useCases.showKiosk)),
  };
};

/** Calls an operation: its answer, or the refusal as it is told. */
const asked =
  (useCase: ReturnType<typeof served>) =>
  async ({ params = {}, body, by = 'ketua-1' }: Call): Promise<Pressed> => {
    const event = anEvent({
      method: body === undefined ? 'GET' : 'POST',
      params,
      headers: { 'content-type': 'application/json' },
      authorizer: { personId: by, role: 'chair', region: '18.09', name: 'Contoh' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    try {
      return await useCase(readRequest(event));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: 'refused', code: error.code, ...error.errors[0] };
    }
  };

export type Pressed = Answer | { status: 'refused'; code: string; field?: string; reason?: string };

/** The parameters of an address of one ceremony. */
export const at = ({ ceremonyId }: Pick<Ceremony, 'ceremonyId'>) => ({ ceremonyId });
