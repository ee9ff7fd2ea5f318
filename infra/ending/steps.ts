import type { EndingPlace, Removed } from './place.ts';
import type { Look, Looked } from './look.ts';
import type { Step } from './record.ts';

const whatOf: Readonly<Record<string, Removed>> = {
  'AWS::DynamoDB::GlobalTable': 'table',
  'AWS::S3::Bucket': 'bucket',
  'AWS::SecretsManager::Secret': 'secret',
  'AWS::Cognito::UserPool': 'pool',
};

/** Whether nothing has a term left, so that the deployment itself can go. */
export const isLastOf = ({ held }: Look): boolean =>
  held.every(({ fate, left = 0 }) => fate !== 'term' || left === 0);

/** What is destroyed now, in its order: first what is emptied; at the last the stacks, so that nothing writes, then the rest. */
export const stepsOf = (place: EndingPlace, look: Look): Step[] => {
  const emptied = look.held
    .filter(({ fate, count = 0 }) => fate === 'campaign' && count > 0)
    // Forms outside lose their secrets before what they sent goes.
    .sort((a, b) => order(a) - order(b))
    .map((one) => ({ ...stepOf(one), what: 'rows' as const }));
  if (!isLastOf(look)) return emptied;
  const whole = look.held.flatMap((one) => {
    const what = whatOf[one.type];
    return what && ['campaign', 'term', 'last'].includes(one.fate)
      ? [{ ...stepOf(one), what }]
      : [];
  });
  return [
    ...emptied,
    ...place.stacks.map((name) => ({ what: 'stack' as const, logicalId: name, name })),
    ...whole,
  ];
};

const order = ({ logicalId }: Looked): number => (logicalId.startsWith('ReportsSources') ? 0 : 1);

const stepOf = ({ logicalId, name, count }: Looked) => ({
  ...{ logicalId, name },
  ...(count !== undefined && { count }),
});

/** The same things, however many rows they hold by now. */
export const areSameSteps = (one: readonly Step[], other: readonly Step[]): boolean =>
  namesOf(one) === namesOf(other);

const namesOf = (steps: readonly Step[]): string =>
  steps
    .map(({ what, logicalId }) => `${what} ${logicalId}`)
    .sort()
    .join('\n');
