import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { witnessAnswer } from '../link-answers.ts';
import { CeremonyFacts } from './ceremony.tsx';
import { say } from './ceremony-words.ts';
import { officeName } from './witnesses-part.tsx';

type Shown = z.infer<typeof witnessAnswer> & { campaign: Campaign; action: string };
type Props = { frame: PageFrame; shown: Shown };

/** What a witness would confirm, on their own phone; confirming is a button, never the opening of the page. */
export const renderWitness = (frame: PageFrame, shown: Shown): string => {
  const { ceremony, regionName, witness, campaign } = shown;
  return renderPage(
    <Layout
      frame={frame}
      title={say(frame, `Saksi apel ikrar ${regionName}`, `Witness of ${regionName}`)}
    >
      <p class="lead">
        {witness.name}, {officeName(campaign, witness.office, frame)}
      </p>
      <CeremonyFacts
        frame={frame}
        ceremony={ceremony}
        region={servedRegion(campaign, ceremony.region)}
      />
      <Confirm frame={frame} shown={shown} />
    </Layout>,
  );
};

const Confirm = ({ frame, shown: { ceremony, witness, mayConfirm, action } }: Props) => {
  if (witness.confirmedAt !== null)
    return (
      <div class="notice good" role="status">
        <p>
          {say(frame, 'Anda sudah mengonfirmasi', 'You have confirmed')}:{' '}
          {formatMoment(Date.parse(witness.confirmedAt), zoneOf(ceremony.region), frame.lang)}
        </p>
      </div>
    );
  if (!mayConfirm)
    return (
      <div class="notice">
        <p>
          {say(
            frame,
            'Apel belum dimulai. Buka tautan ini lagi saat apel berlangsung.',
            'The ceremony has not started. Open this link again while it is under way.',
          )}
        </p>
      </div>
    );
  return (
    <form method="post" action={action}>
      <p>
        {say(
          frame,
          'Bila Anda menyaksikan apel ini, nyatakan dengan menekan tombol. Waktunya dicatat dalam berita acara.',
          'If you see this ceremony, say so by pressing the button. The time stands in the record.',
        )}
      </p>
      <button type="submit">{say(frame, 'Saya menyaksikan apel ini', 'I witness it')}</button>
    </form>
  );
};
