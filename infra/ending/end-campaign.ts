import { lastDayOf } from '../../shared/campaign-end.ts';
import type { Deployment } from '../deployment.ts';
import { emptyTable } from './empty-table.ts';
import { linesOf, lookAt, type Look } from './look.ts';
import { areTwo, personOf } from './person.ts';
import { EndingRefused, type EndingPlace } from './place.ts';
import { confirm, doneKey, endedKey, newestEnd, propose, type End, type Step } from './record.ts';
import { isLastOf, areSameSteps, stepsOf } from './steps.ts';

export type Ending = {
  place: EndingPlace;
  deployment: Pick<Deployment, 'id' | 'campaign'>;
  /** Who calls, as AWS told it. */
  arn: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** Gives the id of an export of today; undefined where somebody said that none is wanted. Throws where there is none. */
  exported: (() => Promise<string>) | undefined;
  say: (line: string) => void;
  /** What somebody types as an answer. */
  ask: (question: string) => Promise<string>;
};

/** How long a first confirmation waits for the second. */
const secondWithinMs = 86_400_000;

/**
 * Ends a campaign, in as many runs as it takes: shows what is kept and what is destroyed, refuses while something is
 * open, takes the word of a first person, and in another run within a day of a second; then destroys, step by step. A
 * run that was cut off goes on in the next. Throws EndingRefused.
 */
export const endCampaign = async (ending: Ending): Promise<'proposed' | 'ended' | 'nothing'> => {
  const { place, say } = ending;
  const person = personOf(ending.arn);
  const end = await newestEnd(place.ledger);
  if (end?.confirmed && !end.isOver) {
    say(`Goes on with the end that ${end.proposed.by} and ${end.confirmed.by} confirmed.`);
    return finish(ending, end.proposed.endId, end.confirmed.steps);
  }
  const look = await lookAt(place, ending.now);
  for (const line of linesOf(look.held, isLastOf(look))) say(line);
  refuseOpen(ending, look);
  const steps = stepsOf(place, look);
  if (steps.length === 0) {
    say(
      'Nothing is to be destroyed today: what is left ends by itself. Run it again after the last day above.',
    );
    return 'nothing';
  }
  const waiting = end && !end.confirmed && isWaiting(end, ending, steps) ? end : undefined;
  if (!waiting) return first(ending, steps);
  const proposer = personOf(waiting.proposed.by);
  if (!areTwo(proposer, person))
    throw new EndingRefused(
      `${waiting.proposed.by} confirmed already, and waits for somebody else of the same kind until ${iso(waiting.proposedAt + secondWithinMs)}.`,
    );
  return second(ending, waiting, steps);
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** A confirmation is of what was shown, and of a day. */
const isWaiting = ({ proposed, proposedAt }: End, { now }: Ending, steps: Step[]): boolean =>
  now <= proposedAt + secondWithinMs && areSameSteps(proposed.steps, steps);

const refuseOpen = ({ deployment, now }: Ending, { open }: Look): void => {
  const lastDay = lastDayOf(deployment.campaign);
  // The day ends last in the west of the country, at 17:00 UTC.
  const lines = [
    ...(now < Date.parse(`${lastDay}T17:00:00Z`)
      ? [`The campaign lasts until ${lastDay}. Wait, or mend the deployment's file.`]
      : []),
    ...open,
  ];
  if (lines.length > 0)
    throw new EndingRefused(['Nothing was destroyed. Still open:', ...lines].join('\n'));
};

const typeName = async ({ ask, deployment, arn }: Ending, steps: Step[]): Promise<void> => {
  const typed = await ask(
    `${arn}: ${String(steps.length)} things are destroyed for good. Type the name of the deployment: `,
  );
  if (typed.trim() !== deployment.id)
    throw new EndingRefused(`That is not ${deployment.id}. Nothing was destroyed.`);
};

const first = async (ending: Ending, steps: Step[]): Promise<'proposed'> => {
  const { place, arn, now, say, deployment } = ending;
  const exportId = ending.exported ? await ending.exported() : null;
  await typeName(ending, steps);
  const endId = iso(now);
  await propose(place, { endId, deployment: deployment.id, by: arn, exportId, steps });
  say(
    `Nothing is destroyed yet. Somebody else runs the same command until ${iso(now + secondWithinMs)}.`,
  );
  return 'proposed';
};

const second = async (ending: Ending, { proposed }: End, steps: Step[]): Promise<'ended'> => {
  ending.say(`${proposed.by} confirmed it; export: ${proposed.exportId ?? 'none, as they said'}.`);
  await typeName(ending, steps);
  await confirm(ending.place, proposed.endId, { by: ending.arn, steps });
  return finish(ending, proposed.endId, steps);
};

const finish = async (ending: Ending, endId: string, steps: Step[]): Promise<'ended'> => {
  const { place, say } = ending;
  const end = await newestEnd(place.ledger);
  for (const [at, step] of steps.entries()) {
    if (end?.done.has(doneKey(endId, at))) continue;
    if (step.what === 'rows') await emptyTable(place.client, step);
    else await place.remove({ what: step.what, name: step.name });
    say(`Destroyed: ${step.what} ${step.logicalId}${ofHowMany(step)}`);
    await place.ledger.write(doneKey(endId, at), JSON.stringify(step));
  }
  const line = `${ending.deployment.id}, end ${endId}: ${steps.map(inRecord).join('; ')}. Confirmed by ${end?.proposed.by ?? ''} and ${end?.confirmed?.by ?? ''}, done ${iso(ending.now)}.`;
  await place.ledger.write(endedKey(endId), JSON.stringify({ line }));
  say(line);
  return 'ended';
};

const ofHowMany = ({ count }: Step): string => (count === undefined ? '' : ` (${String(count)})`);
const inRecord = (step: Step): string => `${step.what} ${step.logicalId}${ofHowMany(step)}`;
