import { ofOthers } from './stored-others.ts';
import { ofPledges } from './stored-pledges.ts';
import { ofReports } from './stored-reports.ts';
import type { Stored } from './stored-shape.ts';

/** What each table holds about whom, and for how long; by the name it is declared under. A test names one that is missing. */
export const stored: Readonly<Record<string, Stored>> = { ...ofPledges, ...ofReports, ...ofOthers };
