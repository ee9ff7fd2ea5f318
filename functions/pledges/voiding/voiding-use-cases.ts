import { decideVoiding, proposeVoiding } from './by-two.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { VoidingStore } from './voiding-store.ts';
import { decideVoidingHttp, listVoidingsHttp, proposeVoidingHttp } from './voidings.http.ts';

type Needs = {
  campaign: Campaign;
  voidings: VoidingStore;
  randomBytes: (bytes: number) => Buffer;
  now: Now;
};

/** The use case of every operation of this room. */
export const voidingUseCases = ({ campaign, voidings, randomBytes, now }: Needs) => ({
  proposeVoiding: proposeVoidingHttp({
    propose: proposeVoiding({ campaign, voidings, randomBytes, now }),
    now,
  }),
  decideVoiding: decideVoidingHttp({ decide: decideVoiding({ voidings, now }), now }),
  listVoidings: listVoidingsHttp({ campaign, voidings, now }),
});
