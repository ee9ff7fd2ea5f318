import { renderConfirm } from '../../functions/pledges/confirming/pages/confirm.tsx';
import {
  renderIssuerSilent,
  renderNotSignedIn,
} from '../../functions/pledges/confirming/pages/not-signed-in.tsx';
import { renderPledgeDone } from '../../functions/pledges/pledging/pledge-done.tsx';
import type { PledgeAccepted } from '../../functions/pledges/register/pledge-form.ts';
import type { Filled } from '../../shared/page/fields.tsx';
import type { PageFrame } from '../../shared/page/frame.ts';
import { campaign, evil, words } from './evil-campaign.ts';

type Shown = { accepted: PledgeAccepted; filled: Filled; now: number };

const asn = {
  issuer: 'https://sso.contoh.example',
  clientId: 'netral',
  label: words(evil),
  claims: { number: 'preferred_username' },
};

/** The pages around the sign-in of civil servants: name, path, page. */
export const asnPages = ({
  accepted,
  filled,
  now,
}: Shown): [string, string, (frame: PageFrame) => string][] => {
  const proof = { id: 'p', person: 'k', tail: '901', expiresAt: now + 600_000 };
  const form = (of: Filled) => (frame: PageFrame) =>
    renderConfirm({ frame, campaign, asn, proof, filled: of, now, idempotencyKey: 'k' });
  const wrongUnit = { ...filled, errors: [{ field: 'unit', reason: 'unknown-unit' }] };
  return [
    [
      'claim’s receipt with a sign-in',
      '/v1/pledges',
      (frame) => renderPledgeDone(frame, { ...accepted, standing: 'claimed' }, { asn }),
    ],
    ['pledge of who signed in', '/ikrar/akun', form({ values: {}, errors: [] })],
    ['pledge of who signed in to mend', '/ikrar/akun/kirim', form(wrongUnit)],
    [
      'nobody signed in',
      '/ikrar/akun/kembali',
      (frame) => renderNotSignedIn({ frame, asn, reason: 'account-without-nip' }),
    ],
    ['silent issuer', '/ikrar/akun/masuk', (frame) => renderIssuerSilent({ frame, asn })],
  ];
};
