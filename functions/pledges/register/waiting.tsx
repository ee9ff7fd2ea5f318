import type { ComponentChildren } from 'preact';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { words } from './words.ts';

type Props = { frame: PageFrame };

/** Says that the page works without a connection; shown by the script once that is true. */
export const WorksOffline = ({ frame }: Props) => (
  <p class="hint" data-works-offline hidden>
    {words.thisPageIsKept[frame.lang]}
  </p>
);

/** Pledges this phone still has to send, and receipts of those it sent: filled and shown by the script. */
export const WaitingPledges = ({ frame }: Props) => {
  return (
    <section id="waiting" class="receipt" data-waiting hidden>
      <h2 tabIndex={-1}>{words.pledgesOnThisPhone[frame.lang]}</h2>
      <p data-kept hidden>
        {words.thereIsNoConnection[frame.lang]}
      </p>
      <p role="status">
        {words.waitingToBeSent[frame.lang]}
        <b data-count>0</b>
      </p>
      <ul class="plain" />
      <p class="buttons">
        <button type="button" data-send>
          {words.sendNow[frame.lang]}
        </button>
      </p>
      <p class="hint" data-numbers hidden>
        {words.untilItIsSent[frame.lang]}
      </p>
      <Rows frame={frame} />
      <HandOver frame={frame} />
    </section>
  );
};

/** The sealed pledge as a code that another phone takes along; drawn by the script. */
const HandOver = ({ frame }: Props) => (
  <div data-hand-over hidden>
    <p>{words.handOverHow[frame.lang]}</p>
    <p>
      <svg class="qr" role="img" aria-label={words.handOverCode[frame.lang]} />
    </p>
    <p>
      {/* The script leads it on to the code that is drawn. */}
      <a href={`${frame.base}/titipan`}>{words.handOverAddress[frame.lang]}</a>
    </p>
    <button type="button" class="quiet" data-close>
      {words.handOverClose[frame.lang]}
    </button>
  </div>
);

const Rows = ({ frame }: Props) => {
  return (
    <>
      <Row frame={frame} state="unsent">
        {words.waitsForAConnection[frame.lang]}{' '}
        <button type="button" data-hand hidden>
          {words.handOver[frame.lang]}
        </button>
      </Row>
      <Row frame={frame} state="refused">
        {words.notAccepted[frame.lang]}
        <span data-why />
        {words.deleteItAndFill[frame.lang]}
      </Row>
      <Row frame={frame} state="sent">
        {words.sent[frame.lang]}
        <a href="#waiting">{words.receiptAndCertificate[frame.lang]}</a>
      </Row>
    </>
  );
};

type RowProps = Props & { state: 'unsent' | 'refused' | 'sent'; children: ComponentChildren };

const Row = ({ frame, state, children }: RowProps) => (
  <template data-row={state}>
    <li class="entry">
      <time />
      {': '}
      {children}{' '}
      <button type="button" class="quiet" data-forget>
        {words.deleteFromThePhone[frame.lang]}
      </button>
    </li>
  </template>
);
