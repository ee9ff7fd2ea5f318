import * as z from 'zod/mini';
import { setting } from '../../../shared/settings.ts';

export const sendAnswersSettings = z.object({
  ANSWERS_TABLE: setting,
  SEAL_SECRET_ARN: setting,
  ANSWERING_NUMBER_ARN: setting,
  PUBLIC_URL: setting,
});
