import * as z from 'zod/mini';
import type { HeardAlarm } from './alarm.ts';
import type { AlarmStore } from './alarm-store.ts';

const snsShape = z.object({
  Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })),
});

/** As CloudWatch tells of an alarm (CloudWatch User Guide, "Amazon SNS notifications"). */
const changeShape = z.object({
  AlarmName: z.string(),
  AlarmDescription: z._default(z.nullable(z.string()), ''),
  NewStateValue: z.string(),
  StateChangeTime: z.string(),
});

type Needs = { alarms: Pick<AlarmStore, 'add'> };

/** Stores each alarm that goes off; what is no alarm, or says that one is over, is passed over. */
export const recordAlarms =
  ({ alarms }: Needs) =>
  async (event: unknown): Promise<{ recorded: number }> => {
    const { Records } = z.parse(snsShape, event);
    const heard = Records.flatMap(({ Sns }) => alarmIn(Sns.Message));
    for (const alarm of heard) await alarms.add(alarm);
    return { recorded: heard.length };
  };

const alarmIn = (message: string): HeardAlarm[] => {
  const told = z.safeParse(changeShape, parse(message));
  if (!told.success || told.data.NewStateValue !== 'ALARM') return [];
  const { AlarmName, AlarmDescription, StateChangeTime } = told.data;
  const at = Date.parse(StateChangeTime);
  const [says = '', runbook = ''] = (AlarmDescription ?? '').split(' Runbook: ');
  if (!Number.isFinite(at)) return [];
  return [
    { at, name: AlarmName.slice(0, 255), says: says.slice(0, 500), runbook: runbook.slice(0, 200) },
  ];
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
