import type * as z from 'zod/mini';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { witnessAnswer } from '../link-answers.ts';
import { CeremonyFacts } from './ceremony.tsx';
import { officeName } from './witnesses-part.tsx';
import { words } from '../words.ts';

type WitnessView = z.infer<typeof witnessAnswer> & { campaign: Campaign; action: string };
type Props = { frame: PageFrame; shown: WitnessView };

/** What a witness would confirm, on their own phone; confirming is a button, never the opening of the page. */
export const renderWitness = (frame: PageFrame, shown: WitnessView): string => {
  const { ceremony, regionName, part, witness, campaign } = shown;
  const title = part === 'leader' ? words.leaderOf : words.witnessOf;
  return renderPage(
    <Layout frame={frame} title={title[frame.lang](regionName)}>
      <p class="lead">
        {witness.name},{' '}
        {part === 'leader' ? witness.office : officeName(campaign, witness.office, frame)}
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

const Confirm = ({ frame, shown: { ceremony, part, witness, mayConfirm, action } }: Props) => {
  if (witness.confirmedAt !== null)
    return (
      <div class="notice good" role="status">
        <p>
          {words.youHaveConfirmed[frame.lang]}:{' '}
          {formatMoment(Date.parse(witness.confirmedAt), zoneOf(ceremony.region), frame.lang)}
        </p>
      </div>
    );
  if (!mayConfirm)
    return (
      <div class="notice">
        <p>{words.theCeremonyHasNotStarted[frame.lang]}</p>
      </div>
    );
  return (
    <form method="post" action={action}>
      <p>{(part === 'leader' ? words.ifYouLeadThis : words.ifYouSeeThis)[frame.lang]}</p>
      <button type="submit">
        {(part === 'leader' ? words.iLeadIt : words.iWitnessIt)[frame.lang]}
      </button>
    </form>
  );
};
