import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { recordAlarmsSettings } from '../settings.ts';
import { alarmStore } from './alarm-store.ts';
import { recordAlarms } from './record-alarms.ts';

const settings = readSettings(recordAlarmsSettings);
const record = recordAlarms({ alarms: alarmStore(tableClient(), settings.ALARMS_TABLE) });

export const handler = scheduled('recordAlarms', 'recorded', record);
