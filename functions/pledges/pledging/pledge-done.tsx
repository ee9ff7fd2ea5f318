import type { AsnSignIn } from '../../../shared/asn-sign-in.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { qrCode } from '../../../shared/qr/qr-code.ts';
import { QrSvg } from '../../../shared/qr/qr-svg.tsx';
import { SignInInstead } from '../register/asn-sign-in.tsx';
import { MailboxInstead } from '../register/mailbox-instead.tsx';
import type { PledgeAccepted } from '../register/pledge-form.ts';
import { standingMeanings } from '../register/standing-words.ts';
import { whatsAppAddress } from '../receipts/receipt-addresses.ts';
import { words as texts } from './words.ts';

const isAndIsNot: Words[] = [texts.itProvesThatA, texts.itHoldsNoName, texts.itIsNoProof];

/** Where the person can still prove their number. */
type Ways = { asn?: AsnSignIn | undefined; campaign?: Campaign | undefined };

/** The receipt, to keep, to show, to verify. The same page for a first and a repeated pledge. */
export const renderPledgeDone = (
  frame: PageFrame,
  { receipt, standing, region, verifyAt, checkAt, pledgeText }: PledgeAccepted,
  { asn, campaign }: Ways = {},
): string => {
  return renderPage(
    <Layout frame={frame} title={texts.yourPledgeIsRecorded[frame.lang]}>
      <div class="notice good" role="status">
        <p>{texts.thankYouEachPerson[frame.lang]}</p>
        <p>{standingMeanings[standing][frame.lang]}</p>
        {standing === 'claimed' && <p>{texts.toBeCountedAttend[frame.lang]}</p>}
      </div>
      {asn && standing === 'claimed' && (
        <SignInInstead frame={frame} asn={asn} place={{ region }} />
      )}
      {campaign && standing === 'claimed' && (
        <MailboxInstead frame={frame} campaign={campaign} region={region} />
      )}
      <section class="receipt">
        <h2>{texts.receipt[frame.lang]}</h2>
        <QrSvg code={qrCode(checkAt)} label={texts.qrCodeToCheck[frame.lang]} />
        <p class="code">{receipt}</p>
        <p class="hint">{texts.keepItPrintIt[frame.lang]}</p>
        <p class="hint">
          {texts.textVersion[frame.lang]} {String(pledgeText.version)}, SHA-256{' '}
          {pledgeText.sha256.slice(0, 16)}…
        </p>
        <p class="buttons">
          <a class="button" href={verifyAt}>
            {texts.verifyItNow[frame.lang]}
          </a>
          <a class="button outline" href={`${verifyAt}/certificate`}>
            {texts.certificate[frame.lang]}
          </a>
          <a
            class="button outline"
            href={whatsAppAddress(checkAt, frame.lang)}
            rel="noopener noreferrer"
          >
            {texts.sendByWhatsapp[frame.lang]}
          </a>
        </p>
      </section>
      <h2>{texts.whatThisReceiptMeans[frame.lang]}</h2>
      <ul>
        {isAndIsNot.map((words) => (
          <li>{words[frame.lang]}</li>
        ))}
      </ul>
    </Layout>,
  );
};
