import * as z from 'zod/mini';
import type { AlarmStanding } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';

const snsShape = z.object({
  Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })),
});

/** As CloudWatch publishes a change (CloudWatch User Guide, "Amazon SNS notifications"). */
const changeShape = z.object({
  AlarmName: z.string(),
  AlarmDescription: z._default(z.nullable(z.string()), ''),
  NewStateValue: z.string(),
  StateChangeTime: z.string(),
});

type Needs = { alarms: Pick<AlarmStore, 'add' | 'settle'> };

/** Stores each alarm that goes off, and whether it is on or over; what is no alarm is passed over. */
export const recordAlarms =
  ({ alarms }: Needs) =>
  async (event: unknown): Promise<{ recorded: number }> => {
    const { Records } = z.parse(snsShape, event);
    const heard = Records.flatMap(({ Sns }) => changeIn(Sns.Message));
    for (const { isOn, ...alarm } of heard) {
      if (isOn) await alarms.add(alarm);
      await alarms.settle({ ...alarm, isOn });
    }
    return { recorded: heard.length };
  };

const changeIn = (message: string): AlarmStanding[] => {
  const read = z.safeParse(changeShape, parse(message));
  if (!read.success) return [];
  const { AlarmName, AlarmDescription, StateChangeTime, NewStateValue } = read.data;
  const at = Date.parse(StateChangeTime);
  const [says = '', runbook = ''] = (AlarmDescription ?? '').split(' Runbook: ');
  if (!Number.isFinite(at)) return [];
  return [
    {
      ...{ at, name: AlarmName.slice(0, 255), isOn: NewStateValue === 'ALARM' },
      ...{ says: says.slice(0, 500), runbook: runbook.slice(0, 200) },
    },
  ];
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
