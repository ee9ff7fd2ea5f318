import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import type { Channel } from '../policy.ts';
import { words } from './words.ts';

type Props = { channel: Channel; state: 'confirmed' | 'unconfirmed'; confirmAt: string };

/** Asks whoever reads a phone or mailbox whether it is theirs; confirming is a button, never the opening of the page. */
export const renderContact = (frame: PageFrame, { channel, state, confirmAt }: Props): string => {
  const says = words[channel];
  return renderPage(
    <Layout frame={frame} title={says.title[frame.lang]}>
      {state === 'confirmed' ? (
        <div class="notice good" role="status">
          <p>{says.isConfirmed[frame.lang]}</p>
        </div>
      ) : (
        <form method="post" action={confirmAt}>
          <p>{says.wasRegistered[frame.lang]}</p>
          <button type="submit">{says.yesThisIsMine[frame.lang]}</button>
        </form>
      )}
    </Layout>,
  );
};
