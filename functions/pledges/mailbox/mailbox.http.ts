import type { NameAttempt } from '../../../shared/attempt.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { pledgingUnit } from '../../../shared/units.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { confirmPledge } from '../confirming/confirm-pledge.ts';
import { acceptedPledge } from '../pledging/accepted-pledge.ts';
import { linkPath, mailboxPaths } from '../register/mailbox-paths.ts';
import type { askLink } from './ask-link.ts';
import type { Link, Links } from './links.ts';
import type { mailboxOperations } from './operations.ts';

type Mailbox = typeof mailboxOperations;

type Needs = {
  campaign: Campaign;
  ask: ReturnType<typeof askLink>;
  links: Pick<Links, 'open'>;
  confirm: ReturnType<typeof confirmPledge>;
  attemptOf: NameAttempt;
  site: string;
  newId: () => string;
  now: Now;
};

/** Asking for a link to an office mailbox, and the pledge that follows. */
export const mailboxHttp = (needs: Needs) => ({
  showMailboxPage: showFormHttp(needs),
  askMailboxLink: { does: askHttp(needs), formAgain: askAgain(needs) },
  showMailboxLink: showLinkHttp(needs),
  confirmByMailbox: { does: confirmHttp(needs), formAgain: linkAgain(needs) },
});

const showFormHttp =
  (needs: Needs): Does<Mailbox['showMailboxPage']> =>
  ({ query: { region } }) => {
    requireMailboxes(needs.campaign);
    const filled = { values: { ...(region !== undefined && { region }) }, errors: [] };
    return { status: 200, body: { form: mailboxPaths.send }, page: askPage(needs, filled) };
  };

const askHttp =
  ({ campaign, ask, attemptOf }: Needs): Does<Mailbox['askMailboxLink']> =>
  async ({ body, idempotencyKey, request: { sourceAddress: address } }) => {
    requireMailboxes(campaign);
    await ask(body, { attempt: await attemptOf(idempotencyKey, body), address });
    return {
      status: 202,
      body: { state: 'asked' },
      page: async (frame) => (await import('./pages/ask.tsx')).renderAsked(frame),
    };
  };

const askAgain =
  (needs: Needs): WithForm<Mailbox['askMailboxLink']>['formAgain'] =>
  (filled) => ({ status: 422, page: askPage(needs, filled) });

const askPage =
  ({ campaign, newId }: Needs, filled: Filled) =>
  async (frame: PageFrame) =>
    (await import('./pages/ask.tsx')).renderAsk({
      ...{ frame, campaign, filled },
      idempotencyKey: newId(),
    });

const showLinkHttp =
  (needs: Needs): Does<Mailbox['showMailboxLink']> =>
  async ({ path: { token } }) => {
    const link = await openLink(needs, token);
    const page = linkPage(needs, { link, token, filled: { values: {}, errors: [] } });
    return { status: 200, body: { form: linkPath(token) }, page };
  };

/** A link, for the unit that has the duties now where the roster's was closed since. */
const openLink = async ({ links, campaign }: Needs, token: string): Promise<Link> => {
  const link = await links.open(token);
  const { region, unit } = link.place;
  const served = servedRegion(campaign, region);
  const present = served && pledgingUnit(served, unit);
  return present === undefined ? link : { ...link, place: { region, unit: present } };
};

const confirmHttp =
  (needs: Needs): Does<Mailbox['confirmByMailbox']> =>
  async ({ path: { token }, body, idempotencyKey, request }) => {
    const { confirm, attemptOf, site } = needs;
    const link = await openLink(needs, token);
    const { person, place, id: signIn } = link;
    const attempt = await attemptOf(idempotencyKey, { ...body, person });
    const form = { ...body, ...place, signIn };
    const recorded = await confirm(form, link, { attempt, address: request.sourceAddress });
    return acceptedPledge(recorded, { region: place.region, base: request.base, site });
  };

const linkAgain =
  (needs: Needs): WithForm<Mailbox['confirmByMailbox']>['formAgain'] =>
  async (filled, { path }: Request) => {
    const token = path.slice(path.lastIndexOf('/') + 1);
    const link = await openLink(needs, token);
    return { status: 422, page: linkPage(needs, { link, token, filled }) };
  };

type LinkPage = { link: Link; token: string; filled: Filled };

const linkPage =
  ({ campaign, now, newId }: Needs, shown: LinkPage) =>
  async (frame: PageFrame) =>
    (await import('./pages/link.tsx')).renderLink({
      ...{ frame, campaign, ...shown },
      now: now(),
      idempotencyKey: newId(),
    });

const requireMailboxes = ({ regions }: Campaign): void => {
  if (!regions.some(({ mailDomains }) => mailDomains))
    throw new Refusal('not-found', [{ field: 'region', reason: 'no-office-mailboxes' }]);
};
