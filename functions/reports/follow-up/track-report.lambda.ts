import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemNow } from '../../../shared/clock.ts';
import { httpHandler } from '../../../shared/http/http-handler.ts';
import { keyBytes } from '../../../shared/key-material.ts';
import { secretReader } from '../../../shared/secrets.ts';
import { readSettings } from '../../../shared/settings.ts';
import { reportFinder } from '../report-store.ts';
import { trackReportSettings } from '../settings.ts';
import { trackReportHttp } from './track-report.http.ts';

const settings = readSettings(trackReportSettings);
const findReport = reportFinder(new DynamoDBClient(), settings.REPORTS_TABLE);
const codeKey = keyBytes(secretReader(settings.CODE_SECRET_ARN, systemNow));

export const handler = httpHandler('trackReport', trackReportHttp({ findReport, codeKey }));
