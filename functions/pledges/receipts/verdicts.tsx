import type { PageFrame, Words } from '../../../shared/page/frame.ts';
import type { CheckedReceipt } from './check-receipt.ts';
import { receiptStandingWords } from './receipt-standing.ts';
import { words } from './words.ts';

type No = Exclude<CheckedReceipt, { ok: true }>['reason'] | 'no-keys';

/** What the phone can say of a receipt besides that it is genuine. */
const noes: Record<No, { title: Words; meaning: Words }> = {
  malformed: {
    title: words.notAWholeReceipt,
    meaning: words.aCharacterIsMissing,
  },
  forged: {
    title: words.theReceiptIsNot,
    meaning: words.itWasChangedAfter,
  },
  'unknown-version': {
    title: words.aReceiptOfAn,
    meaning: words.thePageOnThis,
  },
  'unknown-key': {
    title: words.cannotBeToldYet,
    meaning: words.itsKeyIsNot,
  },
  'cannot-check': {
    title: words.thisBrowserCannotCheck,
    meaning: words.thisBrowserDoesNot,
  },
  'no-keys': {
    title: words.theKeysAreNot,
    meaning: words.connectThePhoneOnce,
  },
};

/** Every verdict the script can show, in the page's language; without script none is. */
export const Verdicts = ({ frame }: { frame: PageFrame }) => (
  <div data-verdicts hidden>
    <Genuine frame={frame} />
    {Object.entries(noes).map(([reason, { title, meaning }]) => (
      <div class="notice bad" role="alert" tabIndex={-1} data-verdict={reason} hidden>
        <h2>{title[frame.lang]}</h2>
        <p>{meaning[frame.lang]}</p>
        {reason === 'unknown-key' && <KeysAt frame={frame} />}
      </div>
    ))}
  </div>
);

const Genuine = ({ frame }: { frame: PageFrame }) => {
  return (
    <div class="notice good" role="status" tabIndex={-1} data-verdict="genuine" hidden>
      <h2>{words.theReceiptIsGenuine[frame.lang]}</h2>
      <dl>
        <dt>{words.region[frame.lang]}</dt>
        <dd data-say="region" />
        <dt>{words.time[frame.lang]}</dt>
        <dd data-say="time" />
        <dt>{words.worth[frame.lang]}</dt>
        {Object.entries(receiptStandingWords).map(([standing, meaning]) => (
          <dd data-standing={standing} hidden>
            {meaning[frame.lang]}
          </dd>
        ))}
        <dt>{words.words[frame.lang]}</dt>
        <dd>
          {words.version2[frame.lang]}
          <span data-say="textVersion" />, SHA-256 <span data-say="textHash" class="code small" />
        </dd>
      </dl>
      <KeysAt frame={frame} />
      <p>
        <a data-certificate href={`${frame.base}/verifikasi`}>
          {words.certificateNeedsAConnection[frame.lang]}
        </a>
      </p>
    </div>
  );
};

const KeysAt = ({ frame }: { frame: PageFrame }) => (
  <p class="hint">
    {words.checkedOnThisPhone[frame.lang]}
    <span data-say="keysAt" />
  </p>
);
