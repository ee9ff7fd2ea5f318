import { refuseField } from '../../../../shared/refusal.ts';
import { readFormFields, textField } from './form-fields.ts';
import { idText } from './payload.ts';
import type { Scheme } from './scheme.ts';

/**
 * Jotform signs nothing and sends no header of ours: whatever comes is a hint that a submission may exist. Only
 * its number is used; the answers are read from Jotform's own API, and a number that Jotform does not know is
 * no report. Nothing says that Jotform tries again, so a hint is kept until it was read.
 */
export const jotform: Scheme = {
  verify: () => ({ ok: true }),
  read: (arrived, { api }) => {
    const fields = readFormFields(arrived);
    const id = number(fields, 'submissionID');
    const form = number(fields, 'formID');
    return [
      {
        deliveryId: id,
        payload: { formID: form, submissionID: id },
        hintOnly: true,
        ...(api && form !== api.formId && { aside: 'other-form' }),
      },
    ];
  },
  acceptedStatus: 200,
  refusedStatus: 401,
  overloadStatus: 503,
};

const number = (fields: ReturnType<typeof readFormFields>, name: string): string => {
  const value = idText(textField(fields, name)?.trim());
  if (value === undefined || !/^\d{1,30}$/.test(value)) throw refuseField(name, 'malformed');
  return value;
};
