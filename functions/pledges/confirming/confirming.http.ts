import type { AsnSignIn } from '../../../shared/asn-sign-in.ts';
import type { NameAttempt } from '../../../shared/attempt.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { Busy } from '../../../shared/http/busy.ts';
import { readCookie, type Request } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { endCookie, type Onward } from '../../../shared/sign-in/cookies.ts';
import { IssuerFault } from '../../../shared/sign-in/issuer-fault.ts';
import type { Callback } from '../../../shared/sign-in/redeem-code.ts';
import type { SiteAddress } from '../../../shared/sign-in/site-address.ts';
import { acceptedPledge } from '../pledging/accepted-pledge.ts';
import { asnPaths, placeQuery } from '../register/asn-paths.ts';
import { withOwnUnit } from '../register/unit-in-region.ts';
import { proofCookie } from './asn-site.ts';
import type { confirmPledge } from './confirm-pledge.ts';
import type { confirmingOperations } from './operations.ts';
import type { Proof, Proofs } from './proof.ts';

type Confirming = typeof confirmingOperations;

type Needs = {
  campaign: Campaign;
  site: SiteAddress;
  start: (asked: { returnTo: string }) => Promise<Onward>;
  finish: (asn: AsnSignIn, callback: Callback) => Promise<Onward>;
  proofs: Pick<Proofs, 'open'>;
  confirm: ReturnType<typeof confirmPledge>;
  attemptOf: NameAttempt;
  newId: () => string;
  now: Now;
};

/** Signing in as a civil servant, and the pledge that follows; refuses everything where the campaign names no issuer. */
export const confirmingHttp = (needs: Needs) => ({
  startAsnSignIn: { does: startHttp(needs), ...notSignedIn(needs) },
  finishAsnSignIn: { does: finishHttp(needs), ...notSignedIn(needs) },
  showConfirmPage: { does: showFormHttp(needs), ...notSignedIn(needs) },
  confirmPledge: { does: confirmHttp(needs), ...notSignedIn(needs), formAgain: formAgain(needs) },
});

const startHttp =
  ({ campaign, start }: Needs): Does<Confirming['startAsnSignIn']> =>
  async ({ query }) => {
    const asn = asnOf(campaign);
    const returnTo = asnPaths.form + placeQuery(query);
    return onward(await askingIssuer(asn, () => start({ returnTo })));
  };

const finishHttp =
  ({ campaign, finish }: Needs): Does<Confirming['finishAsnSignIn']> =>
  async ({ query, request: { headers } }) => {
    const asn = asnOf(campaign);
    return onward(await askingIssuer(asn, () => finish(asn, { query, headers })));
  };

const showFormHttp =
  (needs: Needs): Does<Confirming['showConfirmPage']> =>
  async ({ query: { region, unit }, request }) => {
    const asn = asnOf(needs.campaign);
    const proof = await proofIn(needs, request);
    const values = { ...(region !== undefined && { region }), ...(unit !== undefined && { unit }) };
    return {
      status: 200,
      body: { form: asnPaths.send, signIn: proof.id },
      page: confirmPage(needs, { asn, proof, filled: { values, errors: [] } }),
    };
  };

const confirmHttp =
  (needs: Needs): Does<Confirming['confirmPledge']> =>
  async ({ body, idempotencyKey, request }) => {
    asnOf(needs.campaign);
    const proof = await proofIn(needs, request);
    const form = withOwnUnit(body);
    const attempt = await needs.attemptOf(idempotencyKey, { ...form, person: proof.person });
    const recorded = await needs.confirm(form, proof, { attempt, address: request.sourceAddress });
    const { region } = form;
    return {
      ...acceptedPledge(recorded, { region, base: request.base, site: needs.site.url }),
      // Whoever has the phone next is not signed in.
      cookies: [endCookie(needs.site, proofCookie)],
    };
  };

/** The form again with what is wrong; where nobody is signed in any more, why. */
const formAgain =
  (needs: Needs): WithForm<Confirming['confirmPledge']>['formAgain'] =>
  async (filled, request, refusal) => {
    const asn = asnOf(needs.campaign);
    if (refusal.code !== 'invalid-fields') return refused(asn, refusal);
    try {
      const proof = await proofIn(needs, request);
      return { status: 422, page: confirmPage(needs, { asn, proof, filled }) };
    } catch (error) {
      if (error instanceof Refusal) return refused(asn, error);
      throw error;
    }
  };

const notSignedIn = ({ campaign }: Needs) => ({
  alsoAfter: ['not-signed-in'] as const,
  formAgain: (_filled: Filled, _request: Request, refusal: Refusal) => {
    if (refusal.code !== 'not-signed-in') throw refusal;
    return refused(asnOf(campaign), refusal);
  },
});

const refused = (asn: AsnSignIn, { errors }: Refusal) => ({
  status: 401,
  page: async (frame: PageFrame) =>
    (await import('./pages/not-signed-in.tsx')).renderNotSignedIn({
      ...{ frame, asn },
      reason: errors[0]?.reason,
    }),
});

type ConfirmPage = { asn: AsnSignIn; proof: Proof; filled: Filled };

const confirmPage =
  ({ campaign, now, newId }: Needs, shown: ConfirmPage) =>
  async (frame: PageFrame) =>
    (await import('./pages/confirm.tsx')).renderConfirm({
      ...{ frame, campaign, ...shown },
      now: now(),
      idempotencyKey: newId(),
    });

const asnOf = ({ asnSignIn }: Campaign): AsnSignIn => {
  if (!asnSignIn)
    throw new Refusal('not-found', [{ field: 'asnSignIn', reason: 'no-asn-sign-in' }]);
  return asnSignIn;
};

const proofIn = ({ proofs }: Needs, { headers }: Pick<Request, 'headers'>): Promise<Proof> =>
  proofs.open(readCookie(headers, proofCookie));

/** Seconds after which somebody may try again. */
const retryAfterSeconds = 60;

/** Does what needs the issuer. One that is silent is a fault of its own, with a page; a token that is not for us proves nothing. */
const askingIssuer = async <Found>(asn: AsnSignIn, ask: () => Promise<Found>): Promise<Found> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof IssuerFault)) throw error;
    if (error.about === 'token')
      throw new Refusal('not-signed-in', [{ field: 'token', reason: 'not-for-us' }]);
    const page = async (frame: PageFrame) =>
      (await import('./pages/not-signed-in.tsx')).renderIssuerSilent({ frame, asn });
    throw new Busy({ status: 503, retryAfterSeconds, cause: error, page });
  }
};

const onward = ({ location, cookies }: Onward) => ({
  status: 303 as const,
  headers: { location },
  cookies,
});
