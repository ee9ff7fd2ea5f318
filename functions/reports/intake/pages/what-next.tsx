import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { OutOfScope } from '../scope.ts';
import { words } from '../words.ts';

type Props = {
  frame: PageFrame;
  lane: 'lead' | 'named';
  late: boolean;
  outOfScope: OutOfScope | undefined;
};

const told: Words[] = [words.theTaskForceIs, words.ifNobodyTakesIt];

const then: Record<'lead' | 'late-lead' | 'named' | 'late-named' | 'elsewhere', Words> = {
  lead: words.aLeadIsLooked,
  'late-lead': words.aLeadIsLookedInto,
  named: words.onceCheckedForCompleteness,
  'late-named': words.asTheDeadlineHas,
  elsewhere: words.thisReportIsMarked,
};

const thenOf = ({ lane, late, outOfScope }: Props): Words[] => {
  const own = then[late ? (`late-${lane}` as const) : lane];
  if (!outOfScope) return [own];
  return lane === 'named' && !late ? [then.elsewhere] : [then.elsewhere, own];
};

/** What happens next, for this lane, in time or late. */
export const WhatNext = (props: Props) => (
  <section>
    <h2>{words.whatHappensNext[props.frame.lang]}</h2>
    <ol>
      {[...told, ...thenOf(props)].map((step) => (
        <li>{step[props.frame.lang]}</li>
      ))}
    </ol>
  </section>
);

const whose: Record<OutOfScope, Words> = {
  'money-politics': words.voteBuyingIsBawaslus,
  'staff-kind': words.theAccusedIsUnder,
};

/** Where a report belongs that is no matter of civil servants, and that it is taken all the same. */
export const BelongsElsewhere = ({ frame, outOfScope, late }: BelongsProps) => (
  <div class="notice">
    <p>
      {whose[outOfScope][frame.lang]} {taken[frame.lang]} {!late && inTime[frame.lang]}
    </p>
  </div>
);

type BelongsProps = { frame: PageFrame; outOfScope: OutOfScope; late: boolean };

const taken: Words = words.yourReportIsTaken;

const inTime: Words = words.toBeInTime;
